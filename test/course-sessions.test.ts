import { describe, expect, test } from 'vitest';
import { Playground } from '../src/run/worker/playground.ts';
import type { DoneReply, Reply } from '../src/run/worker/protocol.ts';
import { courseLessons } from '../src/site/course/lessons.ts';
import { lessonSession, type LessonSession, type SessionScene } from '../src/site/session/lesson-session.ts';
import { preludeOf } from '../src/site/session/prelude.ts';

/** Plays scenes on a new computer as a page does, and gives the commands that did something else than the lesson says. */
async function differences({ images }: LessonSession, scenes: readonly SessionScene[]): Promise<string[]> {
  const replies: Reply[] = [];
  const playground = new Playground((reply) => replies.push(reply), () => Promise.resolve());
  await playground.handle({ type: 'start', seed: 1, images });
  const wrong: string[] = [];
  for (const { block, files, steps } of scenes) {
    for (const file of files) await playground.handle({ type: 'write', ...file });
    for (const step of steps) {
      await playground.handle({ type: 'step', id: 1, step, fast: true });
      const done = replies.findLast((reply): reply is DoneReply => reply.type === 'done');
      if (done?.written?.asWritten !== true) wrong.push(`block ${block + 1}: ${step.command}`);
    }
  }
  return [...wrong, ...replies.flatMap((reply) => (reply.type === 'failed' ? [reply.message] : []))];
}

/** The last block of each exercise: what its reader plays in all, with the solution. */
function endsOfExercises(scenes: readonly SessionScene[]): SessionScene[] {
  return scenes.filter(({ exercise }, index) => exercise !== undefined && scenes[index + 1]?.exercise !== exercise);
}

describe.each(courseLessons().map(({ name, lesson }) => ({ name, session: lessonSession(lesson) })))('the session of $name', ({ session }) => {
  test('does what the lesson says for a reader who leaves out the exercises', async () => {
    const scenes = session.scenes.filter(({ exercise }) => exercise === undefined);
    expect(scenes.length).toBeGreaterThan(0);
    expect(await differences(session, scenes)).toEqual([]);
  });

  test.each(endsOfExercises(session.scenes).map((end) => ({ end, number: end.exercise! + 1 })))('does so in exercise $number for one who does only that', async ({ end }) => {
    expect(await differences(session, [...preludeOf(end, session.scenes), end])).toEqual([]);
  });
});
