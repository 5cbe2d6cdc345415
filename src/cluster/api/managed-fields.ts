import { fromFieldsV1, toFieldsV1, walkFields, type FieldSet } from '../../kube/field-sets/field-set.ts';
import { items, type Decoded, type KubeObject } from '../../kube/object.ts';
import type { ObjectType } from '../../kube/schema/types.ts';
import { isSame } from '../../kube/validation/update/same-value.ts';
import type { Collection } from './requests.ts';
import { groupVersion } from './resource.ts';
import type { WriteSettings } from './serving.ts';
import type { Clock } from '../clock/clock.ts';

/** Who wrote fields, and how. */
export interface Manager {
  name: string;
  operation: 'Apply' | 'Update';
  apiVersion: string;
  subresource?: string | undefined;
}

/** The manager of a write that is no apply. */
export function managerOf({ resource }: Collection, { through }: WriteSettings, name: string): Manager {
  return { name, operation: 'Update', apiVersion: groupVersion(resource), ...(through === undefined ? {} : { subresource: through }) };
}

/** What one manager owns. */
export interface Ownership {
  manager: Manager;
  fields: FieldSet;
  time: string;
}

/** The owners of an object's fields. */
export function ownershipsOf({ metadata }: KubeObject): Ownership[] {
  return items(metadata.managedFields).map(({ manager, operation, apiVersion, subresource, fieldsV1, time }) => ({
    manager: { name: manager, operation, apiVersion, subresource }, fields: fromFieldsV1(fieldsV1 ?? {}), time,
  }));
}

/** An object with the note of who owns its fields. Managers that own nothing any more are not noted. */
export function withOwnerships(object: KubeObject, ownerships: readonly Ownership[]): KubeObject {
  const { managedFields: _old, ...metadata } = object.metadata;
  const noted = ownerships.filter(({ fields }) => fields.size > 0).map(({ manager, fields, time }) => ({
    apiVersion: manager.apiVersion, fieldsType: 'FieldsV1', fieldsV1: toFieldsV1(fields), manager: manager.name, operation: manager.operation,
    ...(manager.subresource === undefined ? {} : { subresource: manager.subresource }), time,
  }));
  return { ...object, metadata: noted.length === 0 ? metadata : { ...metadata, managedFields: noted } };
}

export function isSameManager(one: Manager, other: Manager): boolean {
  return one.name === other.name && one.operation === other.operation && one.subresource === other.subresource
    && (one.operation === 'Apply' || one.apiVersion === other.apiVersion);
}

/**
 * The object with the note that a manager wrote what is new or different in it; others lose what was changed or removed.
 * Kept for the writes of users; nobody asks who wrote a status.
 * @param old what the object was; undefined when it is new
 * Rule: `Updater.Update` of structured-merge-diff.
 */
export function recordManager(object: KubeObject, old: KubeObject | undefined, manager: Manager, root: ObjectType | undefined, clock: Clock): KubeObject {
  const values = (of: KubeObject | undefined): Map<string, Decoded> => {
    const found = new Map<string, Decoded>();
    if (of !== undefined) walkFields(withoutStatus(of), root, (path, value, isContainer) => found.set(path, isContainer ? undefined : value));
    return found;
  };
  const before = values(old);
  const after = values(object);
  const changed = [...after].filter(([path, value]) => !before.has(path) || !isSame(before.get(path), value)).map(([path]) => path);
  const removed = [...before.keys()].filter((path) => !after.has(path));
  const ownerships = ownershipsOf(object);
  if (changed.length === 0 && removed.length === 0) return object;
  const gone = new Set([...changed, ...removed]);
  const others = ownerships.filter((one) => !isSameManager(one.manager, manager)).map((one) => ({ ...one, fields: new Set([...one.fields].filter((path) => !gone.has(path))) }));
  const own = ownerships.find((one) => isSameManager(one.manager, manager));
  const fields = new Set([...[...(own?.fields ?? [])].filter((path) => after.has(path)), ...changed]);
  return withOwnerships(object, [...others, { manager, fields, time: clock.timestamp() }]);
}

function withoutStatus({ status: _status, ...rest }: KubeObject): KubeObject {
  return rest as KubeObject;
}

