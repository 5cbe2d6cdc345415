import type { KubeObject } from '../../kube/object.ts';
import type { ApiResource } from './resource.ts';

/** Where a request goes: all objects of a resource, in one namespace or in all. */
export interface Collection {
  resource: ApiResource;
  /** Of a namespaced resource; undefined asks for all namespaces. */
  namespace?: string | undefined;
}

/** Where a request goes: one object, or a part of it. */
export interface ObjectAddress extends Collection {
  name: string;
  /** `status`, `scale`, … */
  subresource?: string;
}

export interface ListOptions {
  /** As in a request's address: `app=hello,tier in (a,b),!old`. */
  labelSelector?: string;
  /** `metadata.name=x,status.phase!=Running`. */
  fieldSelector?: string;
}

/** What strict field validation does with fields that the kind does not know. */
export type FieldValidation = 'Strict' | 'Warn' | 'Ignore';

export interface WriteOptions {
  /** Everything happens but the storing (`--dry-run=server`). */
  dryRun?: boolean;
  fieldManager?: string;
  fieldValidation?: FieldValidation;
}

/** The four ways to write a change, by the content type of the request. */
export type Patch =
  | { type: 'json'; body: unknown }
  | { type: 'merge'; body: unknown }
  | { type: 'strategic'; body: unknown }
  /** Server-side apply: the fields that `fieldManager` wants. */
  | { type: 'apply'; body: unknown; force?: boolean };

export interface DeleteOptions {
  dryRun?: boolean;
  /** Seconds until a pod is killed; undefined takes what its spec says. */
  gracePeriodSeconds?: number;
  propagationPolicy?: 'Background' | 'Foreground' | 'Orphan';
  preconditions?: { uid?: string; resourceVersion?: string };
}

/** What a write is answered with. */
export interface Written {
  object: KubeObject;
  /** What the server warns of, in its words; kubectl prints `Warning: …`. */
  warnings: readonly string[];
}

export interface ObjectList {
  apiVersion: string;
  /** `PodList`. */
  kind: string;
  metadata: { resourceVersion: string };
  items: KubeObject[];
}

export interface WatchEvent {
  type: 'ADDED' | 'MODIFIED' | 'DELETED';
  object: KubeObject;
}

/** Who asks. */
export interface User {
  name: string;
  groups: readonly string[];
  uid?: string;
  /** What else is known of them, by what it is. */
  extra?: Readonly<Record<string, readonly string[]>>;
}

/**
 * The API server as a client sees it. All calls answer at once; a refusal is a thrown `StatusError`.
 * Objects that come back are shared with the store: read them, never change them.
 */
export interface ApiClient {
  /** All resources that are served, in the order of discovery; grows with CustomResourceDefinitions. */
  resources(): readonly ApiResource[];
  get(at: ObjectAddress): KubeObject;
  list(at: Collection, options?: ListOptions): ObjectList;
  /** Creates an object; `at.subresource` for `pods/eviction`, `pods/binding`, `serviceaccounts/token`. */
  create(at: Collection & { name?: string; subresource?: string }, object: unknown, options?: WriteOptions): Written;
  update(at: ObjectAddress, object: unknown, options?: WriteOptions): Written;
  patch(at: ObjectAddress, patch: Patch, options?: WriteOptions): Written;
  /** The object as it was, or is now when finalizers or a grace period keep it; a Status object when it is gone. */
  delete(at: ObjectAddress, options?: DeleteOptions): Written;
  deleteCollection(at: Collection, list?: ListOptions, options?: DeleteOptions): Written;
  /** Calls `on` for each change from now on, until the function that comes back is called. */
  watch(at: Collection, options: ListOptions, on: (event: WatchEvent) => void): () => void;
  /** Whether this user may do it (RBAC). */
  can(verb: string, resource: string, group: string, namespace?: string, name?: string, subresource?: string): { allowed: boolean; reason: string };
  /** The same server, asked by another user (`--as`, `--as-group`). */
  as(user: User): ApiClient;
  readonly user: User;
}
