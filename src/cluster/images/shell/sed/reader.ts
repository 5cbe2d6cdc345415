import { basicExpression } from '../applets/basic-expression.ts';
import { SedSyntaxError } from './script.ts';

/** Why JavaScript refuses a pattern, and what GNU sed says of the same. */
const REFUSALS: readonly (readonly [RegExp, string])[] = [
  [/Unterminated group/, 'Unmatched ( or \\('],
  [/Unmatched '\)'/, 'Unmatched ) or \\)'],
  [/Nothing to repeat/, 'Invalid preceding regular expression'],
  [/Unterminated character class/, 'Unmatched [, [^, [:, [., or [='],
];

/** The text of a script and how far it has been read. */
export class ScriptReader {
  readonly #text: string;
  readonly #extended: boolean;
  #at = 0;

  constructor(text: string, extended: boolean) {
    this.#text = text;
    this.#extended = extended;
  }

  get next(): string {
    return this.#text[this.#at] ?? '';
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#text.length;
  }

  take(): string {
    const character = this.next;
    this.#at += 1;
    return character;
  }

  /** What an expression matches from here on, which is then read; undefined when it does not match. */
  match(expression: RegExp): RegExpExecArray | undefined {
    const sticky = new RegExp(expression.source, 'y');
    sticky.lastIndex = this.#at;
    const found = sticky.exec(this.#text) ?? undefined;
    if (found !== undefined) this.#at = sticky.lastIndex;
    return found;
  }

  /** @throws SedSyntaxError always */
  fail(message: string): never {
    throw new SedSyntaxError(`-e expression #1, char ${Math.min(this.#at, this.#text.length)}: ${message}`);
  }

  /**
   * The text up to a delimiter, which is read too. A delimiter with a backslash before it stands for itself, and so does one
   * within brackets of a pattern.
   * @returns undefined when it does not come
   */
  until(delimiter: string, inPattern: boolean): string | undefined {
    let text = '';
    while (!this.isAtEnd) {
      const character = this.take();
      if (character === delimiter) return text;
      if (character === '\\') {
        const escaped = this.take();
        text += escaped !== delimiter || (inPattern && (this.#extended ? /[.[*^$+?(){}|]/ : /[.[*^$]/).test(delimiter)) ? `\\${escaped}` : delimiter;
      } else if (character === '[' && inPattern) {
        text += character + (this.match(/\^?\]?(?:\[[:.=][^\]]*[:.=]\]|[^\]])*\]/)?.[0] ?? '');
      } else text += character;
    }
    return undefined;
  }

  /** A pattern as JavaScript has it; undefined for an empty one, which is the one used last. */
  pattern(source: string, flags: string): RegExp | undefined {
    if (source === '') return undefined;
    try {
      const words = basicExpression(source, this.#extended).replace(/\\([<>])/g, (_found, side: string) => (side === '<' ? '\\b(?=\\w)' : '\\b(?<=\\w)'));
      return new RegExp(words, flags);
    } catch (error) {
      return this.fail(REFUSALS.find(([reason]) => reason.test(String(error)))?.[1] ?? 'Invalid regular expression');
    }
  }
}
