const PADDING = 3;
const MIN_WIDTH = 6;

/** The number of characters, of which an emoji is one: Go counts runes. */
function runes(text: string): number {
  let count = text.length;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit >= 0xd800 && unit < 0xdc00) count -= 1;
  }
  return count;
}

/**
 * Aligns cells that are ended by tabs: three blanks between columns, none narrower than six characters; what follows
 * the last tab of a line belongs to no column. Columns are aligned over neighbouring lines that have a cell there.
 * A writer remembers its widths, so that the rows a watch adds stay under their headers.
 * Rule: `GetNewTabWriter` of cli-runtime: a tabwriter of minimal width 6 and padding 3 with `RememberWidths`.
 */
export class TabWriter {
  #remembered: number[] = [];

  /** Forgets the widths: another table begins. */
  reset(): void {
    this.#remembered = [];
  }

  /**
   * @param text lines with tabs between their cells, each ended by a line break
   * @returns the same lines, aligned
   */
  align(text: string): string {
    const lines = text.split('\n').map((line) => line.split('\t'));
    const written: string[] = lines.map(() => '');
    this.#format(lines, written, 0, lines.length, 0);
    return written.join('\n');
  }

  /** Writes the cells from `column` on, of the lines from `start` to `end`, which all have the columns before it. */
  #format(lines: readonly string[][], written: string[], start: number, end: number, column: number): void {
    for (let first = start; first < end; first++) {
      if (column >= lines[first]!.length - 1) {
        written[first] += lines[first]![column]!;
        continue;
      }
      let last = first;
      let width = Math.max(MIN_WIDTH, this.#remembered[column] ?? 0);
      for (; last < end && column < lines[last]!.length - 1; last++) {
        width = Math.max(width, runes(lines[last]![column]!) + PADDING);
      }
      this.#remembered[column] = width;
      for (let i = first; i < last; i++) {
        const cell = lines[i]![column]!;
        written[i] += cell + ' '.repeat(width - runes(cell));
      }
      this.#format(lines, written, first, last, column + 1);
      first = last - 1;
    }
  }
}

/** Aligns a text on its own; see `TabWriter`. */
export function alignTabs(text: string): string {
  return new TabWriter().align(text);
}
