import type { Rule } from '../../types.ts';
import { reportLessonProblems } from '../report-problems.ts';

export const rule: Rule = {
  id: 'lesson/unknown-file',
  severity: 'error',
  summary: 'A fragment or an explanation is of a file that the lesson does not have at that point.',
  why: `\`fragment="…"\` is merged into a file of the workspace, and \`explains="…"\` is compared with one. When no
earlier block writes that file, there is nothing to merge into and nothing to compare.

Write the name as the earlier block's \`title\` has it, or move the block below it.`,
  check: (context) => reportLessonProblems(context, 'lesson/unknown-file'),
};
