import type { KubeObject } from '../object.ts';
import type { KubernetesVersion } from '../version.ts';
import type { FieldError } from './field-error.ts';
import type { NameRule } from './metadata.ts';

/** What a rule may depend on besides the object. */
export interface ValidationOptions {
  version: KubernetesVersion;
}

/** The rules of a kind beyond its metadata; the object has its defaults. */
export type ObjectValidator = (object: KubeObject, options: ValidationOptions) => FieldError[];

/** How the objects of a kind are validated, in all versions of its group. */
export interface KindRule {
  namespaced: boolean;
  /** The format of `metadata.name`; it may depend on the rest of the object and on the release. */
  name: (object: KubeObject, options: ValidationOptions) => NameRule;
  /** Absent when only the metadata of this kind is validated. */
  validate?: ObjectValidator;
  /** `validate` leaves out something, such as expressions, so that its silence does not say that the server accepts. */
  isPartial?: boolean;
  /** What admission plugins refuse of an object that is valid otherwise. */
  admit?: ObjectValidator;
  /** The kind's own rules leave out the metadata, which is looked at only when they find nothing. */
  metadataComesLast?: boolean;
  /** Finalizers with a short name need not be one of Kubernetes' own. */
  anyFinalizer?: boolean;
}

/** Rules by `group/Kind`; the core group is empty, so `/Pod`. */
export type KindRules = Readonly<Record<string, KindRule>>;

/** A kind whose objects live in namespaces. */
export function namespaced(name: NameRule, validate?: ObjectValidator): KindRule {
  return { namespaced: true, name: () => name, validate };
}

/** A kind whose objects belong to the whole cluster. */
export function clusterScoped(name: NameRule, validate?: ObjectValidator): KindRule {
  return { namespaced: false, name: () => name, validate };
}
