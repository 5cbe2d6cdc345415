import type { Finding, RelatedPlace, Report } from '../finding.ts';
import { groupByFile } from '../sort.ts';
import { checkedWords, fixWords, foundWords } from '../summary-line.ts';
import { visible } from '../terminal-width.ts';
import { createSource, lineAt, type Source } from '../../text/source.ts';
import { codeFrame, relatedFrame } from './pretty/code-frame.ts';
import { styles, type Style } from './pretty/style.ts';
import { wrap } from '../wrap.ts';

export interface PrettyOptions {
  /** Use the terminal's colours. */
  color: boolean;
  /** Columns of the terminal; messages are wrapped and long source lines cut to it. */
  width: number;
}

const INDENT = '  ';

/**
 * The report as people read it on a terminal: for each finding its place, severity, rule and
 * message, and the lines of the source that it is about; at the end what was checked and found.
 */
export function pretty(report: Report, { color, width }: PrettyOptions): string {
  const style = styles(color);
  const sources = new SourceCache(report.sources);
  const blocks = [...groupByFile(report.findings).values()]
    .flat()
    .map((finding) => findingText(finding, sources, style, width));
  const fixed = fixedText(report.fixed ?? [], style, width);
  return [...blocks, ...(fixed === undefined ? [] : [fixed]), summary(report, style)].join('\n\n').concat('\n');
}

/** The sources by file, each split into lines once. */
class SourceCache {
  readonly #texts: ReadonlyMap<string, string>;
  readonly #sources = new Map<string, Source>();

  constructor(texts: ReadonlyMap<string, string>) {
    this.#texts = texts;
  }

  get(file: string): Source | undefined {
    const text = this.#texts.get(file);
    if (text === undefined) return undefined;
    const source = this.#sources.get(file) ?? createSource(file, text);
    this.#sources.set(file, source);
    return source;
  }
}

function findingText(finding: Finding, sources: SourceCache, style: Style, width: number): string {
  const { file, line, column, severity, rule, message, help } = finding;
  const heading = `${style.place(visible(file))}${style.faint(`:${line}:${column}`)}`;
  const lines = [
    `${heading}  ${style[severity](severity)}  ${style.faint(rule)}`,
    ...wrap(visible(message), width - INDENT.length).map((text) => INDENT + text),
  ];

  const source = sources.get(file);
  const numberWidth = Math.max(3, ...[line + 1, ...(finding.related ?? []).map((place) => place.line)].map(digits));
  const frame = source && codeFrame(source, finding, { style, width, numberWidth, label: help });
  if (frame) lines.push('', ...frame.lines);
  if (help !== undefined && !frame?.labelled) {
    if (frame) lines.push('');
    lines.push(...wrap(visible(help), width - INDENT.length).map((text) => INDENT + style.help(text)));
  }
  for (const place of finding.related ?? []) {
    lines.push('', ...relatedText(place, sources, style, width, numberWidth));
  }
  return lines.join('\n');
}

function relatedText(
  place: RelatedPlace,
  sources: SourceCache,
  style: Style,
  width: number,
  numberWidth: number,
): string[] {
  const source = sources.get(place.file);
  const text = `${visible(place.file)}:${place.line}  ${visible(place.message)}`;
  const lines = wrap(text, width - INDENT.length).map((line) => INDENT + style.faint(line));
  if (source && lineAt(source, place.line).trim() !== '') {
    lines.push(relatedFrame(source, place.line, { style, width, numberWidth }));
  }
  return lines;
}

/** One line for each finding that the run has mended: where it was, and what it was. */
function fixedText(fixed: readonly Finding[], style: Style, width: number): string | undefined {
  if (fixed.length === 0) return undefined;
  const lines = [...groupByFile(fixed).values()].flat().flatMap(({ file, line, column, rule, message, help }) => {
    const text = help === undefined ? message : `${message} (${help})`;
    return [
      `${style.place(visible(file))}${style.faint(`:${line}:${column}`)}  ${style.good('fixed')}  ${style.faint(rule)}`,
      ...wrap(visible(text), width - INDENT.length).map((part) => INDENT + part),
    ];
  });
  return lines.join('\n');
}

function digits(line: number): number {
  return String(line).length;
}

function summary(report: Report, style: Style): string {
  const found = foundWords(report);
  const worst = report.summary.errors > 0 ? 'error' : report.summary.warnings > 0 ? 'warning' : 'info';
  const verdict = found.length === 0 ? style.good('no problems') : style[worst](found.join(', '));
  return [checkedWords(report), verdict, ...fixWords(report)].join(' · ');
}
