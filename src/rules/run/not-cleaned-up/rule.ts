import { playedRule } from '../played-rule.ts';

export const rule = playedRule({
  id: 'run/not-cleaned-up',
  summary: 'A lesson that leaves objects behind, or removes what it did not make.',
  why: `The next lesson begins on the cluster that this one leaves, and readers pay for what keeps running. After the last
command the cluster has to hold what it held before the first one, give or take what controllers need some seconds to
remove.`,
});
