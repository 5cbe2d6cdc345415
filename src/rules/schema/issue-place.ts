import type { SchemaIssue } from '../../kube/schema/issue.ts';
import type { FieldPath } from '../../text/field-path.ts';
import type { Range } from '../../text/position.ts';
import { identityOf, isMapping, type CheckedDocument } from '../manifest-documents.ts';
import { valueAt } from './placeholders.ts';

/**
 * Where an issue is shown: a wrong value at the value (at its key when the value takes several
 * lines), a field that should not be there at its key, a missing field at what lacks it.
 */
export function issuePlace(document: CheckedDocument, issue: SchemaIssue): Range {
  const { locate } = document;
  switch (issue.code) {
    case 'missing-field':
      return missingPlace(document, issue.path);
    case 'unknown-field':
      return locate(issue.path, 'key');
    default: {
      const value = locate(issue.path, 'value');
      return value.start.line === value.end.line ? value : locate(issue.path, 'key');
    }
  }
}

/**
 * A field that an object itself or its `spec` lacks is shown at the object's name, which says which
 * object it is; one that is missing deeper down, at the key or list item that lacks it.
 */
export function missingPlace(document: CheckedDocument, path: FieldPath): Range {
  const { value, locate } = document;
  const parent = path.slice(0, -1);
  if (isMissingAtObject(document, path)) {
    return identityOf(value).name === undefined ? locate(['kind'], 'value') : locate(['metadata', 'name'], 'value');
  }
  if (typeof parent.at(-1) !== 'number') return locate(parent, 'key');
  const item = valueAt(value, parent);
  const first = isMapping(item) ? Object.keys(item)[0] : undefined;
  return first === undefined ? locate(parent, 'value') : locate([...parent, first], 'key');
}

/** Whether a missing field is shown at the object as a whole, and not at a key of it. */
export function isMissingAtObject({ value }: CheckedDocument, path: FieldPath): boolean {
  const { kind, name } = identityOf(value);
  return path.length <= 2 && (kind !== undefined || name !== undefined);
}
