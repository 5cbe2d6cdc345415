import { items, type Decoded } from '../../object.ts';
import { forbidden, type FieldError } from '../field-error.ts';
import type { Path } from '../path.ts';
import { immutable } from './immutable.ts';

/**
 * The metadata of an update with what the server keeps, whatever the request says: it ignores a changed
 * time of creation, gives the uid to a request without one, and an object that is being deleted stays so.
 * Rule: `rest.BeforeUpdate`.
 */
export function keptMetadata(given: Decoded, stored: Decoded): Decoded {
  const kept = { ...given };
  const keep = (field: string, value: Decoded): void => {
    if (value === undefined || value === null) delete kept[field];
    else kept[field] = value;
  };
  keep('uid', given?.uid || stored?.uid);
  keep('creationTimestamp', stored?.creationTimestamp);
  keep('deletionTimestamp', stored?.deletionTimestamp ?? given?.deletionTimestamp);
  keep('deletionGracePeriodSeconds', given?.deletionGracePeriodSeconds ?? stored?.deletionGracePeriodSeconds);
  return kept;
}

const FIXED = ['creationTimestamp', 'deletionTimestamp', 'deletionGracePeriodSeconds'];

/**
 * What may not change in the metadata of an object. The uid is compared only where the stored one is
 * known. A request's `resourceVersion` and `generation` are not judged: clients fill them in from what
 * they read, and the server sets the second itself.
 * Rule: `apimachinery/pkg/api/validation.ValidateObjectMetaAccessorUpdate`.
 */
export function validateMetadataUpdate(now: Decoded, before: Decoded, isNamespaced: boolean, path: Path): FieldError[] {
  return [
    ...(before?.deletionTimestamp ? validateNoNewFinalizers(now, before, path.child('finalizers')) : []),
    ...immutable(now?.name ?? '', before?.name ?? '', path.child('name')),
    ...(isNamespaced ? immutable(namespaceOf(now), namespaceOf(before), path.child('namespace')) : []),
    ...(before?.uid ? immutable(now?.uid, before.uid, path.child('uid')) : []),
    ...FIXED.flatMap((field) => immutable(now?.[field], before?.[field], path.child(field))),
  ];
}

function namespaceOf(metadata: Decoded): string {
  return metadata?.namespace || 'default';
}

/** Rule: `ValidateNoNewFinalizers`. */
function validateNoNewFinalizers(now: Decoded, before: Decoded, path: Path): FieldError[] {
  const known = new Set(items(before.finalizers));
  const added = [...new Set(items(now?.finalizers))].filter((finalizer) => !known.has(finalizer)).toSorted();
  if (added.length === 0) return [];
  const list = added.map((finalizer) => JSON.stringify(finalizer)).join(', ');
  return [forbidden(path, `no new finalizers can be added if the object is being deleted, found new finalizers []string{${list}}`)];
}
