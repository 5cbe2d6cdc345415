import type { Lesson } from '../../../lesson/types.ts';
import { checkedDocuments, type CheckedDocument } from '../../manifest-documents.ts';
import { asList, asRecord, valueAt } from '../../refs/objects.ts';
import type { Rule } from '../../types.ts';

/** A StatefulSet that is to keep data needs volumes. */
export const rule: Rule = {
  id: 'doc/state-not-kept',
  severity: 'info',
  summary: 'The text says that state is kept, and the StatefulSet beside it has no volume that keeps any.',
  why: `A StatefulSet gives its pods names that stay the same, and no storage by itself. Without \`volumeClaimTemplates\`, or a
claim among its volumes, all that a pod has written is gone with the pod, and its successor of the same name begins
with nothing.

It is reported where the text of the same section says that state is saved, preserved or persistent.`,
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#stable-storage',
  check({ lesson, report }) {
    for (const document of checkedDocuments(lesson)) {
      const value = asRecord(document.value);
      if (value?.['kind'] !== 'StatefulSet' || document.block.elisions?.length || keepsAny(value) || !isSaidToKeep(lesson, document)) continue;
      report({
        range: document.locate(['spec', 'template'], 'key'),
        message: 'this StatefulSet has no volumeClaimTemplates, so its pods keep no state, although the text says that state is kept',
        help: 'add volumeClaimTemplates, and mount them in the container',
      });
    }
  },
};

function keepsAny(value: unknown): boolean {
  if (valueAt(value, ['spec', 'volumeClaimTemplates']) !== undefined) return true;
  return asList(valueAt(value, ['spec', 'template', 'spec', 'volumes'])).some((volume) => {
    const names = Object.keys(asRecord(volume) ?? {});
    return names.some((name) => !/^(?:name|emptyDir|configMap|secret|downwardAPI|projected)$/.test(name));
  });
}

const KEPT = /\b(?:saved state|state is (?:saved|preserved|kept|stored)|(?:keeps?|preserves?|saves?) (?:its|their|the) (?:state|data)|data persist(?:s|ence))\b/i;

/** The section that a document stands in says that state is kept. */
function isSaidToKeep(lesson: Lesson, { block }: CheckedDocument): boolean {
  const { line } = block.range.start;
  const from = lesson.headings.findLast((heading) => heading.range.start.line < line)?.range.start.line ?? 0;
  const to = lesson.headings.find((heading) => heading.range.start.line > line)?.range.start.line ?? Number.POSITIVE_INFINITY;
  return lesson.prose.some(({ kind, text, range }) => kind === 'text' && range.start.line > from && range.start.line < to && KEPT.test(text));
}
