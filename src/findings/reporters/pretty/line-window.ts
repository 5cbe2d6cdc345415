import { cells, columnsOf } from '../../terminal-width.ts';

/** The part of the source's lines that a frame shows. */
export interface Window {
  /** Characters left out before the columns are counted, so that a line of a megabyte costs nothing. */
  skip: number;
  /** The first column shown, counted from 0. */
  shift: number;
  /** How many columns are shown. */
  columns: number;
}

const ELLIPSIS = '…';
/** Characters looked at on each side of the span. */
const REACH = 2000;

/** The columns (from 0) that the characters from `column` up to `endColumn` (from 1) take on the terminal. */
export function columnsBetween(line: string, column: number, endColumn: number): [from: number, to: number] {
  const skip = skipped(line, column);
  let from: number | undefined;
  let at = 0;
  let to = 0;
  for (const cell of cells(line.slice(skip, column - 1 + REACH))) {
    const end = skip + cell.offset;
    if (from === undefined && end >= column - 1) from = at;
    if (end >= endColumn - 1) break;
    at += cell.columns;
    to = at;
  }
  const start = from ?? at;
  return [start, Math.max(to, start)];
}

/** The whole of a line when it fits into `columns`, or the part of it around its columns `from` to `to`. */
export function wholeOrAround(line: string, from: number, to: number, column: number, columns: number): Window {
  const skip = skipped(line, column);
  const total = line.length - skip > 2 * REACH ? Infinity : columnsOf(line.slice(skip));
  if (skip === 0 && (total <= columns || to < columns - 1)) return { skip, shift: 0, columns };
  const shift = Math.max(0, Math.min(from - Math.floor(columns / 3), total - columns));
  return { skip, shift, columns };
}

/** What a line shows in a window; an ellipsis stands where it goes on. */
export function showWindow(line: string, { skip, shift, columns }: Window): string {
  let text = '';
  let at = 0;
  const end = shift + columns;
  const part = cells(line.slice(skip, skip + 4 * REACH));
  const total = part.reduce((sum, cell) => sum + cell.columns, 0);
  const cutLeft = shift > 0 || skip > 0;
  const cutRight = total > end;
  for (const cell of part) {
    const next = at + cell.columns;
    if (at >= (cutLeft ? shift + 1 : shift) && next <= (cutRight ? end - 1 : end)) text += cell.text;
    // A wide character that the edge would cut in two leaves a blank, so that columns stay aligned.
    else if (next > shift + 1 && at < shift + 1 && cutLeft) text += ' '.repeat(next - shift - 1);
    at = next;
  }
  const left = cutLeft && line.length > skip ? ELLIPSIS : '';
  return `${left}${text}${cutRight ? ELLIPSIS : ''}`.trimEnd();
}

/** There is nothing of a line to be seen in a window, but blanks or an ellipsis. */
export function isEmptyIn(line: string, window: Window): boolean {
  return showWindow(line, window).replaceAll(ELLIPSIS, '').trim() === '';
}

function skipped(line: string, column: number): number {
  return line.length <= 2 * REACH ? 0 : Math.max(0, column - 1 - REACH);
}
