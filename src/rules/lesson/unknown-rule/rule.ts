import { nearestName } from '../../../kube/nearest.ts';
import type { Rule } from '../../types.ts';

export const rule: Rule = {
  id: 'lesson/unknown-rule',
  severity: 'error',
  summary: 'A `drydock-ignore` comment names a rule that does not exist.',
  why: `A misspelt rule is not silenced, and a comment that seems to allow something does not. The findings
themselves show the ids to write, and the site has a page for each.`,
  check({ lesson, ruleIds, report }) {
    const known = new Set(ruleIds);
    for (const { rule: id, range } of lesson.suppressions) {
      if (known.has(id)) continue;
      const suggestion = nearestName(id, ruleIds);
      report({
        range,
        message: `there is no rule ${JSON.stringify(id)}, so this comment silences nothing`,
        help: suggestion === undefined ? 'write the id as the finding shows it' : `write ${suggestion}`,
      });
    }
  },
};
