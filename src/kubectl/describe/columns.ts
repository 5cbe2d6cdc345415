/** Blanks between two columns. Rule: `tabbedString` of kubectl's describe: `Init(buf, 0, 8, 2, ' ', 0)`. */
const PADDING = 2;

/**
 * Aligns text whose cells end in tabs. A column is a run of lines that have a cell at that place; what follows the
 * last tab of a line belongs to no column, so a line without tabs ends all of them.
 * Rule: `format` and `writeLines` of Go's `text/tabwriter`, in which a vertical tab ends a cell like a tab and a form
 * feed ends a line and all columns.
 */
export function alignColumns(text: string): string {
  return text.split('\f').map(alignBlock).join('\n');
}

function alignBlock(text: string): string {
  const lines = text.split('\n').map((line) => line.split(/[\t\v]/));
  const out: string[] = [];
  writeBlock(lines, 0, lines.length, [], out);
  return out.join('\n');
}

/** Writes the lines from `start` to `end`, whose first columns have the given widths. */
function writeBlock(lines: readonly string[][], start: number, end: number, widths: readonly number[], out: string[]): void {
  const column = widths.length;
  let at = start;
  while (at < end) {
    if (column >= lines[at]!.length - 1) {
      out.push(padded(lines[at]!, widths));
      at += 1;
      continue;
    }
    let width = 0;
    let blockEnd = at;
    for (; blockEnd < end && column < lines[blockEnd]!.length - 1; blockEnd += 1) {
      width = Math.max(width, cellWidth(lines[blockEnd]![column]!) + PADDING);
    }
    writeBlock(lines, at, blockEnd, [...widths, width], out);
    at = blockEnd;
  }
}

function padded(cells: readonly string[], widths: readonly number[]): string {
  return cells.map((cell, index) => (index < widths.length ? cell + ' '.repeat(widths[index]! - cellWidth(cell)) : cell)).join('');
}

/** Code points, as Go counts runes: columns of wide characters do not line up in kubectl either. */
function cellWidth(cell: string): number {
  for (let at = 0; at < cell.length; at += 1) {
    if (cell.charCodeAt(at) >= 0xd800) return [...cell].length;
  }
  return cell.length;
}
