import type { Heading } from '../types.ts';
import { rangeOf, type PageNode } from './flatten.ts';
import { textBelow } from './prose.ts';
import { Slugger } from './slug.ts';

export type RawHeading = Omit<Heading, 'blocksBefore'> & { offset: number; node: number };

/** `## Title {#anchor}`: Python-Markdown's attribute list, also of Docusaurus and of Kubernetes' own pages. */
const OWN_ANCHOR = /\s*\{:?\s*#([\w.:-]+)[^}]*\}\s*$/;

/** The headings of a page, with the anchors that the site gives them. */
export function collectHeadings(nodes: readonly PageNode[]): RawHeading[] {
  const slugger = new Slugger();
  const found: RawHeading[] = [];
  for (const entry of nodes) {
    if (entry.node.type !== 'heading') continue;
    const written = textBelow(nodes, entry);
    const own = OWN_ANCHOR.exec(written);
    const text = own === null ? written : written.slice(0, own.index);
    const slug = own?.[1] ?? slugger.slug(text);
    found.push({ depth: entry.node.depth, text, slug, range: rangeOf(entry.node), offset: entry.node.position!.start.offset!, node: entry.index });
  }
  return found;
}
