import { splitApiVersion } from '../../../kube/gvk.ts';
import { hasValidation } from '../../../kube/validation/validate.ts';
import type { FieldPath } from '../../../text/field-path.ts';
import type { Range } from '../../../text/position.ts';
import { checkedDocuments, isMapping } from '../../manifest-documents.ts';
import { describePlace, placeOf, relatedPlace, type KubeObject } from '../../refs/objects.ts';
import { isGuess } from '../../schema/assign.ts';
import { objectIssues } from '../../schema/issues.ts';
import { shownInPart } from '../../schema/partly-shown.ts';
import { valueAt } from '../../schema/placeholders.ts';
import type { Rule, RuleContext } from '../../types.ts';
import { isLeftOpen } from '../errors.ts';
import { objectErrors } from '../object-errors.ts';
import { shorten } from '../report-errors.ts';
import { writtenPath } from '../written-path.ts';
import { updateHelp } from './help.ts';
import { followApplies, type Reapplied } from './page-cluster.ts';
import { kindOf, refusalsOf, type Refusal } from './refusals.ts';
import { isElsewhere, isShownCreated, isToldRefusal, offersChoice } from './told.ts';

export const rule: Rule = {
  id: 'api/update',
  severity: 'error',
  summary: 'A file is applied over an earlier state of its object, and the API server refuses the change.',
  why: `Two manifests can be right, and still the step from one to the other is not. Some fields are fixed once an object exists: the selector
of a Deployment, the template of a Job, the role of a binding, and nearly all of a Pod. \`kubectl apply\` then prints an
error, and the object stays as it was. Who wrote the page may have deleted the object in between without
writing it down; the reader has it still.

Write the command that deletes the object before the second \`kubectl apply\`, or give the new object another name. The
commands of the page are followed one after another. Nothing is said where that is not possible, and where the page itself
shows or tells that the change is refused. On pages that are no lessons this is a warning.`,
  source: 'https://kubernetes.io/docs/concepts/workloads/pods/#pod-update-and-replacement',
  check(context) {
    const { lesson, kubernetesVersion } = context;
    if (lesson.dialect === 'yaml' || offersChoice(lesson)) return;
    const reported = new Set<string>();
    followApplies(lesson, {
      isKnown: (object) => isKnown(context, object),
      isRefused(change) {
        if (isShownCreated(change.now)) return false;
        const refusals = refusalsOf(change, kubernetesVersion);
        if (refusals.length === 0) return false;
        // Elsewhere there is no such object, so that it comes to be as the file says.
        if (isElsewhere(lesson, change)) return false;
        if (isToldRefusal(lesson, change)) return true;
        for (const refusal of refusals) {
          const key = `${change.now.object.kind}/${change.now.namespace}/${change.now.object.name} ${kindOf(refusal.error)}`;
          if (!reported.has(key)) report(context, change, refusal);
          reported.add(key);
        }
        return true;
      },
    });
  },
};

/** Whether a manifest is whole, and one that the server takes when there is no such object yet. */
function isKnown({ lesson, kubernetesVersion }: RuleContext, { apiVersion, kind, value, document }: KubeObject): boolean {
  const checked = checkedDocuments(lesson).find((other) => other.value === document.value);
  if (checked === undefined || checked.block.role === 'template' || checked.source.problems.length > 0) return false;
  if (isGuess(checked) || shownInPart(lesson, checked) !== 'no' || isLeftOpen(value)) return false;
  // A Job that deletes itself may be gone.
  if (valueAt(value, ['spec', 'ttlSecondsAfterFinished']) !== undefined) return false;
  const issues = objectIssues(lesson, kubernetesVersion, value);
  if (!hasValidation({ ...splitApiVersion(apiVersion), kind }) || issues.some(({ code }) => code !== 'deprecated-api')) return false;
  return objectErrors(lesson, kubernetesVersion, value, issues).length === 0;
}

function report({ lesson, report: send }: RuleContext, { before, now }: Reapplied, { error, changed }: Refusal): void {
  const path = writtenPath(now.object.value, changed);
  const field = error.path.toString();
  const words = `${field}: ${shorten(error.message)}`;
  const { kind, name } = now.object;
  const old = shownPath(before.object, path);
  send({
    range: placeOfChange(now.object, path),
    path: field,
    message: `${kind} "${name}" exists since ${describePlace(before.object, ['metadata', 'name'])} was applied, and the server refuses this change: ${words}`,
    help: updateHelp(now.object, now.namespace, words),
    related: [relatedPlace(before.object, old, 'what was applied before', typeof old.at(-1) === 'number' || old.length === 2 ? 'value' : 'key')],
    ...(lesson.dialect === 'mdx' ? {} : { severity: 'warning' as const }),
  });
}

/** The field in the first manifest, or the name of the object that does not have it. */
function shownPath({ value }: KubeObject, path: FieldPath): FieldPath {
  return valueAt(value, path) === undefined ? ['metadata', 'name'] : path;
}

/** A value at itself, what holds several at its key, an item of a list at its first key, and what is gone at what held it. */
function placeOfChange(object: KubeObject, path: FieldPath): Range {
  const value = valueAt(object.value, path);
  if (value === undefined) return path.length <= 2 ? placeOf(object, ['metadata', 'name']) : placeOfChange(object, path.slice(0, -1));
  if (typeof path.at(-1) === 'number' && isMapping(value)) return placeOf(object, [...path, Object.keys(value)[0] ?? ''], 'key');
  const range = placeOf(object, path);
  return typeof value === 'object' || range.start.line !== range.end.line ? placeOf(object, path, 'key') : range;
}
