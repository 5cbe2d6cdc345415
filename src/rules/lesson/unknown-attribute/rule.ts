import type { Rule } from '../../types.ts';
import { reportLessonProblems } from '../report-problems.ts';

export const rule: Rule = {
  id: 'lesson/unknown-attribute',
  severity: 'error',
  summary: 'A fence has an attribute that means nothing.',
  why: `A block whose \`title\` is misspelt would be an ordinary block: it writes no file, later blocks and commands
miss it, and nobody is told. So an attribute that neither Drydock nor Expressive Code knows is a mistake.

Write the attribute that is meant, or take it away.`,
  source: 'https://expressive-code.com/key-features/code-component/',
  check: (context) => reportLessonProblems(context, 'lesson/unknown-attribute'),
};
