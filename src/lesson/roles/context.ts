import type { RawProse } from '../page/prose.ts';
import { ancestor, type PageNode } from '../page/flatten.ts';
import type { RawHeading } from '../page/headings.ts';
import type { Fence } from '../fences/fence.ts';

/** A paragraph, list item text, heading or title of an admonition. */
export interface Paragraph {
  spans: RawProse[];
  text: string;
  offset: number;
  /** What holds it: the page node of an admonition, quote or component; -1 for the page. */
  container: number;
  isTitle: boolean;
}

/** What stands right before a code block and in the same surroundings, nearest first. */
export interface BlockContext {
  before: Paragraph[];
  /** The block is in something that is folded away: `??? abstract`, `<details>`. */
  collapsed: boolean;
}

const CONTAINERS: ReadonlySet<string> = new Set(['admonition', 'blockquote', 'mdxJsxFlowElement']);
const LOOK_BACK = 4;

/** Finds, for each fence, the paragraphs between it and the fence or heading before it. */
export function blockContexts(
  nodes: readonly PageNode[],
  fences: readonly Fence[],
  prose: readonly RawProse[],
  headings: readonly RawHeading[],
): BlockContext[] {
  const paragraphs = groupParagraphs(nodes, prose);
  let next = 0;
  let seen: Paragraph[] = [];
  let heading = 0;
  const folded = foldedByHtml(nodes);
  return fences.map((fence) => {
    for (; next < paragraphs.length && paragraphs[next]!.offset < fence.offset; next += 1) seen.push(paragraphs[next]!);
    let lastHeading = -1;
    for (; heading < headings.length && headings[heading]!.offset < fence.offset; heading += 1) lastHeading = headings[heading]!.offset;
    const holders = fence.node === undefined ? undefined : holdersOf(nodes, fence.node);
    const before = seen
      .filter((paragraph) => paragraph.offset > lastHeading && (holders === undefined || holders.includes(paragraph.container)))
      .slice(-LOOK_BACK)
      .toReversed();
    seen = [];
    return { before, collapsed: fence.node !== undefined && (folded.has(fence.node) || isCollapsed(nodes, fence.node)) };
  });
}

function groupParagraphs(nodes: readonly PageNode[], prose: readonly RawProse[]): Paragraph[] {
  const byNumber = new Map<number, Paragraph>();
  for (const span of prose) {
    let paragraph = byNumber.get(span.paragraph);
    if (paragraph === undefined) {
      const home = nodes[span.node]!;
      const isTitle = home.node.type === 'admonition';
      const container = isTitle ? home.index : (ancestor(nodes, home, (node) => CONTAINERS.has(node.type))?.index ?? -1);
      paragraph = { spans: [], text: '', offset: span.offset, container, isTitle };
      byNumber.set(span.paragraph, paragraph);
    }
    paragraph.spans.push(span);
    paragraph.text += span.text;
  }
  return [...byNumber.values()].sort((a, b) => a.offset - b.offset);
}

/** The containers of a node, and the page itself. */
function holdersOf(nodes: readonly PageNode[], index: number): number[] {
  const holders = [-1];
  for (let at = nodes[index]!.parent; at >= 0; at = nodes[at]!.parent) if (CONTAINERS.has(nodes[at]!.node.type)) holders.push(at);
  return holders;
}

/** The nodes between `<details>` and `</details>` of HTML, which Markdown keeps as text. */
function foldedByHtml(nodes: readonly PageNode[]): ReadonlySet<number> {
  const folded = new Set<number>();
  let open = 0;
  for (const { node, index } of nodes) {
    if (node.type === 'html') for (const [tag] of node.value.matchAll(/<\/?details\b/gi)) open = Math.max(0, open + (tag.startsWith('</') ? -1 : 1));
    else if (open > 0 && node.type === 'code') folded.add(index);
  }
  return folded;
}

function isCollapsed(nodes: readonly PageNode[], index: number): boolean {
  const holder = ancestor(nodes, nodes[index]!, (node) => {
    if (node.type === 'admonition') return node.header.marker.startsWith('???');
    return node.type === 'mdxJsxFlowElement' && node.name === 'details';
  });
  return holder !== undefined;
}

