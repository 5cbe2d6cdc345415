import type { Block } from '../../../lesson/types.ts';
import { excerptRange } from '../../../text/excerpt.ts';
import type { Range } from '../../../text/position.ts';
import type { Rule, RuleContext } from '../../types.ts';
import { reportYamlProblems } from '../report-problems.ts';

export const rule: Rule = {
  id: 'yaml/document-end',
  severity: 'error',
  summary: 'A line `...` ends the document, and what follows is lost.',
  why: `Three dots in the first column are YAML's mark for the end of a document. Kubernetes' decoder takes what
stands above as the whole manifest and says nothing about the rest, so an ellipsis that was meant as
"and so on" cuts the object in two.

Show the whole manifest, or write the ellipsis as a comment: \`# …\`. In a document other than a lesson of ours, where
a manifest that nobody applies is only shown in part, it is a warning.`,
  source: 'https://yaml.org/spec/1.2.2/#912-document-markers',
  check(context) {
    reportYamlProblems(context, 'document-end');
    for (const block of context.lesson.blocks) reportElisions(block, context);
  },
};

/**
 * The first line of dots in the first column of a manifest that is shown in part, with something above and below it; its
 * YAML was read without them.
 */
function reportElisions({ role, skip, elisions = [], excerpt, yaml }: Block, { report }: RuleContext): void {
  if (role !== 'template' || skip !== undefined || yaml?.documents.some(({ problems }) => problems.some(({ code }) => code === 'document-end'))) return;
  const marked = new Set(elisions.map(({ start }) => start.line));
  let above = false;
  let dots: Range | undefined;
  let offset = 0;
  for (const line of excerpt.text.split('\n')) {
    const content = line.trim() !== '' && !line.startsWith('#');
    if (dots !== undefined && content) {
      if (line.startsWith('---')) return;
      report({
        range: dots,
        severity: 'warning',
        message: `\`...\` ends the document for every YAML decoder, so kubectl would silently ignore everything from line ${excerptRange(excerpt, offset, offset).start.line} to the next \`---\``,
        help: 'write the ellipsis as a comment, # …',
      });
      return;
    }
    const range = excerptRange(excerpt, offset, offset + 3);
    if (above && /^\.\.\.\s*$/.test(line) && marked.has(range.start.line)) dots = range;
    above ||= content && !/^(?:\.\.\.|---)/.test(line);
    offset += line.length + 1;
  }
}
