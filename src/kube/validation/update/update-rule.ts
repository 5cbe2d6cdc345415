import type { KubeObject } from '../../object.ts';
import type { ValidationOptions } from '../kind-rule.ts';
import type { FieldError } from '../field-error.ts';

/** Two states of one object, both with their defaults; the status is the stored one. */
export interface Update {
  now: KubeObject;
  before: KubeObject;
}

/** What a request said, before any defaults. */
export interface Request {
  /** The object of the request. */
  given: KubeObject;
  /** What was stored, or the manifest that it was made of. */
  stored: KubeObject;
  /** The same with its defaults. */
  before: KubeObject;
}

/** How an update of a kind's objects differs from creating them. */
export interface UpdateRule {
  /** The object with what the server keeps of the stored one where the request leaves it open; changes nothing in place. */
  keep?: (request: Request) => KubeObject;
  /** What may not change, or only in certain ways. */
  changes?: (update: Update, options: ValidationOptions) => FieldError[];
}

/** Rules by `group/Kind`; the core group is empty, so `/Pod`. */
export type UpdateRules = Readonly<Record<string, UpdateRule>>;

/** Whether an object was read from a cluster, and not from a manifest: it has what only the server gives. */
export function isFromCluster(object: KubeObject): boolean {
  return object.metadata?.uid !== undefined;
}
