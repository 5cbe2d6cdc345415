import type { Rule } from '../../types.ts';
import { reportLessonProblems } from '../report-problems.ts';

export const rule: Rule = {
  id: 'lesson/no-checked-block',
  severity: 'error',
  summary: 'A lesson in which no block is checked.',
  why: `A page without any checked block passes every check and proves nothing. It usually means that its fences were
not recognised: no language, a dialect of Markdown that the page is not written in, or everything skipped.

Give the fences their language and, for manifests, a \`title\`.`,
  check: (context) => reportLessonProblems(context, 'lesson/no-checked-block'),
};
