import type { Definition, Nodes } from 'mdast';
import { createExcerpt, type Excerpt } from '../../text/excerpt.ts';
import type { Range } from '../../text/position.ts';
import { lineAt, offsetAt, rangeAt, type Source } from '../../text/source.ts';
import type { ProseSpan } from '../types.ts';
import { ancestor, rangeOf, type PageNode } from './flatten.ts';

/** What holds prose that belongs together. */
const PARAGRAPHS: ReadonlySet<string> = new Set(['paragraph', 'heading', 'tableCell']);

/** A span before it is known which blocks stand before it. */
export type RawProse = Omit<ProseSpan, 'blocksBefore'> & {
  offset: number;
  /** Index of the page node of its paragraph. */
  node: number;
};

/** The prose of a page in reading order: text, inline code, links and images, and the titles of admonitions. */
export function collectProse(source: Source, nodes: readonly PageNode[]): RawProse[] {
  const definitions = new Map<string, Definition>();
  for (const { node } of nodes) if (node.type === 'definition' && !definitions.has(node.identifier)) definitions.set(node.identifier, node);
  const spans: RawProse[] = [];
  const paragraphs = new Map<number, number>();
  for (const entry of nodes) {
    const home = ancestor(nodes, entry, (node) => PARAGRAPHS.has(node.type))?.index ?? entry.parent;
    const made = entry.node.type === 'admonition' ? admonitionTitle(source, entry.node) : spanOf(source, nodes, entry, definitions);
    if (made === undefined) continue;
    const node = entry.node.type === 'admonition' ? entry.index : home;
    if (!paragraphs.has(node)) paragraphs.set(node, paragraphs.size);
    spans.push({ ...made, paragraph: paragraphs.get(node)!, offset: entry.node.position!.start.offset!, node });
  }
  return spans;
}

type Made = Pick<ProseSpan, 'kind' | 'text' | 'url' | 'urlRange' | 'image' | 'range' | 'excerpt'>;

function spanOf(
  source: Source,
  nodes: readonly PageNode[],
  entry: PageNode,
  definitions: ReadonlyMap<string, Definition>,
): Made | undefined {
  const { node } = entry;
  switch (node.type) {
    case 'text': {
      if (ancestor(nodes, entry, isLink) !== undefined) return undefined;
      const excerpt = textExcerpt(source, node.value, node.position!.start.line, node.position!.start.column);
      return { kind: 'text', text: node.value, range: rangeOf(node), excerpt };
    }
    case 'inlineCode':
      return codeSpan(source, node.position!.start.offset!, node.position!.end.offset!, node.value);
    case 'link':
    case 'image': {
      const text = node.type === 'image' ? (node.alt ?? '') : textBelow(nodes, entry);
      return linkSpan(text, node.url, rangeOf(node), targetRange(source, node, node.url), node.type === 'image');
    }
    case 'linkReference':
    case 'imageReference': {
      const definition = definitions.get(node.identifier);
      if (definition === undefined) return undefined;
      const text = node.type === 'imageReference' ? (node.alt ?? '') : textBelow(nodes, entry);
      const target = targetRange(source, definition, definition.url);
      return linkSpan(text, definition.url, rangeOf(node), target, node.type === 'imageReference');
    }
    default:
      return undefined;
  }
}

function linkSpan(text: string, url: string, range: Range, urlRange: Range, image: boolean): Made {
  const made: Made = { kind: 'link', text, url, range, urlRange };
  if (image) made.image = true;
  return made;
}

function isLink(node: Nodes): boolean {
  return node.type === 'link' || node.type === 'linkReference';
}

/** The text of a node with its inline code. */
export function textBelow(nodes: readonly PageNode[], entry: PageNode): string {
  let text = '';
  for (let at = entry.index + 1; at < entry.end; at += 1) {
    const { node } = nodes[at]!;
    if (node.type === 'text' || node.type === 'inlineCode') text += node.value;
    else if (node.type === 'image') text += node.alt ?? '';
  }
  return text;
}

/** Where a link's target is written: its last occurrence in the link, or the whole link. */
function targetRange(source: Source, node: Nodes, url: string): Range {
  const start = node.position!.start.offset!;
  const slice = source.text.slice(start, node.position!.end.offset!);
  const shown = url === '' ? -1 : slice.lastIndexOf(url);
  // A bare `www.…` and a bare address get a scheme which is not in the text.
  return shown < 0 ? rangeOf(node) : rangeAt(source, start + shown, start + shown + url.length);
}

/**
 * Text with the place of each of its lines. Lines after the first lose the indentation and the
 * markers of what holds them; escapes and character references make a column inexact, never a line.
 */
function textExcerpt(source: Source, text: string, line: number, column: number): Excerpt {
  const lines = text.split(/\r\n|\n|\r/);
  const origins = lines.map((content, index) => {
    if (index === 0) return { line, column };
    const whole = lineAt(source, line + index);
    const at = content === '' ? -1 : whole.indexOf(content);
    return { line: line + index, column: (at < 0 ? /^[\s>]*/.exec(whole)![0].length : at) + 1 };
  });
  return createExcerpt(source.file, lines, origins);
}

/** Inline code: what stands between the backticks, without the blank on either side that CommonMark drops. */
function codeSpan(source: Source, start: number, end: number, value: string): Made {
  const written = source.text.slice(start, end);
  const ticks = /^`+/.exec(written)?.[0].length ?? 0;
  const inside = written.slice(ticks, written.length - ticks);
  const lead = value !== '' && inside.startsWith(` ${value[0]}`) ? 1 : 0;
  const from = start + ticks + lead;
  const range = rangeAt(source, from, Math.max(from, end - ticks - (lead > 0 && inside.endsWith(' ') ? 1 : 0)));
  // A line end within code counts as a blank; the excerpt keeps it, for the places behind it.
  const text = value.replace(/\r\n|\n|\r/g, ' ');
  return { kind: 'code', text, range, excerpt: textExcerpt(source, value, range.start.line, range.start.column) };
}

function admonitionTitle(source: Source, node: Extract<Nodes, { type: 'admonition' }>): Made | undefined {
  const { title } = node.header;
  if (title === undefined || title.text === '') return undefined;
  const { line, column } = node.position!.start;
  const start = offsetAt(source, { line, column }) + title.start;
  const range = rangeAt(source, start, start + title.text.length);
  return { kind: 'text', text: title.text, range, excerpt: createExcerpt(source.file, [title.text], [range.start]) };
}
