import type { Rule } from '../../types.ts';

export const rule: Rule = {
  id: 'lesson/unused-suppression',
  severity: 'warning',
  summary: 'A `drydock-ignore` comment silences nothing.',
  why: `A suppression whose mistake has been mended hides the next one: the same rule would stay silent when the
mistake comes back. One that stands in the wrong place silences nothing to begin with.

Delete the comment, or move it to the line before the block (in YAML: before the line) that it is for.`,
  last: true,
  check({ unusedSuppressions, ruleIds, report }) {
    const known = new Set(ruleIds);
    for (const { rule: id, range, from, to } of unusedSuppressions) {
      // A rule that does not exist is reported by lesson/unknown-rule.
      if (!known.has(id)) continue;
      const lines = from === to ? `line ${from}` : `lines ${from} to ${to}`;
      report({
        range,
        message: `${id} reports nothing in ${lines}, so this comment silences nothing`,
        help: 'delete the comment',
      });
    }
  },
};
