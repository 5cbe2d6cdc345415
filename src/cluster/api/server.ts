import type { Decoded, KubeObject } from '../../kube/object.ts';
import { converted } from './convert.ts';
import { createObject } from './creation.ts';
import { decodeObject } from './decode.ts';
import { deletionOf } from './deletion.ts';
import { selection } from './listing.ts';
import { patchedObject } from './patching.ts';
import { replaceObject, writeObject } from './replacement.ts';
import type { Collection, DeleteOptions, ListOptions, ObjectAddress, ObjectList, Patch, User, WatchEvent, Written } from './requests.ts';
import { groupVersion, type ApiResource } from './resource.ts';
import { reviewed } from './reviews/reviews.ts';
import { findStored, mustFindStored, type Serving, type WriteSettings } from './serving.ts';
import { conflict, methodNotAllowed, modified, StatusError } from './status-error.ts';
import { subresource } from './subresources.ts';

/** Whom the components of the cluster act as. */
export const SYSTEM: User = { name: 'system:kube-controller-manager', groups: ['system:masters'] };

/**
 * The API server: what happens to a request between the client and the store. All is done at once; refusals are
 * thrown `StatusError`s. Users come through an `ApiClient`, which asks whether they may; components come directly.
 */
export class ApiServer {
  readonly #serving: Serving;

  constructor(serving: Serving) {
    this.#serving = serving;
  }

  get registry(): Serving['registry'] {
    return this.#serving.registry;
  }

