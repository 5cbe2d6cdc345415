import type { Paragraph as Passage } from 'mdast';
import { toNlcst } from 'mdast-util-to-nlcst';
import type { Nodes, Paragraph, Root, Sentence } from 'nlcst';
import { toString } from 'nlcst-to-string';
import { ParseEnglish } from 'parse-english';
import type { VFile } from 'vfile';

/** The sentences and words of passages, with their places in the file; code is a `SourceNode` among the words. */
export function sentencesOf(passages: readonly Passage[], file: VFile): Root {
  const parser = new ParseEnglish();
  const children = passages.flatMap((passage) => toNlcst(passage, file, parser).children);
  for (const child of children) {
    if (child.type === 'ParagraphNode') child.children = child.children.flatMap<Paragraph['children'][number]>((piece) => (piece.type === 'SentenceNode' ? splitMerged(piece) : piece));
  }
  return { type: 'RootNode', children };
}

/** How many words a sentence has; code counts as one. */
export function wordCount(node: Nodes): number {
  if (node.type === 'WordNode' || node.type === 'SourceNode') return 1;
  return 'children' in node ? node.children.reduce((sum, child) => sum + wordCount(child), 0) : 0;
}

/** Words with a full stop of their own. */
const ABBREVIATION = /^(?:e\.g|i\.e|vs|no)\.$/i;

/**
 * Cuts where a sentence ends and the parser goes on: it takes what does not begin with a letter as the rest of the
 * sentence before, and the full stop behind a number (`at least 16. The`) as the number's.
 */
function splitMerged(sentence: Sentence): Sentence[] {
  const { children } = sentence;
  const cuts = children.flatMap((child, index) => {
    if (index < 2 || children[index - 1]!.type !== 'WhiteSpaceNode') return [];
    const last = toString(children[index - 2]!);
    const ends = child.type === 'SourceNode' ? /[.?!]$/.test(last) && !ABBREVIATION.test(last) : /^\d+\.$/.test(last) && /^\p{Lu}/u.test(toString(child));
    return ends ? [index] : [];
  });
  return [0, ...cuts].map((from, index) => part(sentence, from, cuts[index] ?? children.length));
}

function part(sentence: Sentence, from: number, to: number): Sentence {
  const children = sentence.children.slice(from, to);
  const [start, end] = [children[0]?.position?.start, children.at(-1)?.position?.end];
  return { type: 'SentenceNode', children, ...(start && end && { position: { start, end } }) };
}
