import { readKubectl } from '../../kubectl-arguments.ts';
import { comparePositions, simpleCommands } from '../../lesson-commands.ts';
import type { Rule } from '../../types.ts';
import { paragraphsOf } from '../paragraphs.ts';

/** What is kept for later must be deleted in the end. */
export const rule: Rule = {
  id: 'doc/not-cleaned-up',
  severity: 'info',
  summary: 'The text has the reader keep something running for later, and nothing deletes it in the end.',
  why: `A page that deletes what it makes, and in one place says "keep it running" for the next section, needs a last step that
deletes this, too. What stays in the cluster holds its memory and its node port, and the next page, or the same one
followed a second time, fails in ways that nobody understands.

It is reported on pages that delete other objects, where neither a command nor a sentence below speaks of deleting.`,
  check({ lesson, report }) {
    const deletions = simpleCommands(lesson)
      .filter(({ simple }) => readKubectl(simple)?.verb === 'delete' || /^(?:kind|minikube|k3d)$/.test(simple.words[0]?.value ?? '') && simple.words[1]?.value === 'delete')
      .map(({ placed }) => placed.command.range.start);
    if (deletions.length === 0) return;
    const paragraphs = paragraphsOf(lesson);
    for (const [index, paragraph] of paragraphs.entries()) {
      if (!/(?:^|[.!]\s+)(?:please\s+)?(?:keep|leave)\b[^.]*\b(?:up|running)\b/i.test(paragraph.text)) continue;
      const deleted = deletions.some((at) => comparePositions(at, paragraph.range.end) > 0);
      const told = paragraphs.slice(index + 1).some(({ text }) => /\b(?:clean\w*[- ]?up|delet\w+|remov\w+|tear\w* down|destroy\w*)\b/i.test(text));
      if (deleted || told) continue;
      report({
        range: paragraph.range,
        message: `the reader is to keep something running here, and nothing below deletes it, although this page deletes what it makes elsewhere (line ${deletions[0]!.line})`,
        help: 'add a last step that deletes it: kubectl delete -f FILE',
      });
    }
  },
};
