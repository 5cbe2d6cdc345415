import type { Lesson } from '../../lesson/types.ts';
import { GeneratedNames } from '../play/generated-names.ts';
import { KnownText } from '../play/known-text.ts';
import { lessonScript } from '../play/lesson-script.ts';
import { playStep } from '../play/play-steps.ts';
import type { Stage } from '../play/stage.ts';
import { attempt, type Attempt } from './attempt.ts';
import { exercisesOf, type Exercise, type ExerciseCheck } from './exercises.ts';

/** A check that was tried where its exercise stands, and after each command of the solution. */
export interface TriedCheck {
  check: ExerciseCheck;
  before: Attempt;
  /** Up to the first that passed. */
  during: Attempt[];
}

/**
 * Plays a lesson up to its last exercise, and tries the checks of each: before the solution, with the files of the exercise
 * itself in the workspace, and after each command of the solution, as that cleans up after itself. This is a play of its
 * own, because what checks do (requests, time) is not to be seen in the outputs of the lesson.
 */
export async function playExercises(lesson: Lesson, stage: Stage): Promise<TriedCheck[]> {
  const exercises = exercisesOf(lesson);
  const tried: TriedCheck[] = [];
  const running = new Map<Exercise, TriedCheck[]>();
  const names = new GeneratedNames();
  const known = new KnownText();
  const start = async (exercise: Exercise): Promise<void> => {
    const own: TriedCheck[] = [];
    for (const check of exercise.checks) own.push({ check, before: await attempt(check, stage, known.text), during: [] });
    running.set(exercise, own);
    tried.push(...own);
  };
  for (const { block, files, steps } of lessonScript(lesson)) {
    for (const exercise of exercises) if (!running.has(exercise) && block >= exercise.blocksBefore) await start(exercise);
    if (running.size === exercises.length && exercises.every(({ solution }) => Math.max(-1, ...solution) < block)) break;
    for (const { name, text } of files) await stage.write(name, known.file(text));
    for (const step of steps) {
      known.typed(step);
      await playStep(step, stage, known.text, names);
      for (const exercise of exercises) {
        if (!exercise.solution.has(block)) continue;
        for (const { check, during } of running.get(exercise) ?? []) {
          if (during.at(-1)?.passed !== true) during.push(await attempt(check, stage, known.text));
        }
      }
    }
  }
  for (const exercise of exercises) if (!running.has(exercise)) await start(exercise);
  return tried;
}
