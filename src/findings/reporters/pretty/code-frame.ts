import { lineAt, type Source } from '../../../text/source.ts';
import type { Finding } from '../../finding.ts';
import { columnsOf, visible } from '../../terminal-width.ts';
import { columnsBetween, isEmptyIn, showWindow, wholeOrAround, type Window } from './line-window.ts';
import type { Style } from './style.ts';

export interface FrameOptions {
  style: Style;
  /** Columns of the terminal. */
  width: number;
  /** Columns that line numbers take. */
  numberWidth: number;
}

export interface CodeFrame {
  lines: string[];
  /** The label stands behind the underline. */
  labelled: boolean;
}

/** A span of more lines than this is shown by its first lines and its last. */
const MOST_LINES = 6;
const FIRST_LINES = 3;

/**
 * The line of a finding with the lines around it, an underline below what is meant, and behind it
 * the label when it fits. A span of several lines is marked at each line. `undefined` when the
 * source has no such line, or is blank.
 */
export function codeFrame(
  source: Source,
  finding: Finding,
  options: FrameOptions & { label: string | undefined },
): CodeFrame | undefined {
  const span = spanWithin(source, finding);
  if (span === undefined) return undefined;
  const { style, width, numberWidth, label } = options;
  const mark = style[finding.severity];
  const gutter = (sign: string, number: number | string): string =>
    `${mark(sign)} ${style.faint(`${String(number).padStart(numberWidth)} |`)}`;
  const gutterWidth = numberWidth + 5;

  const first = lineAt(source, span.line);
  const [from, to] = columnsBetween(first, span.column, span.endColumn);
  const window = wholeOrAround(first, from, to, span.column, Math.max(width - gutterWidth, 20));
  const show = (sign: string, number: number): string =>
    `${gutter(sign, number)} ${showWindow(lineAt(source, number), window)}`;
  const around = (number: number): string[] =>
    number >= 1 && !isEmptyIn(lineAt(source, number), window) ? [show(' ', number)] : [];

  const lines = [...around(span.line - 1), show('>', span.line)];
  const start = Math.max(0, from - window.shift);
  const length = Math.max(1, Math.min(to - window.shift, window.columns) - start);
  const underline = `${gutter(' ', '')} ${' '.repeat(start)}${mark('^'.repeat(length))}`;
  const space = width - gutterWidth - start - length - 1;
  const labelled = label !== undefined && !label.includes('\n') && columnsOf(visible(label)) <= space;
  lines.push(labelled ? `${underline} ${style.help(visible(label))}` : underline);

  for (const number of furtherLines(span.line, span.endLine)) {
    lines.push(number === undefined ? gutter(' ', '⋮') : show('>', number));
  }
  lines.push(...around(span.endLine + 1));
  return { lines: lines.map((line) => line.trimEnd()), labelled };
}

/** One line of the source with its number, for a place that a finding refers to. */
export function relatedFrame(source: Source, number: number, { style, width, numberWidth }: FrameOptions): string {
  const line = lineAt(source, number);
  const window: Window = wholeOrAround(line, 0, 0, 1, Math.max(width - numberWidth - 5, 20));
  return `  ${style.faint(`${String(number).padStart(numberWidth)} |`)} ${showWindow(line, window)}`;
}

type Span = Pick<Finding, 'line' | 'column' | 'endLine' | 'endColumn'>;

/** A finding's span held to the lines there are; on its first line it ends with the line at the latest. */
function spanWithin(source: Source, finding: Span): Span | undefined {
  const lineCount = source.lineStarts.length;
  if (finding.line < 1 || finding.line > lineCount || source.text.trim() === '') return undefined;
  // An end at the start of a line does not touch that line.
  const ends = finding.endColumn <= 1 && finding.endLine > finding.line ? finding.endLine - 1 : finding.endLine;
  const endLine = Math.min(Math.max(ends, finding.line), lineCount);
  const text = lineAt(source, finding.line);
  const endColumn = endLine > finding.line ? text.trimEnd().length + 1 : finding.endColumn;
  return { line: finding.line, column: finding.column, endLine, endColumn };
}

/** The lines of a span after its first; `undefined` stands for lines that are left out. */
function furtherLines(first: number, last: number): (number | undefined)[] {
  const numbers = Array.from({ length: last - first }, (_, index) => first + 1 + index);
  if (numbers.length < MOST_LINES) return numbers;
  return [...numbers.slice(0, FIRST_LINES), undefined, last];
}
