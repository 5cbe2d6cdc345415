import type { Block } from '../../../lesson/types.ts';
import { excerptRange } from '../../../text/excerpt.ts';
import type { Rule } from '../../types.ts';
import { commentedFields, type CommentedField } from './commented-fields.ts';
import { contradiction } from './contradiction.ts';
import { otherFileNamed } from './file-name.ts';

/** A comment must not state another value than the field it stands at. */
export const rule: Rule = {
  id: 'doc/comment-contradicts-value',
  severity: 'error',
  summary: 'A comment states another value than the field that it stands beside.',
  why: `Comments are not run, so nobody notices when a value changes and its comment does not: \`cpu: 4m # 25m\`,
\`replicas: 3 # 5 replicas\`. Units are understood (\`m\`, \`Mi\`, seconds and minutes, percentages of the replicas,
"every 5 minutes" beside a cron schedule), and a time beside \`failureThreshold\` is held against the threshold times
\`periodSeconds\`.

Only comments that surely speak of the field are held against it: the bare value, or a sentence that begins with it.
Ranges, defaults, examples, bounds ("at least", "up to") and former values ("was 5") are left alone. A first line that
names another file than the block's title is reported as well.`,
  check({ lesson, report }) {
    for (const block of lesson.blocks) {
      if (block.skip !== undefined || block.role === 'template') continue;
      const named = otherFileNamed(block);
      if (named !== undefined) report(named);
      if (block.yaml === undefined) continue;
      const fields = commentedFields(block);
      const callouts = calloutsOf(fields);
      for (const field of fields) {
        if (callouts.has(field.comment)) continue;
        const found = contradiction(field, replicasFor(block, field));
        if (found === undefined) continue;
        const range = excerptRange(block.excerpt, field.start, field.end);
        const line = excerptRange(block.excerpt, field.field.keyStart, field.field.keyEnd).start.line;
        const actual = found.actual === undefined ? '' : ` (${found.actual})`;
        report({
          range,
          message: `the comment says ${found.stated}, but ${field.key} is ${field.value}${actual}${field.above ? ` (line ${line})` : ''}`,
          help: `write ${found.instead} in the comment, or correct the value`,
        });
      }
    }
  },
};

/** Bare comments that count up from 1 (`# 1`, `# 2`) point to explanations below the block. */
function calloutsOf(fields: readonly CommentedField[]): Set<string> {
  const comments = new Set(fields.map((field) => field.comment));
  const callouts = new Set<string>();
  for (let number = 1; comments.has(String(number)); number += 1) callouts.add(String(number));
  return callouts;
}

/** The only `replicas` of the document that a field stands in; undefined when there are none, or several. */
function replicasFor(block: Block, field: CommentedField): number | undefined {
  const { text } = block.excerpt;
  const start = Math.max(text.lastIndexOf('\n---', field.start), 0);
  const end = text.indexOf('\n---', field.start);
  const document = text.slice(start, end < 0 ? undefined : end);
  const found = [...document.matchAll(/^\s*replicas:\s*(\d+)\s*(?:#.*)?$/gm)];
  return found.length === 1 ? Number(found[0]![1]) : undefined;
}
