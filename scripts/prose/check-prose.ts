import type { Nodes as MarkdownNodes, Text } from 'mdast';
import type { Nodes, Root, Sentence } from 'nlcst';
import { toString } from 'nlcst-to-string';
import retextIndefiniteArticle from 'retext-indefinite-article';
import retextReadability from 'retext-readability';
import retextRepeatedWords from 'retext-repeated-words';
import { unified } from 'unified';
import { VFile } from 'vfile';
import type { Position } from '../../src/text/position.ts';
import { createSource, offsetAt, positionAt } from '../../src/text/source.ts';
import { passagesOf } from './passages.ts';
import { sentencesOf, wordCount } from './sentences.ts';

/** What is wrong at a place of a text, and what to write instead. */
export interface ProseProblem extends Position {
  message: string;
}

/** A sentence of more words is reported. */
export const MOST_WORDS = 40;

/** A sentence is hard when most of seven formulas put its readers above this age. They cannot judge short ones. */
const READABILITY = { age: 18, threshold: 5 / 7, minWords: 15 };

const wording = unified().use(retextRepeatedWords).use(retextIndefiniteArticle).freeze();
const readability = unified().use(retextReadability, READABILITY).freeze();

/** Kinds are long words, but no hard ones: the formulas are not to count the syllables of a PersistentVolumeClaim. */
function kindsAsCode(node: Nodes): void {
  if (!('children' in node)) return;
  node.children.forEach((child, index) => {
    if (child.type === 'WordNode' && /[a-z][A-Z]/.test(toString(child))) node.children[index] = { type: 'SourceNode', value: toString(child), position: child.position };
    else kindsAsCode(child);
  });
}

/** Text that stands where the real one was to come. */
const PLACEHOLDER = /\b(?:lorem ipsum|TBD|TODO|FIXME|x{3,}|coming soon)\b/gi;

/**
 * What is wrong with the prose of a file: sentences that are too long or too hard, repeated words, wrong articles,
 * placeholder text and double spaces. Code is not looked at.
 * @param file its name decides how it is read: .mdx, .md or .yaml
 */
export function checkProse(file: string, text: string): ProseProblem[] {
  const source = createSource(file, text);
  const passages = passagesOf(source);
  const vfile = new VFile({ path: file, value: source.text });
  const tree = sentencesOf(passages, vfile);
  const sentences = sentencesBelow(tree);
  wording.runSync(tree, vfile);
  // Left in, short sentences would be scored before they are let go.
  const long: Root = { type: 'RootNode', children: sentences.filter((sentence) => wordCount(sentence) >= READABILITY.minWords) };
  kindsAsCode(long);
  readability.runSync(long, vfile);
  const texts = passages.flatMap(textsBelow);
  const problems = [
    ...vfile.messages.map(inOurWords),
    ...sentences.flatMap(tooLong),
    ...texts.flatMap((node) => matches(node, PLACEHOLDER, (found) => `"${found}" is placeholder text: write what belongs here, or leave it out`)),
    ...texts.flatMap((node) => matches(node, /(?<=\S) {2,}(?=\S)/g, (found) => `${found.length} spaces between two words: write one`)),
  ];
  return problems.sort((a, b) => a.line - b.line || a.column - b.column);

  function matches(node: Text, pattern: RegExp, message: (found: string) => string): ProseProblem[] {
    const start = offsetAt(source, node.position!.start);
    return [...node.value.matchAll(pattern)].map((found) => ({ ...positionAt(source, start + found.index), message: message(found[0]) }));
  }
}

function tooLong(sentence: Sentence): ProseProblem[] {
  const words = wordCount(sentence);
  if (words <= MOST_WORDS) return [];
  const { line, column } = sentence.position!.start;
  return [{ line, column, message: `this sentence has ${words} words, expected at most ${MOST_WORDS}: make two of it` }];
}

function inOurWords(found: VFile['messages'][number]): ProseProblem {
  const { line = 1, column = 1, source, actual = '', expected = [] } = found;
  switch (source) {
    case 'retext-repeated-words':
      return { line, column, message: `"${actual.replace(/\s+/g, ' ')}" repeats a word: write "${expected[0]}"` };
    case 'retext-indefinite-article':
      return { line, column, message: `"${actual}" is the wrong article here: write "${expected[0]}"` };
    case 'retext-readability':
      return { line, column, message: `this sentence is hard to read (${/\d+ out of \d+|all \d+/.exec(found.reason)?.[0]} formulas say so): use shorter words, or make two of it` };
    default:
      return { line, column, message: found.reason };
  }
}

function sentencesBelow(node: Nodes): Sentence[] {
  if (node.type === 'SentenceNode') return [node];
  return 'children' in node ? node.children.flatMap(sentencesBelow) : [];
}

function textsBelow(node: MarkdownNodes): Text[] {
  if (node.type === 'text') return [node];
  return 'children' in node ? node.children.flatMap(textsBelow) : [];
}
