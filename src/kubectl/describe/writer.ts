import { alignColumns } from './columns.ts';

/**
 * Collects a description line by line; tabs in it become columns when it is read.
 * Rule: `PrefixWriter` of `staging/src/k8s.io/kubectl/pkg/describe/describe.go`, from which all of this folder follows.
 */
export class DescribeWriter {
  readonly #parts: string[];
  readonly #indent: number;

  constructor(parts: string[] = [], indent = 0) {
    this.#parts = parts;
    this.#indent = indent;
  }

  /** Text behind two blanks for each level; it may be a part of a line or several lines. */
  write(level: number, text: string): void {
    this.#parts.push('  '.repeat(level + this.#indent), text);
  }

  /** One line of cells; an unset value is an empty cell. */
  line(level: number, ...cells: unknown[]): void {
    this.write(level, `${cells.map((cell) => cell ?? '').join('\t')}\n`);
  }

  /** A writer to the same text, whose levels lie deeper. Rule: `NewNestedPrefixWriter`. */
  nested(levels: number): DescribeWriter {
    return new DescribeWriter(this.#parts, this.#indent + levels);
  }

  /**
   * What has been written, in columns, with the characters that could command a terminal made visible.
   * Rule: `EscapeTerminal` of cli-runtime's printers.
   */
  toString(): string {
    return alignColumns(this.#parts.join('').replaceAll('\u001b', '^[').replaceAll('\r', '\\r'));
  }
}
