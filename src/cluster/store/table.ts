import type { KubeObject } from '../../kube/object.ts';

/** Finds the objects of a resource by something other than their name; one object may be found under several keys. */
export type IndexKeys = (object: KubeObject) => readonly string[];

interface Index {
  keysOf: IndexKeys;
  entries: Map<string, Map<string, KubeObject>>;
}

const NONE: ReadonlyMap<string, KubeObject> = new Map();

/** All objects of one resource, by namespace and name. */
export class Table {
  readonly #namespaces = new Map<string, Map<string, KubeObject>>();
  readonly #indexes = new Map<string, Index>();
  #size = 0;

  get size(): number {
    return this.#size;
  }

  get(namespace: string, name: string): KubeObject | undefined {
    return this.#namespaces.get(namespace)?.get(name);
  }

  set(object: KubeObject): void {
    const { namespace = '', name, uid } = object.metadata;
    let objects = this.#namespaces.get(namespace);
    if (objects === undefined) this.#namespaces.set(namespace, (objects = new Map()));
    const old = objects.get(name);
    if (old === undefined) this.#size++;
    objects.set(name, object);
    for (const index of this.#indexes.values()) {
      const keys = index.keysOf(object);
      if (old !== undefined) unlink(index, index.keysOf(old), old.metadata.uid, keys);
      for (const key of keys) link(index, key, uid, object);
    }
  }

  delete(object: KubeObject): void {
    const { namespace = '', name } = object.metadata;
    const objects = this.#namespaces.get(namespace);
    const old = objects?.get(name);
    if (objects === undefined || old === undefined) return;
    objects.delete(name);
    this.#size--;
    if (objects.size === 0) this.#namespaces.delete(namespace);
    for (const index of this.#indexes.values()) unlink(index, index.keysOf(old), old.metadata.uid, []);
  }

  /** All objects, or those of a namespace, in no order that anyone may rely on. */
  *values(namespace?: string): Generator<KubeObject> {
    if (namespace !== undefined) {
      const objects = this.#namespaces.get(namespace);
      if (objects !== undefined) yield* objects.values();
      return;
    }
    for (const objects of this.#namespaces.values()) yield* objects.values();
  }

  /** The same in the order of the keys under which the server stores them: namespace, then name. */
  sorted(namespace?: string): KubeObject[] {
    return [...this.values(namespace)].sort(
      (a, b) => compare(a.metadata.namespace ?? '', b.metadata.namespace ?? '') || compare(a.metadata.name, b.metadata.name),
    );
  }

  addIndex(name: string, keysOf: IndexKeys): void {
    if (this.#indexes.has(name)) return;
    const index: Index = { keysOf, entries: new Map() };
    this.#indexes.set(name, index);
    for (const object of this.values()) for (const key of keysOf(object)) link(index, key, object.metadata.uid, object);
  }

  /** The objects that an index finds under `key`, by uid. */
  indexed(index: string, key: string): ReadonlyMap<string, KubeObject> {
    return this.#indexes.get(index)?.entries.get(key) ?? NONE;
  }
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function link(index: Index, key: string, uid: string, object: KubeObject): void {
  let objects = index.entries.get(key);
  if (objects === undefined) index.entries.set(key, (objects = new Map()));
  objects.set(uid, object);
}

function unlink(index: Index, keys: readonly string[], uid: string, kept: readonly string[]): void {
  for (const key of keys) {
    if (kept.includes(key)) continue;
    const objects = index.entries.get(key);
    objects?.delete(uid);
    if (objects?.size === 0) index.entries.delete(key);
  }
}
