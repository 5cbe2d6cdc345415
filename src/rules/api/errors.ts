import type { Severity } from '../../findings/finding.ts';
import type { FieldErrorType } from '../../kube/validation/field-error.ts';
import type { KubernetesVersion } from '../../kube/version.ts';
import type { Lesson } from '../../lesson/types.ts';
import { checkedDocuments, isMapping, objectsOf, type CheckedDocument } from '../manifest-documents.ts';
import { isGuess, isInBlock } from '../schema/assign.ts';
import { objectIssues } from '../schema/issues.ts';
import { shownInPart } from '../schema/partly-shown.ts';
import { isElision, isPlaceholder, valueAt } from '../schema/placeholders.ts';
import type { RuleContext } from '../types.ts';
import { objectErrors, type ObjectError } from './object-errors.ts';

/** An error of the server's validation, the rule that reports it, and the object that it is in. */
export interface ApiError extends ObjectError {
  rule: string;
  document: CheckedDocument;
  /** Less than the rule's own severity, where it is less sure. */
  severity?: Severity;
}

const RULES: Readonly<Record<FieldErrorType, string>> = {
  FieldValueRequired: 'api/required',
  FieldValueInvalid: 'api/invalid',
  FieldValueTypeInvalid: 'api/invalid',
  FieldValueNotSupported: 'api/not-supported',
  FieldValueDuplicate: 'api/duplicate',
  FieldValueForbidden: 'api/forbidden',
  FieldValueNotFound: 'api/not-found',
  FieldValueTooLong: 'api/too-long',
  FieldValueTooMany: 'api/too-long',
};

const memo = new WeakMap<Lesson, Map<KubernetesVersion, ApiError[]>>();

/** What the API server's validation says of the objects of a lesson, less what the schemas say of them. */
export function apiErrors({ lesson, kubernetesVersion }: Pick<RuleContext, 'lesson' | 'kubernetesVersion'>): ApiError[] {
  const byVersion = memo.get(lesson) ?? new Map<KubernetesVersion, ApiError[]>();
  memo.set(lesson, byVersion);
  const known = byVersion.get(kubernetesVersion);
  if (known !== undefined) return known;
  const errors = checkedDocuments(lesson)
    .flatMap(objectsOf)
    .flatMap((document) => errorsOf(lesson, kubernetesVersion, document));
  byVersion.set(kubernetesVersion, errors);
  return errors;
}

function errorsOf(lesson: Lesson, version: KubernetesVersion, document: CheckedDocument): ApiError[] {
  const { value, block, source } = document;
  // Nobody can apply a template as it stands, and of broken YAML it is not sure what it says.
  if (block.role === 'template' || source.problems.length > 0) return [];
  const inPart = shownInPart(lesson, document);
  if (inPart === 'surely') return [];
  const guess = isGuess(document);
  return objectErrors(lesson, version, value, objectIssues(lesson, version, value)).flatMap((found) => {
    if (found.explainedBy !== undefined || isLeftOpen(valueAt(value, found.path))) return [];
    if (guess && (found.error.type === 'FieldValueRequired' || !isInBlock(document, found))) return [];
    const severity = guess || inPart === 'perhaps' ? 'warning' : undefined;
    return [{ ...found, rule: RULES[found.error.type], document, ...(severity === undefined ? {} : { severity }) }];
  });
}

/** Something in the value is left for the reader to fill in, or left out. */
export function isLeftOpen(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(isLeftOpen);
  if (isMapping(value)) return Object.entries(value).some(([key, inner]) => isPlaceholder(key) || isLeftOpen(inner));
  return isPlaceholder(value) || isElision(value);
}
