import type { Rule } from '../types.ts';

/** The ids of what playing a lesson can find. */
export type PlayedRuleId =
  | 'run/command-failed'
  | 'run/output-differs'
  | 'run/not-cleaned-up'
  | 'run/nothing-run'
  | 'run/exercise-already-solved'
  | 'run/exercise-not-solved';

/**
 * A rule that reports what the player found, as the player is a room that this one knows nothing of. It is silent when
 * the commands were not run.
 */
export function playedRule(what: Pick<Rule, 'summary' | 'why' | 'source'> & { id: PlayedRuleId }): Rule {
  return {
    ...what,
    severity: 'error',
    played: true,
    check({ played = [], report }) {
      for (const { rule, message, help, line, column, endLine, endColumn } of played) {
        if (rule !== what.id) continue;
        const range = { start: { line, column }, end: { line: endLine, column: endColumn } };
        report({ range, message, ...(help === undefined ? {} : { help }) });
      }
    },
  };
}
