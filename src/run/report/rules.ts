import type { RuleDoc } from '../../findings/finding.ts';

/** What the player reports. */
export const RUN_RULES = [
  {
    id: 'run/command-failed',
    severity: 'error',
    summary: 'A command that does not end as the page says.',
    why: 'A reader who types it gets another result than the page promises, and what follows builds on it.',
  },
  {
    id: 'run/output-differs',
    severity: 'error',
    summary: 'A command that prints something else than the page shows.',
    why: 'Output that was typed by hand, or that an earlier version printed, teaches what is not so. `drydock run --update` writes what the command prints.',
  },
  {
    id: 'run/not-cleaned-up',
    severity: 'error',
    summary: 'A lesson that leaves objects behind, or removes what it did not make.',
    why: 'The next lesson begins on the cluster that this one leaves, and readers pay for what keeps running.',
  },
  {
    id: 'run/nothing-run',
    severity: 'error',
    summary: 'A page without a command that could be played.',
    why: 'A run that played nothing must not look like success.',
  },
] as const satisfies readonly RuleDoc[];

export type RunRule = (typeof RUN_RULES)[number]['id'];
