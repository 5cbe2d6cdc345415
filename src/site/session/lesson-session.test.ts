import { expect, test } from 'vitest';
import { parseLesson } from '../../lesson/parse.ts';
import { createSource } from '../../text/source.ts';
import { lessonSession } from './lesson-session.ts';
import { preludeOf } from './prelude.ts';

const LESSON = `---
title: A page
images:
- name: app:1
  port: 8000
---

\`\`\`text title="note.txt"
one
\`\`\`

Nothing to play:

\`\`\`text
a drawing
\`\`\`

\`\`\`console
# setup: mkdir seen
$ cat note.txt
one
? 0
# wait: 5 s
$ false
? 1
\`\`\`

<Exercise title="First">

\`\`\`text title="draft.txt"
two
\`\`\`

<Solution>

\`\`\`console
$ cp draft.txt done.txt
\`\`\`

\`\`\`sh
rm done.txt
\`\`\`

</Solution>

<Check command="cat done.txt" output="two" />

</Exercise>

<Exercise title="Second">

<Solution>

\`\`\`console
$ touch other
\`\`\`

</Solution>

<Check command="ls other" />

</Exercise>

\`\`\`sh
rm -r seen
\`\`\`
`;

const session = lessonSession(parseLesson(createSource('lesson.mdx', LESSON)));

test('a session has the images, files and steps of the lesson, and leaves out what is not played', () => {
  expect(session.images).toEqual([{ name: 'app:1', port: 8000 }]);
  expect(session.scenes.map(({ block }) => block)).toEqual([0, 2, 3, 4, 5, 6, 7]);
  expect(session.scenes[0]).toEqual({ block: 0, files: [{ name: 'note.txt', text: 'one\n' }], steps: [] });
  expect(session.scenes[1]!.steps.map(({ kind, command, seconds, expected, status }) => [kind, command, seconds, expected, status])).toEqual([
    ['setup', 'mkdir seen', undefined, undefined, undefined],
    ['shown', 'cat note.txt', undefined, ['one'], 0],
    ['wait', '', 5, undefined, undefined],
    ['shown', 'false', undefined, [], 1],
  ]);
});

test('a session says which blocks belong to exercises and their solutions, and goes through JSON unchanged', () => {
  expect(session.scenes.map(({ exercise, solution }) => [exercise, solution])).toEqual([
    [undefined, undefined], [undefined, undefined], [0, undefined], [0, true], [0, true], [1, true], [undefined, undefined],
  ]);
  expect(lessonSession(parseLesson(createSource('lesson.mdx', LESSON)))).toEqual(session);
  const steps = session.scenes.flatMap((scene) => scene.steps);
  for (const step of steps) expect(Object.keys(step)).not.toContain('range');
});

test('a block needs what stands before it, but no exercise', () => {
  const before = (block: number) => preludeOf(session.scenes.find((scene) => scene.block === block)!, session.scenes).map((scene) => scene.block);
  expect(before(2)).toEqual([0]);
  expect(before(7)).toEqual([0, 2]);
});

test('a block of an exercise needs that exercise too, and a solution its own beginning', () => {
  const before = (block: number) => preludeOf(session.scenes.find((scene) => scene.block === block)!, session.scenes).map((scene) => scene.block);
  expect(before(3)).toEqual([0, 2]);
  expect(before(4)).toEqual([0, 2, 3]);
  expect(before(5)).toEqual([0, 2, 3, 4]);
  expect(before(6)).toEqual([0, 2]);
});

test('the check of an exercise needs its files and not its solution', () => {
  expect(preludeOf({ block: 4, exercise: 0 }, session.scenes).map((scene) => scene.block)).toEqual([0, 2, 3]);
});
