import type { Code } from 'mdast';
import { createExcerpt } from '../../text/excerpt.ts';
import { lineAt, type Source } from '../../text/source.ts';
import type { Dialect, LessonProblem } from '../types.ts';
import type { PageNode } from '../page/flatten.ts';
import { codeExcerpt } from './code-excerpt.ts';
import { fenceInfoAt, fenceMarker } from './collect.ts';
import type { Fence } from './fence.ts';

/** A closing fence that belongs to a cut block is looked for in so many lines. */
const LOOK_AHEAD = 400;

/** A fence that CommonMark ends before its closing fence, because a line leaves the list item (or quote) that holds it. */
export interface CutFence {
  fence: Fence;
  problem: LessonProblem;
  /** The lines, opening and closing fence included, that belong together. */
  from: number;
  to: number;
}

/** The first such fence whose closing fence is found further down. */
export function findCut(source: Source, nodes: readonly PageNode[], dialect: Dialect): CutFence | undefined {
  for (const { node } of nodes) {
    if (node.type !== 'code' || node.data?.fences !== 1) continue;
    const cut = cutFence(source, node, dialect);
    if (cut !== undefined) return cut;
  }
  return undefined;
}

function cutFence(source: Source, node: Code, dialect: Dialect): CutFence | undefined {
  const start = node.position!.start;
  const inside = codeExcerpt(source, node, true);
  const cutAt = start.line + 1 + (node.value === '' ? 0 : inside.origins.length);
  const marker = fenceMarker(source.text, start.offset!);
  const close = closingLine(source, cutAt, marker);
  if (close === undefined) return undefined;
  const lines = node.value === '' ? [] : inside.text.split('\n');
  const origins = node.value === '' ? [] : [...inside.origins];
  for (let line = cutAt; line < close; line += 1) {
    lines.push(lineAt(source, line));
    origins.push({ line, column: 1 });
  }
  if (lines.length === 0) return undefined;
  const info = fenceInfoAt(source, start.offset!, start.line, dialect);
  const fence: Fence = {
    ...info,
    excerpt: createExcerpt(source.file, lines, origins),
    range: { start: { line: start.line, column: start.column }, end: { line: close, column: lineAt(source, close).length + 1 } },
    offset: start.offset!,
    indented: false,
    unclosed: true,
    node: undefined,
  };
  return { fence, problem: cutProblem(source, start.line, cutAt), from: start.line, to: close };
}

/** The next line that is nothing but a closing fence, if no other fence is opened before it. */
function closingLine(source: Source, from: number, marker: string): number | undefined {
  const last = Math.min(source.lineStarts.length, from + LOOK_AHEAD);
  for (let line = from; line <= last; line += 1) {
    const text = lineAt(source, line).trim();
    if (!text.startsWith(marker.slice(0, 3))) continue;
    return text.length >= marker.length && [...text].every((char) => char === marker[0]) ? line : undefined;
  }
  return undefined;
}

function cutProblem(source: Source, fenceLine: number, cutAt: number): LessonProblem {
  const first = Math.min(fenceLine + 1, cutAt);
  const text = lineAt(source, first);
  const indent = /^\s*/.exec(text)![0];
  const count = cutAt - first;
  const column = /^\s*/.exec(lineAt(source, cutAt))![0].length + 1;
  const ends = count > 0 ? `the code block ends after ${count === 1 ? 'this line' : `${count} lines`}` : 'the code block ends before its first line';
  const tab = indent.includes('\t') ? `; this line begins with a tab, which YAML does not allow as indentation` : '';
  return {
    rule: 'lesson/unclosed-fence',
    message: `${ends}: line ${cutAt} continues at column ${column}, outside what holds the fence of line ${fenceLine}${tab}`,
    help: `indent every line of the block like its fence, with spaces, or begin the fence and all its lines at column 1`,
    range: {
      start: { line: first, column: Math.min(indent.length, text.length) + 1 },
      end: { line: first, column: text.length + 1 },
    },
  };
}

/** The problem of a fence that is never closed. */
export function unclosedProblem(source: Source, fence: Fence): LessonProblem {
  const line = fence.range.start.line;
  const marker = fenceMarker(source.text, fence.offset);
  return {
    rule: 'lesson/unclosed-fence',
    message: 'this fence is not closed: everything up to the end of the page, or of what holds the fence, becomes code',
    help: `write ${marker} on a line of its own after the last line of the block`,
    range: { start: fence.range.start, end: { line, column: lineAt(source, line).length + 1 } },
  };
}

/** A text of the same lines and length in which some lines (1-based, both included) are blank. */
export function blankLines(source: Source, text: string, from: number, to: number): string {
  const start = source.lineStarts[from - 1]!;
  const end = source.lineStarts[to] ?? source.text.length;
  return text.slice(0, start) + text.slice(start, end).replace(/[^\r\n]/g, ' ') + text.slice(end);
}
