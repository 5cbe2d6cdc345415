import type { Rule } from '../../types.ts';
import { reportLessonProblems } from '../report-problems.ts';

export const rule: Rule = {
  id: 'lesson/suppression-without-reason',
  severity: 'error',
  summary: 'A `drydock-ignore` comment does not say why.',
  why: `A suppression outlives the person who wrote it. The reason behind the colon tells the next one whether it still
holds; without it the comment silences nothing.

Write \`drydock-ignore <rule>: <reason>\`.`,
  check: (context) => reportLessonProblems(context, 'lesson/suppression-without-reason'),
};
