import type { Nodes, Root } from 'mdast';

/** A node of the syntax tree in document order. */
export interface PageNode {
  node: Nodes;
  /** Its index among the page's nodes. */
  index: number;
  /** The index of the node that holds it; -1 for the root. */
  parent: number;
  /** The index behind its last descendant. */
  end: number;
}

/** Deeper trees are refused: no page that a person wrote is nested so. */
const DEEPEST = 300;

/**
 * All nodes in document order, without recursion, so that no text can exhaust the stack.
 * @throws RangeError when the tree is deeper than any page.
 */
export function flattenTree(root: Root): PageNode[] {
  const nodes: PageNode[] = [];
  const stack: { node: Nodes; parent: number; depth: number; entered: PageNode | undefined }[] = [
    { node: root, parent: -1, depth: 0, entered: undefined },
  ];
  while (stack.length > 0) {
    const item = stack.pop()!;
    if (item.entered !== undefined) {
      item.entered.end = nodes.length;
      continue;
    }
    if (item.depth > DEEPEST) throw new RangeError('the page is nested too deeply');
    const entry: PageNode = { node: item.node, index: nodes.length, parent: item.parent, end: nodes.length + 1 };
    nodes.push(entry);
    if (!('children' in item.node) || item.node.children.length === 0) continue;
    stack.push({ node: item.node, parent: item.parent, depth: item.depth, entered: entry });
    for (let at = item.node.children.length - 1; at >= 0; at -= 1) {
      stack.push({ node: item.node.children[at]!, parent: entry.index, depth: item.depth + 1, entered: undefined });
    }
  }
  return nodes;
}

/** The nearest node above that is wanted. */
export function ancestor(nodes: readonly PageNode[], entry: PageNode, wanted: (node: Nodes) => boolean): PageNode | undefined {
  for (let at = entry.parent; at >= 0; at = nodes[at]!.parent) if (wanted(nodes[at]!.node)) return nodes[at];
  return undefined;
}

/** The range of a node in the file; nodes made by the parser always have one. */
export function rangeOf(node: Nodes): { start: { line: number; column: number }; end: { line: number; column: number } } {
  const { start, end } = node.position!;
  return { start: { line: start.line, column: start.column }, end: { line: end.line, column: end.column } };
}
