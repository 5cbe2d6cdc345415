import type { Rule } from '../../types.ts';
import { reportLessonProblems } from '../report-problems.ts';

export const rule: Rule = {
  id: 'lesson/mdx-syntax',
  severity: 'error',
  summary: 'A lesson is not valid MDX.',
  why: `MDX reads \`<\` as the start of a component and \`{\` as the start of an expression, also in the middle of
a sentence: an autolink \`<http://…>\`, a placeholder \`<name>\` or a set in braces stops the page from being
built.

Put such text into backticks, or write links as \`[text](url)\`.`,
  source: 'https://mdxjs.com/docs/troubleshooting-mdx/',
  check: (context) => reportLessonProblems(context, 'lesson/mdx-syntax'),
};
