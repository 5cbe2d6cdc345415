import { items, type Decoded, type KubeObject } from '../../kube/object.ts';
import { splitApiVersion } from '../../kube/gvk.ts';
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
    const waited = dependents(plane.store, metadata.uid);
    for (const dependent of waited) if (dependent.object.metadata.deletionTimestamp === undefined) remove(dependent, 'Foreground', plane);
    if (!waited.some(({ object }) => blocks(object, metadata.uid))) withoutFinalizer(found, FOREGROUND, plane);
  }
}

function blocks(object: KubeObject, owner: string): boolean {
  return items(object.metadata.ownerReferences).some(({ uid, blockOwnerDeletion }) => uid === owner && blockOwnerDeletion === true);
}

/** Deletes an object if none of its owners is there any more. Rule: `attemptToDeleteItem`. */
function collect(found: Dependent, plane: ControlPlane): void {
  const { store } = plane;
  const { namespace, name, uid } = found.object.metadata;
  const object = store.get(found.resource, namespace, name);
  if (object === undefined || object.metadata.uid !== uid || object.metadata.deletionTimestamp !== undefined) return;
  const owners = items(object.metadata.ownerReferences);
  if (owners.length === 0) return;
  const absent = owners.filter((owner) => ownerOf(owner, namespace, plane)?.metadata.uid !== owner.uid);
  if (absent.length === owners.length) remove({ resource: found.resource, object }, undefined, plane);
  else for (const owner of absent) release({ resource: found.resource, object: store.get(found.resource, namespace, name)! }, owner.uid, plane);
}

function ownerOf({ apiVersion, kind, name }: Decoded, namespace: string | undefined, { server, store }: ControlPlane): KubeObject | undefined {
  const resource = server.registry.forKind(apiVersion, kind) ?? server.registry.all().find((other) => other.kind === kind && other.group === splitApiVersion(apiVersion).group);
  return resource === undefined ? undefined : store.get(server.registry.storageOf(resource), resource.namespaced ? namespace : undefined, name);
}

/** An owner that waits for its dependents goes when the last one that blocks it has gone. */
function finishForeground(owner: Decoded, namespace: string | undefined, plane: ControlPlane): void {
  const { server } = plane;
  const object = ownerOf(owner, namespace, plane);
  const resource = server.registry.forKind(owner.apiVersion, owner.kind);
  if (object?.metadata.uid === owner.uid && object?.metadata.deletionTimestamp !== undefined && resource !== undefined) {
    attend({ resource: server.registry.storageOf(resource), object: object! }, plane);
  }
}

function remove({ resource, object }: Dependent, propagationPolicy: 'Foreground' | undefined, { server }: ControlPlane): void {
  const { namespace, name } = object.metadata;
  const served = server.registry.named(resource);
  if (served === undefined) return;
  const policy = propagationPolicy ?? (items(object.metadata.finalizers).includes(FOREGROUND) ? 'Foreground' : 'Background');
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
