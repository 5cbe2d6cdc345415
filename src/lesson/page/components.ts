import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import type { Nodes } from 'mdast';
import type { ComponentUse } from '../types.ts';
import { ancestor, rangeOf, type PageNode } from './flatten.ts';

export type RawComponent = Omit<ComponentUse, 'blocksBefore'> & { offset: number; node: number };

/** A tag of MDX, in a line or on lines of its own. */
export function isElement(node: Nodes): node is MdxJsxFlowElement | MdxJsxTextElement {
  return node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement';
}

/** The components used on a page, in reading order. */
export function collectComponents(nodes: readonly PageNode[]): RawComponent[] {
  const found: RawComponent[] = [];
  const byNode = new Map<number, number>();
  for (const entry of nodes) {
    if (!isElement(entry.node)) continue;
    const component: RawComponent = {
      name: entry.node.name ?? '',
      attributes: attributesOf(entry.node),
      range: rangeOf(entry.node),
      offset: entry.node.position!.start.offset!,
      node: entry.index,
    };
    const holder = ancestor(nodes, entry, isElement);
    if (holder !== undefined) component.parent = byNode.get(holder.index)!;
    byNode.set(entry.index, found.length);
    found.push(component);
  }
  return found;
}

function attributesOf(node: MdxJsxFlowElement | MdxJsxTextElement): ComponentUse['attributes'] {
  const attributes: ComponentUse['attributes'] = Object.create(null) as ComponentUse['attributes'];
  for (const attribute of node.attributes) {
    if (attribute.type === 'mdxJsxExpressionAttribute') attributes['...'] = { expression: attribute.value };
    else if (attribute.value === null || attribute.value === undefined) attributes[attribute.name] = true;
    else if (typeof attribute.value === 'string') attributes[attribute.name] = attribute.value;
    else attributes[attribute.name] = { expression: attribute.value.value };
  }
  return attributes;
}

const HTML_ANCHOR = /<[a-z][^<>]*?\s(?:id|name)\s*=\s*["']([^"'<>]+)["']/gi;

/** Anchors that are not headings': `<a name="x">` in HTML, `id` of components. */
export function collectAnchors(nodes: readonly PageNode[], components: readonly RawComponent[]): string[] {
  const anchors: string[] = [];
  for (const { node } of nodes) if (node.type === 'html') for (const match of node.value.matchAll(HTML_ANCHOR)) anchors.push(match[1]!);
  for (const { attributes } of components) {
    for (const name of ['id', 'name']) if (typeof attributes[name] === 'string') anchors.push(attributes[name]);
  }
  return anchors;
}
