import type { Rule } from '../../types.ts';
import { reportYamlProblems } from '../report-problems.ts';

export const rule: Rule = {
  id: 'yaml/document-end',
  severity: 'error',
  summary: 'A line `...` ends the document, and what follows is lost.',
  why: `Three dots in the first column are YAML's mark for the end of a document. Kubernetes' decoder takes what
stands above as the whole manifest and says nothing about the rest, so an ellipsis that was meant as
"and so on" cuts the object in two.

Show the whole manifest, or write the ellipsis as a comment: \`# …\`.`,
  source: 'https://yaml.org/spec/1.2.2/#912-document-markers',
  check: (context) => reportYamlProblems(context, 'document-end'),
};
