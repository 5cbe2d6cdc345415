import { playedRule } from '../played-rule.ts';

export const rule = playedRule({
  id: 'run/exercise-not-solved',
  summary: 'The check of an exercise never passes while its solution is played.',
  why: `A reader who does what the solution says would wait for a result that does not come. The check is tried after each
command of the solution, as a solution cleans up after itself: it must have passed at least once.

What needs time is waited for in the solution, as in any session: \`# wait: kubectl rollout status deployment/api\`.`,
});
