import type { Root } from 'mdast';
import { positionAt, type Source } from '../../text/source.ts';
import type { Dialect, LessonProblem } from '../types.ts';
import { dialectOf } from '../dialect.ts';
import { taggedCode } from '../dialects/code-tags.ts';
import { asPlainMdx } from '../dialects/foreign-mdx.ts';
import { collectFences } from '../fences/collect.ts';
import { blankLines, findCut, unclosedProblem } from '../fences/cut.ts';
import type { Fence } from '../fences/fence.ts';
import { parseTree } from '../markdown/syntax.ts';
import { flattenTree, type PageNode } from './flatten.ts';

/** A page read into its syntax tree and its code blocks. */
export interface Page {
  nodes: PageNode[];
  /** In order. */
  fences: Fence[];
  problems: LessonProblem[];
}

/** After so many fences put together, the rest of the page is taken as it parses. */
const MOST_CUTS = 20;

/**
 * Parses a page. MDX that is not well-formed is reported once and then read as Markdown, so that the other
 * checks still see the page; a page whose name says MDX but whose dialect is `markdown` was written for
 * another generator. A fence that was cut short is put together again, and code between tags is found; the
 * lines that they take are left out of the prose.
 */
export function readPage(source: Source, dialect: Dialect): Page {
  const problems: LessonProblem[] = [];
  const mended: Fence[] = [];
  const foreign = dialect === 'markdown' && dialectOf(source.file) === 'mdx';
  let text = foreign ? asPlainMdx(source.text) : source.text;
  const tagged: Fence[] = [];
  if (dialect === 'markdown' && !foreign) {
    for (const { fence, from, to } of taggedCode(source)) {
      tagged.push(fence);
      text = blankLines(source, text, from, to);
    }
  }
  let syntax: 'mdx' | 'markdown' = dialect === 'mdx' || foreign ? 'mdx' : 'markdown';
  for (;;) {
    let tree: Root;
    try {
      tree = parseTree(text, syntax);
    } catch (error) {
      if (syntax === 'markdown') throw error;
      // Other generators have syntax of their own, so what MDX refuses may be right there.
      if (foreign) text = source.text;
      else problems.push(mdxProblem(source, error));
      syntax = 'markdown';
      continue;
    }
    const nodes = flattenTree(tree);
    const cut = mended.length < MOST_CUTS ? findCut(source, nodes, dialect) : undefined;
    if (cut !== undefined) {
      mended.push(cut.fence);
      problems.push(cut.problem);
      text = blankLines(source, text, cut.from, cut.to);
      continue;
    }
    const found = collectFences(source, nodes, dialect);
    for (const fence of found) if (fence.unclosed) problems.push(unclosedProblem(source, fence));
    const fences = [...found, ...tagged, ...mended].sort((a, b) => a.offset - b.offset);
    return { nodes, fences, problems };
  }
}

interface Message {
  reason?: unknown;
  message?: unknown;
  line?: unknown;
  column?: unknown;
  place?: { line?: number; column?: number; start?: { line: number; column: number }; end?: { line: number; column: number } };
}

/** What the MDX parser throws, as a problem. */
function mdxProblem(source: Source, error: unknown): LessonProblem {
  const message = (typeof error === 'object' && error !== null ? error : {}) as Message;
  const place = message.place;
  const start = place?.start ?? (place?.line === undefined ? undefined : { line: place.line, column: place.column ?? 1 });
  const at = start ?? { line: Number(message.line ?? 1) || 1, column: Number(message.column ?? 1) || 1 };
  const end = place?.end ?? { line: at.line, column: at.column + 1 };
  const reason = String(message.reason ?? message.message ?? 'this is not well-formed MDX').replace(/\s+/g, ' ');
  const char = source.text[(source.lineStarts[at.line - 1] ?? 0) + at.column - 1];
  const last = positionAt(source, source.text.length);
  const clamp = (position: { line: number; column: number }): { line: number; column: number } =>
    position.line > last.line ? last : { line: position.line, column: position.column };
  return {
    rule: 'lesson/mdx-syntax',
    message: `this is not well-formed MDX: ${reason.charAt(0).toLowerCase()}${reason.slice(1)}`,
    help: mdxHelp(char, reason),
    range: { start: clamp(at), end: clamp(end) },
  };
}

function mdxHelp(char: string | undefined, reason: string): string {
  if (/comment/i.test(reason)) return 'write comments as {/* … */}';
  if (/closing|close|end-tag/i.test(reason)) return 'close every component: <Name>…</Name> or <Name />';
  if (char === '{' || /expression|acorn/i.test(reason)) return 'write \\{ for a brace, or put the text in backticks';
  return 'write &lt; or put the text in backticks where < is no tag, and \\{ where { is no expression';
}
