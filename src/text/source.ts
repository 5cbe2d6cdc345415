import type { Position, Range } from './position.ts';

/**
 * A text file in memory. `file` is the path as it is to be shown, always with forward slashes;
 * `text` has no byte order mark, and its line ends are as in the file.
 */
export interface Source {
  readonly file: string;
  readonly text: string;
  /** Offset at which each line begins; `lineStarts[0]` is 0. */
  readonly lineStarts: readonly number[];
}

const LINE_END = /\r\n|\n|\r/g;

/** Makes a `Source`, and drops a byte order mark, which no consumer of the text expects. */
export function createSource(file: string, text: string): Source {
  const clean = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  const lineStarts = [0];
  for (const match of clean.matchAll(LINE_END)) lineStarts.push(match.index + match[0].length);
  return { file, text: clean, lineStarts };
}

/** The position of an offset; offsets outside the text are clamped to its ends. */
export function positionAt(source: Source, offset: number): Position {
  const at = Math.max(0, Math.min(offset, source.text.length));
  let low = 0;
  let high = source.lineStarts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (source.lineStarts[middle]! <= at) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: at - source.lineStarts[low]! + 1 };
}

/** The offset of a position; a column beyond the line's end is clamped to it. */
export function offsetAt(source: Source, position: Position): number {
  const start = source.lineStarts[position.line - 1];
  if (start === undefined) return source.text.length;
  return Math.min(start + position.column - 1, start + lineAt(source, position.line).length);
}

/** The text of a line (1-based) without its line end; empty when there is no such line. */
export function lineAt(source: Source, line: number): string {
  const start = source.lineStarts[line - 1];
  if (start === undefined) return '';
  const end = source.lineStarts[line] ?? source.text.length;
  return source.text.slice(start, end).replace(/[\r\n]+$/, '');
}

/** The range between two offsets. */
export function rangeAt(source: Source, start: number, end: number): Range {
  return { start: positionAt(source, start), end: positionAt(source, end) };
}
