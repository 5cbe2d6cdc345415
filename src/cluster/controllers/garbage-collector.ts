import { items, type Decoded, type KubeObject } from '../../kube/object.ts';
import { splitApiVersion } from '../../kube/gvk.ts';
import type { ApiResource } from '../api/resource.ts';
import type { ControlPlane } from '../control-plane.ts';
import type { Store, StoreEvent } from '../store/store.ts';

/** Seconds until the collector sees a change. */
const LATENCY = 0.01;
const BY_OWNER = 'owner';
const FOREGROUND = 'foregroundDeletion';
const ORPHAN = 'orphan';

/**
 * Starts the garbage collector: it deletes what has lost its owners, lets those go first that an owner waits for, and sets
 * those free that an owner leaves behind. It looks at all resources, so it is not a `Controller` of a few.
 * Rule: https://kubernetes.io/docs/concepts/architecture/garbage-collection/
 */
export function startGarbageCollector(plane: ControlPlane): void {
  const { store, clock } = plane;
  const indexed = new Set<string>();
  const index = (resource: string): void => {
    if (indexed.has(resource)) return;
    indexed.add(resource);
    store.addIndex(resource, BY_OWNER, ({ metadata }) => items(metadata.ownerReferences).map(({ uid }) => uid as string));
  };
  for (const resource of store.resources()) index(resource);
  store.watch(undefined, (event) => {
    index(event.resource);
    if (!concerns(event)) return;
    const { resource, object, type } = event;
    const { namespace, name, uid } = object.metadata;
    clock.after(LATENCY, () => {
      if (type === 'DELETED') {
        for (const dependent of dependents(store, uid)) collect(dependent, plane);
        for (const owner of items(object.metadata.ownerReferences)) finishForeground(owner, namespace, plane);
        return;
      }
      const current = store.get(resource, namespace, name);
      if (current?.metadata.uid === uid) attend({ resource, object: current! }, plane);
    });
  });
}

interface Dependent {
  resource: string;
  object: KubeObject;
}

/** Whether a change can give the collector work. */
function concerns({ type, object, old }: StoreEvent): boolean {
  if (type === 'DELETED') return true;
  const { ownerReferences, deletionTimestamp, finalizers } = object.metadata;
  if (type === 'ADDED') return items(ownerReferences).length > 0;
  return ownerReferences !== old!.metadata.ownerReferences || (deletionTimestamp !== undefined && (old!.metadata.deletionTimestamp === undefined || finalizers !== old!.metadata.finalizers));
}

function dependents(store: Store, uid: string): Dependent[] {
  return [...store.resources()].flatMap((resource) => [...store.indexed(resource, BY_OWNER, uid)].map((object) => ({ resource, object })));
}

/** Looks at an object that is being deleted, or whose owners changed. */
function attend(found: Dependent, plane: ControlPlane): void {
  const { metadata } = found.object;
  if (metadata.deletionTimestamp === undefined) {
    collect(found, plane);
    return;
  }
  const finalizers = items(metadata.finalizers);
  if (finalizers.includes(ORPHAN)) {
    for (const dependent of dependents(plane.store, metadata.uid)) release(dependent, metadata.uid, plane);
    withoutFinalizer(found, ORPHAN, plane);
  } else if (finalizers.includes(FOREGROUND)) {
    // Rule: `processDeletingDependentsItem`: what does not block its owner is collected when the owner has gone.
    const isWaitedFor = ({ object }: Dependent): boolean => blocks(object, metadata.uid);
    for (const dependent of dependents(plane.store, metadata.uid).filter(isWaitedFor)) collect(dependent, plane);
    if (!dependents(plane.store, metadata.uid).some(isWaitedFor)) withoutFinalizer(found, FOREGROUND, plane);
  }
}

function blocks(object: KubeObject, owner: string): boolean {
  return items(object.metadata.ownerReferences).some(({ uid, blockOwnerDeletion }) => uid === owner && blockOwnerDeletion === true);
}

