import type { KubeObject } from '../../kube/object.ts';
import { isEqual } from '../../kube/equal.ts';
import { isSame } from '../../kube/validation/update/same-value.ts';
import { objectWarnings } from '../../kube/warnings/object-warnings.ts';
import type { AdmissionRequest } from '../admission/plugin.ts';
import { checkEscalation } from '../auth/escalation.ts';
import { converted } from './convert.ts';
import { strategyOf } from './kind-strategy.ts';
import { managerOf, recordManager } from './managed-fields.ts';
import { gvkOf } from './registry.ts';
import type { ObjectAddress, User, Written } from './requests.ts';
import { pickFields, type Serving, type WriteSettings } from './serving.ts';
import { badRequest, conflict, modified, notFound } from './status-error.ts';
import { invalidObject } from './validate.ts';

/** What stays as it is whatever a client sends. */
const FIXED = ['uid', 'creationTimestamp', 'resourceVersion', 'namespace', 'generation', 'deletionTimestamp', 'deletionGracePeriodSeconds'];

/** What a write of the status may change besides. */
const WITH_STATUS = ['labels', 'annotations', 'finalizers', 'managedFields'];

/**
 * Puts `next` in the place of `old`, the stored object, after everything that an update has to pass.
 * Rule: `Store.Update` of apiserver's registry.
 * @param next decoded, in the version of `at.resource`
 * @param warnings what decoding it warned of
 */
export function replaceObject(serving: Serving, at: ObjectAddress, next: KubeObject, old: KubeObject, user: User, options: WriteSettings, warnings: string[]): Written {
  const { plane, registry } = serving;
  const before = converted(old, at.resource);
  checkIdentity(next, before, at);
  const storage = registry.storageOf(at.resource);
  let object = at.subresource === 'status' ? withNewStatus(next, before) : admitted(serving, at, next, before, user, options, warnings);
  if (options.dryRun === true) return { object: withGeneration(serving, object, before, storage), warnings };
  if (options.fieldManager !== undefined && options.isApply !== true && at.subresource !== 'status') {
    object = recordManager(object, before, managerOf(at, options, options.fieldManager), registry.schemas.root(gvkOf(at.resource)), plane.clock);
  }
  const stored = writeObject(serving, converted(object, registry.storedAs(at.resource)), old, storage);
  return { object: converted(stored, at.resource), warnings };
}

/** @throws StatusError when `next` is another object, or was made from an older state */
function checkIdentity(next: KubeObject, before: KubeObject, at: ObjectAddress): void {
  const { name, namespace, uid, resourceVersion } = next.metadata ?? {};
  if (name === undefined || name === '') throw badRequest(`the name of the object (${at.name} based on URL) was undeterminable: name must be provided`);
  if (name !== at.name) throw badRequest(`the name of the object (${name}) does not match the name on the URL (${at.name})`);
  if (namespace !== undefined && namespace !== '' && at.resource.namespaced && namespace !== at.namespace) {
    throw badRequest(`the namespace of the object (${namespace}) does not match the namespace on the URL (${at.namespace})`);
  }
  if (uid !== undefined && uid !== before.metadata.uid) {
    throw conflict(at.resource, at.name, `Precondition failed: UID in precondition: ${uid}, UID in object meta: ${before.metadata.uid}`);
  }
  if (resourceVersion !== undefined && resourceVersion !== '' && resourceVersion !== before.metadata.resourceVersion) throw modified(at.resource, at.name);
}

function withNewStatus(next: KubeObject, before: KubeObject): KubeObject {
  const metadata = { ...before.metadata, ...pickFields(next.metadata ?? {}, WITH_STATUS) };
  return { ...before, metadata, ...(next['status'] === undefined ? {} : { status: next['status'] }) };
}

function admitted(serving: Serving, at: ObjectAddress, next: KubeObject, before: KubeObject, user: User, options: WriteSettings, warnings: string[]): KubeObject {
  const { plane, registry, rules, admission } = serving;
  const { resource } = at;
  const gvk = gvkOf(resource);
  const storage = registry.storageOf(resource);
  const strategy = strategyOf(storage, registry.customStored(storage));
  const fixed = { ...next.metadata, name: at.name, ...pickFields(before.metadata, FIXED) };
  let object = rules.defaulted({ ...next, metadata: fixed }, resource);
  if (strategy.status !== undefined) object = withStatusOf(object, before);
  const request: AdmissionRequest = {
    operation: 'UPDATE', resource, storage, namespace: at.namespace, name: at.name, object, old: before, user,
    dryRun: options.dryRun === true, warn: (message) => warnings.push(message),
  };
  object = admission.mutate(request, object);
  checkEscalation({ authorizer: serving.authorizer, storage, user, namespace: at.namespace, object, old: before });
  object = strategy.prepareUpdate?.(object, before, plane) ?? object;
  const errors = rules.validateUpdate(object, before, resource);
  if (errors.length > 0) throw invalidObject(object, gvk, errors);
  warnings.push(...objectWarnings(object, gvk, { version: plane.version }).map(({ message }) => message));
  admission.validate({ ...request, object });
  return object;
}

function withStatusOf(object: KubeObject, before: KubeObject): KubeObject {
  const { status: _given, ...rest } = object;
  return (before['status'] === undefined ? rest : { ...rest, status: before['status'] }) as KubeObject;
}

/**
 * Stores what was made of `old`, which must still be the stored object. Nothing happens when nothing changed; a changed
 * spec is the next generation; an object that only waited for its last finalizer goes.
 * @param storage the name of the resource in the store
 * @returns what is stored, or was removed
 */
export function writeObject({ plane, registry }: Pick<Serving, 'plane' | 'registry'>, next: KubeObject, old: KubeObject, storage: string): KubeObject {
  const { namespace, name } = old.metadata;
  const current = plane.store.get(storage, namespace, name);
  if (current === undefined || current.metadata.uid !== old.metadata.uid) throw notFound(aboutStorage(storage), name);
  if (current.metadata.resourceVersion !== old.metadata.resourceVersion) throw modified(aboutStorage(storage), name);
  if (isDone(next)) return plane.store.remove(storage, next);
  if (isEqual(next, old)) return old;
  return plane.store.put(storage, withGeneration({ registry }, next, old, storage));
}

/** A changed spec is the next generation; a dry run shows it too. */
function withGeneration({ registry }: Pick<Serving, 'registry'>, next: KubeObject, old: KubeObject, storage: string): KubeObject {
  const counts = strategyOf(storage, registry.customStored(storage)).generation === true && !isSame(specOf(next), specOf(old));
  return counts ? { ...next, metadata: { ...next.metadata, generation: (old.metadata.generation ?? 0) + 1 } } : next;
}

/** Whether an object that is being deleted has nothing left to wait for. */
function isDone({ metadata, spec }: KubeObject): boolean {
  return metadata.deletionTimestamp !== undefined && (metadata.finalizers ?? []).length === 0
    && (metadata.deletionGracePeriodSeconds ?? 0) === 0 && (spec?.finalizers ?? []).length === 0;
}

function aboutStorage(storage: string): { group: string; plural: string } {
  const dot = storage.indexOf('.');
  return dot < 0 ? { group: '', plural: storage } : { group: storage.slice(dot + 1), plural: storage.slice(0, dot) };
}

/** Everything but the status and the metadata. */
function specOf({ status: _status, metadata: _metadata, ...rest }: KubeObject): unknown {
  return rest;
}
