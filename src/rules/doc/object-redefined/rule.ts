import type { Lesson } from '../../../lesson/types.ts';
import { describePlace, identityOf, placeOf, relatedPlace, type KubeObject } from '../../refs/objects.ts';
import { formatLabels, hasPlaceholder } from '../../refs/selectors.ts';
import { readService } from '../../refs/services.ts';
import { workspaceStates } from '../../refs/workspace-objects.ts';
import type { Rule } from '../../types.ts';
import { paragraphsOf } from '../paragraphs.ts';

/** A Service that is there already should not be pointed elsewhere without a word. */
export const rule: Rule = {
  id: 'doc/object-redefined',
  severity: 'info',
  summary: 'A Service of a name that is in use is defined again with another selector, and the text does not say so.',
  why: `To apply a second manifest of the same name changes the first object; it makes no second one. A Service that was
bound to one version then sends to other pods, and what an earlier part of the page showed is no longer true. Another
name avoids that, or a sentence that says that the Service is changed.

A file that the page shows a second time, and a text that speaks of a change, are left alone.`,
  source: 'https://kubernetes.io/docs/tasks/manage-kubernetes-objects/declarative-config/#how-to-update-objects',
  check({ lesson, report }) {
    let before: readonly KubeObject[] = [];
    for (const state of workspaceStates(lesson)) {
      for (const object of state.written) {
        const service = readService(object);
        if (service === undefined) continue;
        const earlier = before.findLast((one) => one.name === object.name && identityOf(one) === identityOf(object));
        const other = earlier === undefined ? undefined : readService(earlier);
        if (other === undefined || (object.file !== undefined && object.file === earlier?.file)) continue;
        if (formatLabels(service.selector) === formatLabels(other.selector) || [service, other].some(({ selector }) => hasPlaceholder(selector))) continue;
        if (speaksOfChange(lesson, object.document.block)) continue;
        report({
          range: placeOf(object, ['metadata', 'name']),
          message: `Service ${object.name} is defined again: its selector is ${selectorOf(service)} here, and ${selectorOf(other)} in ${describePlace(earlier!, ['spec', 'selector'], 'key')}, so that applying this changes the Service that is there`,
          help: 'give it another name, or say that it replaces the earlier one',
          related: [relatedPlace(earlier!, ['spec', 'selector'], 'its earlier selector', 'key')],
        });
      }
      before = state.objects;
    }
  },
};

/** The selector in words; a Service without one is given its endpoints by hand. */
function selectorOf({ selector }: Pick<NonNullable<ReturnType<typeof readService>>, 'selector'>): string {
  return formatLabels(selector) || '(none)';
}

/** The last paragraph before a block says that something is changed. */
function speaksOfChange(lesson: Lesson, block: number): boolean {
  const text = paragraphsOf(lesson).findLast((paragraph) => paragraph.block <= block && paragraph.range.start.line < lesson.blocks[block]!.range.start.line)?.text ?? '';
  return /\b(?:chang\w*|updat\w*|edit\w*|modif\w*|switch\w*|replac\w*|adjust\w*|now|again|instead|patch\w*|point\w*|redirect\w*|remov\w*|add\w*)\b/i.test(text);
}