/**
 * Deletes an object if none of its owners is there any more; of several, those that are gone are forgotten. One whose
 * last owners wait for it goes as well. An owner of a kind that the cluster does not know may be there for all we know.
 * Rule: `attemptToDeleteItem`.
 */
function collect(found: Dependent, plane: ControlPlane): void {
  const { store } = plane;
  const { namespace, name, uid } = found.object.metadata;
  const object = store.get(found.resource, namespace, name);
  if (object === undefined || object.metadata.uid !== uid || object.metadata.deletionTimestamp !== undefined) return;
  const absent: string[] = [];
  const waiting: string[] = [];
  let solid = false;
  for (const owner of items(object.metadata.ownerReferences)) {
    const resource = resourceOf(owner, plane);
    if (resource === undefined) return;
    const there = store.get(plane.server.registry.storageOf(resource), resource.namespaced ? namespace : undefined, owner.name);
    if (there?.metadata.uid !== owner.uid) absent.push(owner.uid);
    else if (there!.metadata.deletionTimestamp !== undefined && items(there!.metadata.finalizers).includes(FOREGROUND)) waiting.push(owner.uid);
    else solid = true;
  }
  if (solid) {
    for (const owner of [...absent, ...waiting]) release({ resource: found.resource, object: store.get(found.resource, namespace, name)! }, owner, plane);
  } else if (waiting.length > 0) {
    remove({ resource: found.resource, object }, dependents(store, uid).length > 0 ? 'Foreground' : undefined, plane);
  } else if (absent.length > 0) {
    remove({ resource: found.resource, object }, undefined, plane);
  }
}

function resourceOf({ apiVersion, kind }: Decoded, { server }: ControlPlane): ApiResource | undefined {
  return server.registry.forKind(apiVersion, kind) ?? server.registry.all().find((other) => other.kind === kind && other.group === splitApiVersion(apiVersion).group);
}

/** An owner that waits for its dependents goes when the last one that blocks it has gone. */
function finishForeground(owner: Decoded, namespace: string | undefined, plane: ControlPlane): void {
  const { store, server } = plane;
  const resource = resourceOf(owner, plane);
  if (resource === undefined) return;
  const storage = server.registry.storageOf(resource);
  const object = store.get(storage, resource.namespaced ? namespace : undefined, owner.name);
  if (object?.metadata.uid === owner.uid && object!.metadata.deletionTimestamp !== undefined) attend({ resource: storage, object: object! }, plane);
}

/** Deletes an object by a policy, or by the one that its finalizers ask for. */
function remove({ resource, object }: Dependent, propagationPolicy: 'Foreground' | undefined, { server }: ControlPlane): void {
  const { namespace, name } = object.metadata;
  const served = server.registry.named(resource);
  if (served === undefined) return;
  const finalizers = items(object.metadata.finalizers);
  const policy = propagationPolicy ?? (finalizers.includes(ORPHAN) ? 'Orphan' : finalizers.includes(FOREGROUND) ? 'Foreground' : 'Background');
  server.delete({ resource: served, namespace, name }, undefined, { propagationPolicy: policy });
}

function release({ resource, object }: Dependent, owner: string, { server }: ControlPlane): void {
  const { ownerReferences, ...metadata } = object.metadata;
  const kept = items(ownerReferences).filter(({ uid }) => uid !== owner);
  server.write({ ...object, metadata: kept.length === 0 ? metadata : { ...metadata, ownerReferences: kept } }, object, resource);
}

function withoutFinalizer({ resource, object }: Dependent, finalizer: string, { server, store }: ControlPlane): void {
  const current = store.get(resource, object.metadata.namespace, object.metadata.name);
  if (current === undefined) return;
  const finalizers = items(current.metadata.finalizers).filter((other) => other !== finalizer);
  server.write({ ...current, metadata: { ...current.metadata, finalizers } }, current, resource);
}
