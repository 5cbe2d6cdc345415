import type { Rule } from '../../types.ts';
import { reportLessonProblems } from '../report-problems.ts';

export const rule: Rule = {
  id: 'lesson/unreadable',
  severity: 'error',
  summary: 'A file is no text that can be read as a page.',
  why: `A binary file, a file of many megabytes or one whose markup is nested beyond any use is not read at all, so that a
check ends in any case. Nothing in it was checked, which is why it is an error.

Leave such files out of the check, or split them.`,
  check: (context) => reportLessonProblems(context, 'lesson/unreadable'),
};
