import { formatValue, type FieldError } from '../../kube/validation/field-error.ts';
import type { FieldPath } from '../../text/field-path.ts';
import type { Range } from '../../text/position.ts';
import { isMapping, type CheckedDocument } from '../manifest-documents.ts';
import { missingPlace } from '../schema/issue-place.ts';
import { valueAt } from '../schema/placeholders.ts';
import { missedLabels } from './template-labels.ts';
import { writtenPath } from './written-path.ts';

/**
 * Where an error of validation is shown: at the value, for a mapping, a list and what should not be there at
 * its key, and for a field that is not there at what lacks it. Where the server names a whole map, the entry that it
 * quotes is shown.
 */
export function errorPlace(document: CheckedDocument, error: FieldError): Range {
  const path = writtenPath(document.value, error.path.steps());
  const value = valueAt(document.value, path);
  if (value === undefined || (value === null && error.type === 'FieldValueRequired')) return missingPlace(document, path);
  const entry = isMapping(value) ? quotedEntry(document, error, path, value) : undefined;
  if (entry !== undefined) return entry;
  const isWhole = typeof value === 'object' || error.type === 'FieldValueForbidden';
  const range = document.locate(path, 'value');
  return isWhole || range.start.line !== range.end.line ? document.locate(path, 'key') : range;
}

/** The entry of a map whose key or value the message quotes, or that is not as the selector wants it. */
function quotedEntry({ value: object, locate }: CheckedDocument, error: FieldError, path: FieldPath, map: Record<string, unknown>): Range | undefined {
  for (const [key, value] of Object.entries(map)) {
    if (error.message.startsWith(`Invalid value: ${formatValue(key)}`)) return locate([...path, key], 'key');
    if (typeof value === 'string' && error.message.startsWith(`Invalid value: ${formatValue(value)}`)) return locate([...path, key], 'value');
  }
  const missed = missedLabels(object, error)?.find(({ key }) => Object.hasOwn(map, key));
  return missed === undefined ? undefined : locate([...path, missed.key], 'value');
}

/** The item of a list that has the same value as the duplicate at `path`, and stands before it. */
export function firstOfDuplicates({ value: object }: CheckedDocument, path: FieldPath): FieldPath | undefined {
  const written = writtenPath(object, path);
  const at = written.findLastIndex((step) => typeof step === 'number');
  const index = written[at];
  if (typeof index !== 'number') return undefined;
  const value = JSON.stringify(valueAt(object, written));
  for (let before = 0; before < index; before += 1) {
    const candidate = [...written.slice(0, at), before, ...written.slice(at + 1)];
    if (JSON.stringify(valueAt(object, candidate)) === value && value !== undefined) return candidate;
  }
  return undefined;
}
