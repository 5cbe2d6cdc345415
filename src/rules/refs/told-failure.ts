import type { Lesson } from '../../lesson/types.ts';

const memo = new WeakMap<Lesson, string[]>();

/** The lines of output, and the sentences, that may tell of a failure. */
function accounts(lesson: Lesson): readonly string[] {
  const known = memo.get(lesson);
  if (known !== undefined) return known;
  const texts = lesson.blocks.flatMap((block) => [
    ...(block.role === 'other' ? [block.excerpt.text] : []),
    ...(block.commands ?? []).flatMap(({ output }) => output?.text.split('\n') ?? []),
  ]);
  for (const spans of Map.groupBy(lesson.prose, (span) => span.paragraph).values()) {
    texts.push(spans.map((span) => span.text).join(' '));
  }
  memo.set(lesson, texts);
  return texts;
}

/**
 * Whether the page itself shows or tells of a failure: a line of a session's output, or a sentence,
 * matches `failure`, and contains `name` when one is given. What fails in front of the reader fails
 * on purpose, so nothing is to be reported of it.
 */
export function tellsOfFailure(lesson: Lesson, failure: RegExp, name = ''): boolean {
  return (
    lesson.blocks.some((block) => block.role === 'fails' && failure.test(block.fails ?? '')) ||
    accounts(lesson).some((text) => text.includes(name) && failure.test(text))
  );
}
