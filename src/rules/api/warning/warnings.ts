import { applyDefaults } from '../../../kube/defaulting/apply.ts';
import { splitApiVersion } from '../../../kube/gvk.ts';
import type { KubeObject } from '../../../kube/object.ts';
import { objectWarnings, type ObjectWarning } from '../../../kube/warnings/object-warnings.ts';
import type { KubernetesVersion } from '../../../kube/version.ts';
import type { Lesson } from '../../../lesson/types.ts';
import { checkedDocuments, identityOf, isMapping, objectsOf, type CheckedDocument } from '../../manifest-documents.ts';
import { isGuess } from '../../schema/assign.ts';
import { objectIssues } from '../../schema/issues.ts';
import { shownInPart } from '../../schema/partly-shown.ts';
import { valueAt } from '../../schema/placeholders.ts';
import type { RuleContext } from '../../types.ts';
import { isLeftOpen } from '../errors.ts';
import { objectErrors } from '../object-errors.ts';
import { writtenPath } from '../written-path.ts';

/** A warning of the server, and the object that it is about. */
export interface FoundWarning {
  document: CheckedDocument;
  warning: ObjectWarning;
}

/**
 * The warnings about the objects of a lesson that the server accepts. It sends none with an object that it refuses, and
 * the deprecation of an API version is told by the schemas.
 */
export function warningsOf({ lesson, kubernetesVersion }: Pick<RuleContext, 'lesson' | 'kubernetesVersion'>): FoundWarning[] {
  return checkedDocuments(lesson)
    .flatMap(objectsOf)
    .flatMap((document) => warningsOfObject(lesson, kubernetesVersion, document).map((warning) => ({ document, warning })));
}

function warningsOfObject(lesson: Lesson, version: KubernetesVersion, document: CheckedDocument): ObjectWarning[] {
  const { value, block, source } = document;
  const { apiVersion, kind } = identityOf(value);
  if (!isMapping(value) || apiVersion === undefined || kind === undefined) return [];
  if (block.role === 'template' || source.problems.length > 0 || isGuess(document) || shownInPart(lesson, document) !== 'no') return [];
  const issues = objectIssues(lesson, version, value);
  if (issues.some(({ code }) => code !== 'deprecated-api') || objectErrors(lesson, version, value, issues).length > 0) return [];
  const gvk = { ...splitApiVersion(apiVersion), kind };
  return objectWarnings(applyDefaults(value as KubeObject, gvk), gvk, { version }).filter(
    ({ path }) => path.toString() !== 'apiVersion' && !isLeftOpen(valueAt(value, writtenPath(value, path.steps()))),
  );
}
