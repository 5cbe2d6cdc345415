import type { Rule } from '../../types.ts';
import { reportLessonProblems } from '../report-problems.ts';

export const rule: Rule = {
  id: 'lesson/attribute-value',
  severity: 'error',
  summary: 'An attribute of a fence lacks its value, or has one that means nothing.',
  why: `\`title\`, \`fragment\`, \`explains\`, \`fails\` and \`at\` say which file or field a block is about. Without a value, with a
path that cannot be read, or two of them together, the block would not be what it seems to be.

Write the value, as the finding says.`,
  check: (context) => reportLessonProblems(context, 'lesson/attribute-value'),
};
