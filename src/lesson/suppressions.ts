import { excerptPosition, excerptRange } from '../text/excerpt.ts';
import type { Range } from '../text/position.ts';
import type { YamlComment, YamlDocument, YamlNode, YamlStream } from '../text/yaml/types.ts';
import type { LessonProblem, Suppression } from './types.ts';
import { rangeOf, type PageNode } from './page/flatten.ts';

const MARK = /^drydock-ignore\b\s*:?\s*/;

/** Suppressions, and those that are not complete. */
export interface Suppressions {
  suppressions: Suppression[];
  problems: LessonProblem[];
}

interface Lines {
  from: number;
  to: number;
}

/** Reads `drydock-ignore rule: reason` (several rules with commas); nothing when the comment is another one. */
function read(comment: string, range: Range, lines: Lines, into: Suppressions): void {
  const text = comment.trim();
  const mark = MARK.exec(text);
  if (mark === null) return;
  const rest = text.slice(mark[0].length);
  const colon = rest.indexOf(':');
  const rules = (colon < 0 ? rest : rest.slice(0, colon)).split(',').map((rule) => rule.trim());
  const reason = colon < 0 ? '' : rest.slice(colon + 1).trim();
  if (rules.some((rule) => rule === '')) {
    into.problems.push({
      rule: 'lesson/suppression-without-reason',
      message: 'this comment silences no rule: it names none',
      help: 'write drydock-ignore area/rule: reason',
      range,
    });
    return;
  }
  if (reason === '') {
    into.problems.push({
      rule: 'lesson/suppression-without-reason',
      message: `${rules.join(', ')} is silenced here without a reason`,
      help: `write why: drydock-ignore ${rules.join(', ')}: shown on purpose`,
      range,
    });
    return;
  }
  for (const rule of rules) into.suppressions.push({ rule, reason, range, ...lines });
}

/**
 * Suppressions in comments of a page: MDX expressions and HTML comments. A comment between blocks covers
 * what follows it (a code block, a paragraph, a component), one within a paragraph covers the paragraph.
 */
export function pageSuppressions(nodes: readonly PageNode[], into: Suppressions): void {
  for (const entry of nodes) {
    const { node } = entry;
    const isFlow = node.type === 'mdxFlowExpression' || (node.type === 'html' && !isInline(nodes, entry));
    if (!isFlow && node.type !== 'mdxTextExpression' && node.type !== 'html') continue;
    for (const comment of commentsOf(node.type === 'html' ? HTML_COMMENT : JS_COMMENT, node.value)) {
      const range = rangeOf(node);
      const holder = nodes[entry.parent]!;
      const covered = isFlow ? nextSibling(nodes, entry) : holder;
      read(comment, range, { from: range.start.line, to: covered?.node.position?.end.line ?? range.end.line }, into);
    }
  }
}

const JS_COMMENT = /\/\*([^]*?)\*\//g;
const HTML_COMMENT = /<!--([^]*?)-->/g;

function commentsOf(pattern: RegExp, text: string): string[] {
  return [...text.matchAll(pattern)].map((match) => match[1]!);
}

function isInline(nodes: readonly PageNode[], entry: PageNode): boolean {
  const holder = nodes[entry.parent]?.node.type;
  return holder === 'paragraph' || holder === 'heading' || holder === 'tableCell';
}

/** What follows in the same container, beyond further comments. */
function nextSibling(nodes: readonly PageNode[], entry: PageNode): PageNode | undefined {
  for (let at = entry.end; at < nodes.length && nodes[at]!.parent === entry.parent; at = nodes[at]!.end) {
    const { node } = nodes[at]!;
    const isComment = (node.type === 'html' && node.value.startsWith('<!--')) || (node.type === 'mdxFlowExpression' && /^\s*\/\*/.test(node.value));
    if (!isComment) return nodes[at];
  }
  return undefined;
}

/**
 * Suppressions in YAML comments. Behind a value, a comment covers its line; on a line of its own, also
 * the entry or list item that begins on the next line; above the first field, the whole document.
 */
export function yamlSuppressions(stream: YamlStream, into: Suppressions): void {
  if (!stream.excerpt.text.includes('drydock-ignore')) return;
  for (const document of stream.documents) {
    for (const comment of document.comments) {
      const range = excerptRange(stream.excerpt, comment.start, comment.end);
      const line = range.start.line;
      const to = comment.ownLine ? Math.max(line + 1, lastLineBelow(stream, document, comment)) : line;
      read(comment.text, range, { from: line, to }, into);
    }
  }
}

function lastLineBelow(stream: YamlStream, document: YamlDocument, comment: YamlComment): number {
  const lineOf = (offset: number): number => excerptPosition(stream.excerpt, offset).line;
  const end = nodeEndBelow(stream, document, behindComments(document, comment));
  return end === undefined ? 0 : lineOf(end);
}

/** Behind the last of the comment lines that follow each other. */
function behindComments(document: YamlDocument, comment: YamlComment): number {
  let end = comment.end;
  for (const next of document.comments) if (next.ownLine && next.start > end && next.start - end < 200 && isNext(next, end, document)) end = next.end;
  return end;
}

/** No node stands between an offset and a comment. */
function isNext(comment: YamlComment, end: number, document: YamlDocument): boolean {
  return document.root === undefined || firstStart(document.root, end) > comment.start;
}

/** Where the first key, item or scalar behind an offset begins. */
function firstStart(root: YamlNode, offset: number): number {
  let best = Number.POSITIVE_INFINITY;
  visit(root, (start) => {
    if (start >= offset && start < best) best = start;
  });
  return best;
}

/** The end of the entry, list item or document that begins first behind an offset. */
function nodeEndBelow(stream: YamlStream, document: YamlDocument, offset: number): number | undefined {
  if (document.root === undefined) return undefined;
  if (document.root.start >= offset) return document.root.end;
  const first = firstStart(document.root, offset);
  const lineOf = (at: number): number => excerptPosition(stream.excerpt, at).line;
  if (first === Number.POSITIVE_INFINITY) return undefined;
  let end: number | undefined;
  visit(document.root, (start, stop) => {
    if (start >= offset && lineOf(start) === lineOf(first)) end = Math.max(end ?? 0, stop);
  });
  return end;
}

/** Calls back for each entry (from its key to the end of its value) and each list item. */
function visit(root: YamlNode, found: (start: number, end: number) => void): void {
  const nodes: YamlNode[] = [root];
  while (nodes.length > 0) {
    const node = nodes.pop()!;
    if (node.kind === 'scalar' || node.alias !== undefined) continue;
    if (node.kind === 'sequence') {
      for (const item of node.items) {
        found(item.start, item.end);
        nodes.push(item);
      }
    } else {
      for (const { key, value, merged } of node.entries) {
        if (merged === true) continue;
        found(key.start, Math.max(key.end, value.alias === undefined ? value.end : key.end));
        nodes.push(value);
      }
    }
  }
}
