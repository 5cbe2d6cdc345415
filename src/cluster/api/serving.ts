import type { KubeObject } from '../../kube/object.ts';
import type { AdmissionChain } from '../admission/chain.ts';
import type { Authorizer } from '../auth/authorizer.ts';
import type { ControlPlane } from '../control-plane.ts';
import type { ObjectRules } from './object-rules.ts';
import type { ResourceRegistry } from './registry.ts';
import type { ObjectAddress, WriteOptions } from './requests.ts';
import { notFound } from './status-error.ts';

/** What the parts of the server share. */
export interface Serving {
  plane: ControlPlane;
  registry: ResourceRegistry;
  rules: ObjectRules;
  admission: AdmissionChain;
  authorizer: Authorizer;
}

/** A write; one by a component of the cluster needs no decoding, and its object has been validated with its owner. */
export interface WriteSettings extends WriteOptions {
  trusted?: boolean;
  /** Server-side apply has noted who owns what already. */
  isApply?: boolean;
  /** The part of the object through which it is written, which the note of its manager names. */
  through?: string;
}

/** The object at an address, as it is stored; undefined when there is none. */
export function findStored({ plane, registry }: Serving, at: ObjectAddress): KubeObject | undefined {
  return plane.store.get(registry.storageOf(at.resource), at.resource.namespaced ? at.namespace : undefined, at.name);
}

/** @throws StatusError NotFound */
export function mustFindStored(serving: Serving, at: ObjectAddress): KubeObject {
  const object = findStored(serving, at);
  if (object === undefined) throw notFound(at.resource, at.name);
  return object;
}

/** The parts of `metadata` that are set. */
export function pickFields(metadata: Record<string, unknown>, fields: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(fields.filter((field) => metadata[field] !== undefined).map((field) => [field, metadata[field]]));
}
