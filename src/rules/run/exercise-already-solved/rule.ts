import { playedRule } from '../played-rule.ts';

export const rule = playedRule({
  id: 'run/exercise-already-solved',
  summary: 'The check of an exercise passes before anything was done.',
  why: `A check that passes from the beginning tells a reader who has done nothing that the exercise is solved. It is tried
on what the lesson has built up to the solution, with the files that the exercise itself shows.`,
});
