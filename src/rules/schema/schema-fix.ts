import type { Fix } from '../../findings/finding.ts';
import { distance } from '../../kube/nearest.ts';
import type { FieldPath } from '../../text/field-path.ts';
import { replacement } from '../fix.ts';
import { isMapping } from '../manifest-documents.ts';
import { textOf } from '../source-text.ts';
import type { RuleContext } from '../types.ts';
import { objectIssues, type AssignedIssue } from './issues.ts';
import { valueAt } from './placeholders.ts';

/**
 * The change that mends a schema issue; undefined where what was meant is not certain. It is certain when the suggestion
 * is the word itself but for a slip of the pen, what is to be replaced stands in the file as it is, and the object that
 * results has the issue no longer, and no other, except below the field or kind that only now is known.
 */
export function schemaFix({ lesson, kubernetesVersion }: RuleContext, { issue, document, severity }: AssignedIssue): Fix | undefined {
  const { code, path, suggestion } = issue;
  const name = path.at(-1);
  if (suggestion === undefined || name === undefined || severity !== undefined || document.block.role === 'template') return undefined;
  const isKey = code === 'unknown-field';
  const written = isKey ? name : valueAt(document.value, path);
  const isVersion = code === 'removed-api' && name === 'apiVersion';
  if (typeof written !== 'string' || !(isVersion || (isKey ? isSlip(written, suggestion) : isOtherCase(written, suggestion)))) return undefined;
  if (isVersion && meansAnother(document.value)) return undefined;

  const mended = isKey ? renamed(document.value, path, suggestion) : replaced(document.value, path, suggestion);
  if (mended === undefined) return undefined;
  const before = new Set(objectIssues(lesson, kubernetesVersion, document.value).map(({ message }) => message));
  const after = objectIssues(lesson, kubernetesVersion, mended);
  // Below a field or kind that was not known, nothing has been looked at yet.
  const below = code === 'unknown-kind' ? [] : isKey ? [...path.slice(0, -1), suggestion] : undefined;
  const isUncovered = (found: FieldPath): boolean => below !== undefined && found.length > below.length && below.every((step, at) => found[at] === step);
  if (after.some((found) => found.message === issue.message || (!before.has(found.message) && !isUncovered(found.path)))) return undefined;

  const place = document.locate(path, isKey ? 'key' : 'value');
  if (place.file !== undefined && place.file !== lesson.source.file) return undefined;
  const raw = textOf(lesson, place);
  const quote = /^["']/.exec(raw)?.[0] ?? '';
  return raw === `${quote}${written}${quote}` ? replacement(lesson.source.file, place, `${quote}${suggestion}${quote}`) : undefined;
}

/** A letter missing, added, exchanged or in the wrong case; two in a long word. */
function isSlip(written: string, meant: string): boolean {
  const length = Math.min(written.length, meant.length);
  return isOtherCase(written, meant) || (length >= 4 && distance(written, meant) <= (length >= 8 ? 2 : 1));
}

function isOtherCase(written: string, meant: string): boolean {
  return written !== meant && written.toLowerCase() === meant.toLowerCase();
}

/**
 * The empty selector of a PodDisruptionBudget selects all pods in policy/v1 and none in policy/v1beta1.
 * Rule: https://kubernetes.io/docs/reference/using-api/deprecation-guide/#poddisruptionbudget-v125
 */
function meansAnother(value: unknown): boolean {
  if (!isMapping(value) || value['kind'] !== 'PodDisruptionBudget') return false;
  const selector = valueAt(value, ['spec', 'selector']);
  return !isMapping(selector) || Object.keys(selector).length === 0;
}

/** A copy in which the last step of a path has another name; undefined where that name is taken. */
function renamed(value: unknown, path: FieldPath, name: string): unknown {
  const parent = valueAt(value, path.slice(0, -1));
  if (!isMapping(parent) || Object.hasOwn(parent, name)) return undefined;
  const old = path.at(-1);
  return replaced(value, path.slice(0, -1), Object.fromEntries(Object.entries(parent).map(([key, own]) => [key === old ? name : key, own])));
}

/** A copy in which something else stands at a path. */
function replaced(value: unknown, path: FieldPath, by: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return by;
  if (Array.isArray(value)) return typeof step === 'number' ? value.with(step, replaced(value[step], rest, by)) : undefined;
  return isMapping(value) && typeof step === 'string' ? { ...value, [step]: replaced(value[step], rest, by) } : undefined;
}
