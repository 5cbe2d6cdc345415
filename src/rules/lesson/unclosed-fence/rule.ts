import type { Rule } from '../../types.ts';
import { reportLessonProblems } from '../report-problems.ts';

export const rule: Rule = {
  id: 'lesson/unclosed-fence',
  severity: 'error',
  summary: 'A fence is opened and never closed.',
  why: `Without its closing line a fence takes everything up to the end of its surroundings as code: headings and
prose below it vanish from the page, and what is checked is not what was written.

Close it with as many backticks as it was opened with, in the column of the opening line.`,
  source: 'https://spec.commonmark.org/0.31.2/#fenced-code-blocks',
  check: (context) => reportLessonProblems(context, 'lesson/unclosed-fence'),
};
