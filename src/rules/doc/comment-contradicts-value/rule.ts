import type { Block } from '../../../lesson/types.ts';
import { excerptRange } from '../../../text/excerpt.ts';
import type { Rule } from '../../types.ts';
import { commentedFields, type CommentedField } from './commented-fields.ts';
import { contradiction } from './contradiction.ts';
import { rolloutContradiction } from './rollout.ts';
import { otherFileNamed } from './file-name.ts';

/** A comment must not state another value than the field it stands at. */
export const rule: Rule = {
  id: 'doc/comment-contradicts-value',
  severity: 'error',
  summary: 'A comment states another value than the field that it stands beside.',
  why: `Comments are not run, so nobody notices when a value changes and its comment does not: \`cpu: 4m # 25m\`,
\`replicas: 3 # 5 replicas\`. Units are understood (\`m\`, \`Mi\`, seconds and minutes, percentages of the replicas,
"every 5 minutes" beside a cron schedule), and a time beside \`failureThreshold\` is held against the threshold times
\`periodSeconds\`. "One by one" beside \`type: RollingUpdate\` is held against \`maxSurge\` and \`maxUnavailable\`.

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
        const stated = contradiction(field, onlyNumber(block, field, 'replicas'));
        const found = stated ?? rolloutContradiction(field, onlyNumber(block, field, 'maxUnavailable'), onlyNumber(block, field, 'maxSurge'));
        if (found === undefined) continue;
        const range = excerptRange(block.excerpt, field.start, field.end);
        const line = excerptRange(block.excerpt, field.field.keyStart, field.field.keyEnd).start.line;
        const actual = found.actual === undefined ? '' : ` (${found.actual})`;
        report({
          range,
          message: `the comment says ${found.stated}, but ${field.key} is ${field.value}${actual}${field.above ? ` (line ${line})` : ''}`,
          help: `write ${found.instead} in the comment, or correct the value`,
          // "One by one" may be meant loosely.
          ...(stated === undefined ? { severity: 'warning' as const } : {}),
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

/** The only field of this name in the document that a field stands in, where it is a number; undefined when there are none, or several. */
function onlyNumber(block: Block, field: CommentedField, key: string): number | undefined {
  const { text } = block.excerpt;
  const start = Math.max(text.lastIndexOf('\n---', field.start), 0);
  const end = text.indexOf('\n---', field.start);
  const document = text.slice(start, end < 0 ? undefined : end);
  const found = [...document.matchAll(new RegExp(String.raw`^\s*${key}:\s*(\d+)\s*(?:#.*)?$`, 'gm'))];
  return found.length === 1 ? Number(found[0]![1]) : undefined;
}
