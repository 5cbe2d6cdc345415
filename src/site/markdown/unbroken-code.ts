import type { InlineCode, Root, RootContent } from 'mdast';

/** What `hChildren` holds: the children that the element made of a node gets instead of its text. */
export type Part = { type: 'text'; value: string } | { type: 'element'; tagName: string; properties: { className: string[] }; children: Part[] };

/** Longer words must break somewhere: a phone shows about forty characters in a line. */
const LONGEST = 24;

/**
 * A remark plugin that keeps words with hyphens in one line where they stand in inline code. Browsers may break a line
 * after each hyphen, and `--all` that ends a line as `--` reads as something else.
 */
export function unbrokenCode() {
  return (tree: Root): void => visit(tree.children);
}

function visit(nodes: RootContent[]): void {
  for (const node of nodes) {
    if (node.type === 'inlineCode') keepWordsWhole(node);
    else if ('children' in node) visit(node.children as RootContent[]);
  }
}

function keepWordsWhole(node: InlineCode): void {
  const parts = node.value.split(/(\s+)/).flatMap(piecesOf).filter((part) => part !== '');
  if (!parts.some(wouldBreak)) return;
  const hChildren: Part[] = parts.map((part) => (wouldBreak(part) ? unbroken(part) : text(part)));
  Object.assign((node.data ??= {}), { hChildren });
}

/** Of an option that is too long, at least the dashes stay with the word behind them. */
function piecesOf(word: string): string[] {
  const start = word.length > LONGEST ? (/^--?\w+/.exec(word)?.[0] ?? '') : '';
  return [start, word.slice(start.length)];
}

function wouldBreak(word: string): boolean {
  return word.length <= LONGEST && /-./.test(word);
}

function unbroken(word: string): Part {
  return { type: 'element', tagName: 'span', properties: { className: ['dd-unbroken'] }, children: [text(word)] };
}

function text(value: string): Part {
  return { type: 'text', value };
}
