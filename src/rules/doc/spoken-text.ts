import type { Block, Lesson, ProseSpan } from '../../lesson/types.ts';
import { excerptPosition } from '../../text/excerpt.ts';
import type { Position, Range } from '../../text/position.ts';
import { offsetAt, positionAt } from '../../text/source.ts';
import { withoutComment } from './field-lines.ts';

/** A stretch of a page that speaks to the reader: a paragraph, a list item, a heading or a comment. */
export interface SpokenText {
  kind: 'prose' | 'comment';
  /** As written in the file, with Markdown's own characters; what does not belong to it is blanked. */
  text: string;
  /** How many blocks stand before it; for a comment, the block that it stands in. */
  block: number;
  /** Where a part of `text` stands in the file. */
  range(start: number, end: number): Range;
  /** It stands in a `<Quiz>`, whose answers may be wrong on purpose. */
  quiz: boolean;
}

const memo = new WeakMap<Lesson, SpokenText[]>();

/** All that a page says in words: its paragraphs, and the comments in YAML and shell blocks. */
export function spokenTexts(lesson: Lesson): readonly SpokenText[] {
  const known = memo.get(lesson);
  if (known !== undefined) return known;
  const texts = [...paragraphs(lesson), ...lesson.blocks.flatMap(commentsOf)];
  memo.set(lesson, texts);
  return texts;
}

function paragraphs(lesson: Lesson): SpokenText[] {
  const byParagraph = new Map<number, ProseSpan[]>();
  for (const span of lesson.prose) {
    const spans = byParagraph.get(span.paragraph);
    if (spans === undefined) byParagraph.set(span.paragraph, [span]);
    else spans.push(span);
  }
  const { source } = lesson;
  const offsets = (range: Range): [number, number] => [offsetAt(source, range.start), offsetAt(source, range.end)];
  const quizzes = lesson.components.filter((component) => component.name === 'Quiz').map(({ range }) => offsets(range));
  return [...byParagraph.values()].map((spans) => {
    const places = spans.map((span) => offsets(span.range));
    const start = Math.min(...places.map(([from]) => from));
    const end = Math.max(...places.map(([, to]) => to));
    return {
      kind: 'prose',
      text: onlyWithin(source.text, start, end, places),
      block: spans[0]!.blocksBefore,
      range: (from, to) => ({ start: positionAt(source, start + from), end: positionAt(source, start + to) }),
      quiz: quizzes.some(([from, to]) => from <= start && end <= to),
    };
  });
}

/** The text from `start` to `end`, with every line that no span touches blanked: it is a block or a tag. */
function onlyWithin(text: string, start: number, end: number, spans: readonly (readonly [number, number])[]): string {
  let result = '';
  let at = start;
  while (at < end) {
    const newline = text.indexOf('\n', at);
    const lineEnd = newline < 0 || newline >= end ? end : newline + 1;
    const line = text.slice(at, lineEnd);
    const touched = spans.some(([from, to]) => from < lineEnd && to > at);
    result += touched ? line : line.replace(/[^\r\n]/g, ' ');
    at = lineEnd;
  }
  return result;
}

function commentsOf(block: Block): SpokenText[] {
  if (block.skip !== undefined) return [];
  if (block.yaml !== undefined) {
    return block.yaml.documents.flatMap((document) =>
      document.comments.map((comment) => spokenComment(block, comment.start, comment.end)),
    );
  }
  return block.role === 'console' || block.role === 'commands' ? shellComments(block) : [];
}

/** Comments of a shell block; a `#` prompt or a directive of ours (`# setup:`) is none. */
function shellComments(block: Block): SpokenText[] {
  const output = new Set<number>();
  for (const command of block.commands ?? []) for (const origin of command.output?.origins ?? []) output.add(origin.line);
  const comments: SpokenText[] = [];
  let offset = 0;
  for (const line of block.excerpt.text.split('\n')) {
    const start = withoutComment(line).length;
    const comment = line.slice(start);
    const isOutput = output.has(excerptPosition(block.excerpt, offset).line);
    if (comment.trim().startsWith('#') && !isOutput && !/^\s*#\s*(?:setup|wait):/.test(line)) {
      comments.push(spokenComment(block, offset + start + (comment.length - comment.trimStart().length), offset + line.length));
    }
    offset += line.length + 1;
  }
  return comments;
}

function spokenComment(block: Block, start: number, end: number): SpokenText {
  const { excerpt } = block;
  const at = (offset: number): Position => excerptPosition(excerpt, start + offset);
  return {
    kind: 'comment',
    text: excerpt.text.slice(start, end),
    block: block.index,
    range: (from, to) => ({ start: at(from), end: at(to) }),
    quiz: false,
  };
}

/** The sentence of a text around an offset. */
export function sentenceAt(text: string, offset: number): string {
  let start = 0;
  for (const end of text.matchAll(/[.!?](?=\s)|\n\s*\n/g)) {
    if (end.index >= offset) return text.slice(start, end.index + 1);
    start = end.index + end[0].length;
  }
  return text.slice(start);
}
