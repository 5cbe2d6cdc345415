import type { Rule } from '../../types.ts';
import { reportLessonProblems } from '../report-problems.ts';

export const rule: Rule = {
  id: 'lesson/skip-without-reason',
  severity: 'error',
  summary: 'A block is skipped and does not say why.',
  why: `\`skip\` takes a block out of every check. The coverage page lists each such block with its reason, so that a
reader knows what was not proved and a reviewer can tell whether it still holds.

Write the reason as the value: \`skip="needs a cloud account"\`.`,
  check: (context) => reportLessonProblems(context, 'lesson/skip-without-reason'),
};
