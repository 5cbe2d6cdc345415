import type { CommandInfo, FlagInfo } from '../../kube/command-line/command-table.ts';
import { DEPRECATIONS } from '../../kube/command-line/flag-values.ts';
import { goEscape, goQuote } from '../../kube/decode/go-quote.ts';
import { Flags } from './flags.ts';
import { readValue } from '../../kube/command-line/read-value.ts';

/** A command line that cannot be read. `message` lacks the line that points to the help. */
export class FlagError extends Error {
  override readonly name = 'FlagError';
}

/** The words behind a command, sorted. */
export interface CommandLine {
  flags: Flags;
  /** What is neither a flag nor a flag's value. */
  args: readonly string[];
  /** How many of `args` stand before `--`; undefined when there is no `--`. */
  argsBeforeDash: number | undefined;
  /** `-h`, `--help`. */
  help: boolean;
  /** What kubectl says, on standard error, of deprecated flags. */
  notices: readonly string[];
}

/**
 * Sorts the words behind a command into flags and arguments, in any order.
 * @throws FlagError in the words of kubectl
 * Rule: `FlagSet.parseArgs` of spf13/pflag; `_` in a name counts as `-` (`WordSepNormalizeFunc`).
 */
export function parseCommandLine(command: CommandInfo, words: readonly string[]): CommandLine {
  const parser = new Parser(command, words);
  parser.run();
  return parser;
}

class Parser implements CommandLine {
  readonly args: string[] = [];
  argsBeforeDash: number | undefined;
  help = false;
  readonly notices: string[] = [];
  readonly flags: Flags;
  readonly #words: string[];
  readonly #command: CommandInfo;

  constructor(command: CommandInfo, words: readonly string[]) {
    this.#command = command;
    this.#words = [...words];
    this.flags = new Flags(command.flags ?? new Map());
  }

  run(): void {
    while (this.#words.length > 0) {
      const word = this.#words.shift()!;
      if (word === '--') {
        this.argsBeforeDash = this.args.length;
        this.args.push(...this.#words.splice(0));
      } else if (word.startsWith('--')) {
        this.#long(word);
      } else if (word.startsWith('-') && word !== '-') {
        this.#short(word.slice(1));
      } else {
        this.args.push(word);
      }
    }
  }

  #long(word: string): void {
    const [written = '', value] = word.slice(2).split(/=(.*)/s) as [string, string?];
    if (written === '' || written.startsWith('-')) throw new FlagError(`bad flag syntax: ${word}`);
    const flag = this.#command.flags?.get(written.replaceAll('_', '-'));
    // Commands whose flags are not listed have this one all the same.
    if (flag === undefined && this.#command.flags === undefined && written === 'help') {
      this.help = true;
      return;
    }
    if (flag === undefined) throw new FlagError(`unknown flag: --${written}`);
    if (value !== undefined) this.#set(flag, value);
    else if (flag.value !== 'required') this.#set(flag, flag.implied);
    else this.#set(flag, this.#next(word));
  }

  /** One-letter flags in one word; the first that takes a value takes what is left of it, or the next word. */
  #short(letters: string): void {
    for (let rest = letters; rest !== ''; ) {
      const letter = rest[0]!;
      const flag = this.#command.shorthands.get(letter);
      if (flag === undefined) throw new FlagError(`unknown shorthand flag: '${goEscape(letter)}' in -${rest}`);
      if (rest.length > 2 && rest[1] === '=') return this.#set(flag, rest.slice(2));
      if (flag.value === 'required') return this.#set(flag, rest.length > 1 ? rest.slice(1) : this.#next(`'${letter}' in -${rest}`));
      this.#set(flag, flag.implied);
      rest = rest.slice(1);
    }
  }

  #next(what: string): string {
    const word = this.#words.shift();
    if (word === undefined) throw new FlagError(`flag needs an argument: ${what}`);
    return word;
  }

  #set(flag: FlagInfo, text: string): void {
    const read = readValue(flag.type, text);
    if ('error' in read) {
      const name = flag.short === undefined ? `--${flag.name}` : `-${flag.short}, --${flag.name}`;
      throw new FlagError(`invalid argument ${goQuote(text)} for "${name}" flag: ${read.error}`);
    }
    if (flag.name === 'help') this.help ||= read.value === true;
    else this.flags.add(flag.name, read.value);
    if (flag.deprecated) this.notices.push(`Flag --${flag.name} has been deprecated, ${DEPRECATIONS[flag.name] ?? 'it will be removed'}`);
  }
}