  get(at: ObjectAddress): KubeObject {
    this.#mustServe(at.resource);
    const object = this.#serving.plane.nodes.current(mustFindStored(this.#serving, at), this.registry.storageOf(at.resource));
    return at.subresource === undefined || at.subresource === 'status' ? converted(object, at.resource) : subresource(at).get(this.#serving, at, object);
  }

  list(at: Collection, options: ListOptions = {}): ObjectList {
    const { resource } = at;
    this.#mustServe(resource);
    const { store, nodes } = this.#serving.plane;
    const matches = selection(resource, options);
    const storage = this.registry.storageOf(resource);
    const all = store.list(storage, at.namespace).map((object) => converted(nodes.current(object, storage), resource));
    return {
      apiVersion: groupVersion(resource),
      kind: `${resource.kind}List`,
      metadata: { resourceVersion: store.revision },
      items: matches === undefined ? all : all.filter(matches),
    };
  }

  watch(at: Collection, options: ListOptions, on: (event: WatchEvent) => void): () => void {
    this.#mustServe(at.resource);
    const matches = selection(at.resource, options) ?? (() => true);
    return this.#serving.plane.store.watch(this.registry.storageOf(at.resource), ({ type, object, old }) => {
      if (at.namespace !== undefined && object.metadata.namespace !== at.namespace) return;
      const now = converted(object, at.resource);
      const was = old !== undefined && matches(converted(old, at.resource));
      const is = type !== 'DELETED' && matches(now);
      if (is) on({ type: was ? 'MODIFIED' : 'ADDED', object: now });
      else if (was) on({ type: 'DELETED', object: now });
    });
  }

  create(at: Collection & { name?: string; subresource?: string }, body: unknown, user: User = SYSTEM, options: WriteSettings = {}): Written {
    this.#mustServe(at.resource);
    if (at.subresource !== undefined) return subresource(at).create(this.#serving, at as ObjectAddress, body, user, options);
    this.#mustAllow(at.resource, 'create');
    return reviewed(this.#serving, at, body, user, options) ?? createObject(this.#serving, at, body, user, options);
  }

  update(at: ObjectAddress, body: unknown, user: User = SYSTEM, options: WriteSettings = {}): Written {
    this.#mustServe(at.resource);
    const old = mustFindStored(this.#serving, at);
    if (at.subresource !== undefined && at.subresource !== 'status') return subresource(at).update(this.#serving, at, body, old, user, options);
    this.#mustAllow(at.resource, 'update');
    const decoded = decodeObject(this.registry, at.resource, body, options.fieldValidation ?? 'Ignore');
    return replaceObject(this.#serving, at, decoded.object, old, user, options, decoded.warnings);
  }

  patch(at: ObjectAddress, patch: Patch, user: User = SYSTEM, options: WriteSettings = {}): Written {
    this.#mustServe(at.resource);
    const old = findStored(this.#serving, at);
    if (old === undefined && patch.type === 'apply' && at.subresource === undefined) {
      return this.create(at, patchedObject(undefined, patch, at, this.#serving, options), user, options);
    }
    if (old === undefined) mustFindStored(this.#serving, at);
    const isPart = at.subresource !== undefined && at.subresource !== 'status';
    const before = isPart ? subresource(at).get(this.#serving, at, old!) : converted(old!, at.resource);
    const next = patchedObject(before, patch, at, this.#serving, options);
    if (isPart) return subresource(at).update(this.#serving, at, next, old!, user, options);
    this.#mustAllow(at.resource, 'patch');
    const decoded = decodeObject(this.registry, at.resource, next, options.fieldValidation ?? 'Warn');
    return replaceObject(this.#serving, at, decoded.object, old!, user, { ...options, isApply: patch.type === 'apply' }, decoded.warnings);
  }

  delete(at: ObjectAddress, user: User = SYSTEM, options: DeleteOptions = {}): Written {
    this.#mustServe(at.resource);
    this.#mustAllow(at.resource, 'delete');
    const { plane, admission } = this.#serving;
    const old = mustFindStored(this.#serving, at);
    const storage = this.registry.storageOf(at.resource);
    checkPreconditions(at, old, options);
    const warnings: string[] = [];
    admission.validate({
      operation: 'DELETE', resource: at.resource, storage, namespace: at.namespace, name: at.name, old, user,
      dryRun: options.dryRun === true, warn: (message) => warnings.push(message),
    });
    const next = deletionOf(old, storage, options, plane.clock);
    if (options.dryRun === true) return { object: converted(old, at.resource), warnings };
    // Watchers of a pod see the end of its grace period, and then its end. Rule: `updateForGracefulDeletionAndFinalizers`.
    const ends = next === undefined && storage === 'pods' && old.metadata.deletionTimestamp !== undefined;
    const last = ends ? plane.store.put(storage, { ...old, metadata: { ...old.metadata, deletionGracePeriodSeconds: 0 } }) : old;
    const result = next === undefined ? plane.store.remove(storage, last) : next === old ? old : writeObject(this.#serving, next, old, storage);
    return { object: converted(result, at.resource), warnings };
  }

  deleteCollection(at: Collection, user: User = SYSTEM, list: ListOptions = {}, options: DeleteOptions = {}): Written {
    this.#mustServe(at.resource);
    this.#mustAllow(at.resource, 'deletecollection');
    const found = this.list(at, list);
    for (const { metadata } of found.items) this.delete({ ...at, namespace: metadata.namespace, name: metadata.name }, user, options);
    return { object: { ...found, apiVersion: found.apiVersion, kind: found.kind }, warnings: [] };
  }

  /**
   * Stores what a component made of `old`, an object that it has just read from the store: no admission, no validation.
   * @param storage the name of the resource in the store
   * @throws StatusError NotFound or Conflict when the stored object is another one by now
   */
  write(next: KubeObject, old: KubeObject, storage: string): KubeObject {
    return writeObject(this.#serving, next, old, storage);
  }

  /** Stores a new status of an object that a component has just read from the store. */
  writeStatus(object: KubeObject, status: Decoded, storage: string): KubeObject {
    return this.write({ ...object, status }, object, storage);
  }

  #mustServe(resource: ApiResource): void {
    if (!this.registry.isServed(resource)) {
      throw new StatusError(404, 'NotFound', 'the server could not find the requested resource', { causes: [{ field: '', reason: 'UnexpectedServerResponse', message: '404 page not found' }] });
    }
  }

  #mustAllow(resource: ApiResource, verb: string): void {
    if (!resource.verbs.includes(verb)) throw methodNotAllowed(resource, verb);
  }
}

function checkPreconditions(at: ObjectAddress, old: KubeObject, { preconditions }: DeleteOptions): void {
  const { uid, resourceVersion } = preconditions ?? {};
  if (uid !== undefined && uid !== old.metadata.uid) {
    throw conflict(at.resource, at.name, `Precondition failed: UID in precondition: ${uid}, UID in object meta: ${old.metadata.uid}`);
  }
  if (resourceVersion !== undefined && resourceVersion !== old.metadata.resourceVersion) throw modified(at.resource, at.name);
}
