import type { KubeObject } from '../../kube/object.ts';
import { Table, type IndexKeys } from './table.ts';

/** A change of the store. */
export interface StoreEvent {
  type: 'ADDED' | 'MODIFIED' | 'DELETED';
  /** Group and resource: `pods`, `deployments.apps`. */
  resource: string;
  object: KubeObject;
  /** What it was before; undefined for an object that is new. */
  old?: KubeObject;
}

export type StoreListener = (event: StoreEvent) => void;

/**
 * What etcd is to a cluster: every object, by resource, namespace and name, with one revision that grows with each
 * write. Objects are never changed in place: a write replaces them, so whoever holds one holds what it was.
 * Resources are named by group and plural (`pods`, `deployments.apps`); there is one stored version of each.
 */
export class Store {
  readonly #tables = new Map<string, Table>();
  readonly #listeners = new Map<string, Set<StoreListener>>();
  /** Changes that not everybody has been told of; the first is being told. */
  readonly #untold: StoreEvent[] = [];
  readonly #everything = new Set<StoreListener>();
  #revision: number;

  /** @param revision the revision before the first write */
  constructor(revision = 0) {
    this.#revision = revision;
  }

  get revision(): string {
    return String(this.#revision);
  }

  #table(resource: string): Table {
    let table = this.#tables.get(resource);
    if (table === undefined) this.#tables.set(resource, (table = new Table()));
    return table;
  }

  get(resource: string, namespace: string | undefined, name: string): KubeObject | undefined {
    return this.#tables.get(resource)?.get(namespace ?? '', name);
  }

  /** All objects of a resource, or those of a namespace, by namespace and name. */
  list(resource: string, namespace?: string): KubeObject[] {
    return this.#tables.get(resource)?.sorted(namespace) ?? [];
  }

  /** The same without an order; for those who look at each object once. */
  each(resource: string, namespace?: string): Iterable<KubeObject> {
    return this.#tables.get(resource)?.values(namespace) ?? [];
  }

  count(resource: string): number {
    return this.#tables.get(resource)?.size ?? 0;
  }

  /** The resources that have had an object. */
  resources(): Iterable<string> {
    return this.#tables.keys();
  }

  /** Makes `indexed` find objects of a resource by the keys that `keysOf` gives for each. */
  addIndex(resource: string, name: string, keysOf: IndexKeys): void {
    this.#table(resource).addIndex(name, keysOf);
  }

  /** The objects that an index has under `key`; `addIndex` comes first. */
  indexed(resource: string, index: string, key: string): Iterable<KubeObject> {
    return this.#tables.get(resource)?.indexed(index, key).values() ?? [];
  }

  /**
   * Stores an object in the place of the one of its name, with the next revision as its `resourceVersion`.
   * @returns what is stored
   */
  put(resource: string, object: KubeObject): KubeObject {
    const table = this.#table(resource);
    const old = table.get(object.metadata.namespace ?? '', object.metadata.name);
    const stored = { ...object, metadata: { ...object.metadata, resourceVersion: String(++this.#revision) } };
    table.set(stored);
    this.#tell(old === undefined ? { type: 'ADDED', resource, object: stored } : { type: 'MODIFIED', resource, object: stored, old });
    return stored;
  }

  /** Removes an object. Watchers see it as it was last, with the revision of its removal. */
  remove(resource: string, object: KubeObject): KubeObject {
    this.#table(resource).delete(object);
    const gone = { ...object, metadata: { ...object.metadata, resourceVersion: String(++this.#revision) } };
    this.#tell({ type: 'DELETED', resource, object: gone, old: object });
    return gone;
  }

  /**
   * Calls `listener` right after each change of a resource, or of any resource when it is undefined.
   * @returns a function that ends it
   */
  watch(resource: string | undefined, listener: StoreListener): () => void {
    let listeners = this.#everything;
    if (resource !== undefined) {
      listeners = this.#listeners.get(resource) ?? new Set();
      this.#listeners.set(resource, listeners);
    }
    listeners.add(listener);
    return () => listeners.delete(listener);
  }

  /** All listeners see a change before any sees the next, also when one of them makes it: watches are in the order of revisions. */
  #tell(event: StoreEvent): void {
    this.#untold.push(event);
    if (this.#untold.length > 1) return;
    try {
      for (const next of this.#untold) {
        const listeners = this.#listeners.get(next.resource);
        if (listeners !== undefined) for (const listener of listeners) listener(next);
        for (const listener of this.#everything) listener(next);
      }
    } finally {
      this.#untold.length = 0;
    }
  }
}
