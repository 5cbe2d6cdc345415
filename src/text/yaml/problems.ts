import { excerptPosition, type Excerpt } from '../excerpt.ts';
import { positionAt } from '../source.ts';
import type { YamlProblem } from './types.ts';

/** More of them in one document help nobody and fill the memory. */
const MAX_PROBLEMS = 100;

/** The problems of one document, and the line numbers their messages speak of. */
export class Problems {
  readonly list: YamlProblem[] = [];
  readonly #excerpt: Excerpt;
  readonly #decoderStart: number;

  /** @param decoderStart where the text begins that the decoder is handed, because it counts lines from there */
  constructor(excerpt: Excerpt, decoderStart: number) {
    this.#excerpt = excerpt;
    this.#decoderStart = decoderStart;
  }

  /** Keeps a problem; from the hundred-and-first on they are counted as one. */
  add(problem: YamlProblem): void {
    if (this.list.length < MAX_PROBLEMS) this.list.push(problem);
    else if (this.list.length === MAX_PROBLEMS) {
      this.list.push({
        code: 'limit', start: problem.start, end: problem.end,
        message: `this document has more than ${MAX_PROBLEMS} problems; from here on they are not listed`,
      });
    }
  }

  /** Whether further problems would only be counted; whoever finds very many can then spare the wording. */
  get full(): boolean {
    return this.list.length > MAX_PROBLEMS;
  }

  /** The line of the file that an offset of the excerpt stands on. */
  line(offset: number): number {
    return excerptPosition(this.#excerpt, offset).line;
  }

  /** The column of the file that an offset of the excerpt stands on. */
  column(offset: number): number {
    return excerptPosition(this.#excerpt, offset).column;
  }

  /** The line as the decoder counts it. */
  lineInDecoder(offset: number): number {
    return positionAt(this.#excerpt.inner, offset).line - positionAt(this.#excerpt.inner, this.#decoderStart).line + 1;
  }

  /**
   * How go-yaml v2 begins a message of its scanner: it leaves out the line when it is the first.
   * Rule: `decode.go`, `parser.fail`.
   */
  scannerLine(offset: number): string {
    const line = this.lineInDecoder(offset);
    return line === 1 ? '' : `line ${line}: `;
  }

  /** How go-yaml v2 begins a message of its parser: the line is counted from 0, and 0 is left out. */
  parserLine(offset: number): string {
    const line = this.lineInDecoder(offset) - 1;
    return line === 0 ? '' : `line ${line}: `;
  }
}

/** What kubectl puts before the decoder's own words. */
export function serverText(decoderMessage: string): string {
  return `error converting YAML to JSON: ${decoderMessage}`;
}

/** A piece of text as a message quotes it: one line, not too long. */
export function quoted(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return `\`${line.length > 40 ? `${line.slice(0, 39)}…` : line}\``;
}
