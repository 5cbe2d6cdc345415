import type { Rule } from '../../types.ts';
import { reportLessonProblems } from '../report-problems.ts';

export const rule: Rule = {
  id: 'lesson/front-matter',
  severity: 'error',
  summary: 'The front matter of a lesson lacks a field, or has one that is wrong.',
  why: `The title, description, objectives, minutes and prerequisites of a lesson appear in the contents, in search
results and on the page itself. A mistake there shows up far from where it was made, so it is checked
where it stands.

\`images\` says how the images of the lesson behave: which port they listen on, what they answer. Commands are
played with it, so a route without its slash or a \`like\` that names no image would change what readers see.`,
  check: (context) => reportLessonProblems(context, 'lesson/front-matter'),
};
