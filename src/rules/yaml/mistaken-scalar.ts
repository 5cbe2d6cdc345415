import { checkObject } from '../../kube/schema/check-object.ts';
import type { SchemaIssue } from '../../kube/schema/issue.ts';
import { schemaSet } from '../../kube/schema/schema-set.ts';
import type { KubernetesVersion } from '../../kube/version.ts';
import type { Lesson } from '../../lesson/types.ts';
import { formatFieldPath, type FieldPath } from '../../text/field-path.ts';
import { isMapping, type CheckedDocument } from '../manifest-documents.ts';
import { valueAt } from '../schema/placeholders.ts';
import { textOf } from '../source-text.ts';

/**
 * Whether a value of the wrong type would be right if it were in quotes: a number or boolean that
 * was meant as a string, such as `version: 1.0` among labels.
 */
export function isMistakenScalar(
  lesson: Lesson,
  version: KubernetesVersion,
  document: CheckedDocument,
  issue: SchemaIssue,
): boolean {
  const value = valueAt(document.value, issue.path);
  if (typeof value !== 'number' && typeof value !== 'bigint' && typeof value !== 'boolean') return false;
  const raw = textOf(lesson, document.locate(issue.path, 'value'));
  if (!/^[\w.+:-]+$/.test(raw)) return false;
  const quoted = withValueAt(document.value, issue.path, raw);
  const place = formatFieldPath(issue.path);
  return !checkObject(schemaSet(version), quoted).some(
    (other) => other.code === issue.code && formatFieldPath(other.path) === place,
  );
}

/** A copy of JSON data in which the value at a path is another; what the path does not touch is shared. */
function withValueAt(data: unknown, path: FieldPath, value: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return value;
  if (typeof step === 'number' && Array.isArray(data)) {
    return data.map((item: unknown, index) => (index === step ? withValueAt(item, rest, value) : item));
  }
  return isMapping(data) ? { ...data, [step]: withValueAt(data[step], rest, value) } : data;
}
