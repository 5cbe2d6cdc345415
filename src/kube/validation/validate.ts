import { applyDefaults } from '../defaulting/apply.ts';
import type { GroupVersionKind } from '../gvk.ts';
import type { KubeObject } from '../object.ts';
import { DEFAULT_KUBERNETES_VERSION } from '../version.ts';
import type { FieldError } from './field-error.ts';
import type { KindRule, KindRules, ValidationOptions } from './kind-rule.ts';
import { clusterKinds } from './kinds/cluster.ts';
import { configKinds } from './kinds/config.ts';
import { deviceKinds } from './kinds/devices.ts';
import { networkKinds } from './kinds/network.ts';
import { rbacKinds } from './kinds/rbac.ts';
import { storageKinds } from './kinds/storage.ts';
import { workloadKinds } from './kinds/workloads.ts';
import { validateMetadata } from './metadata.ts';
import { Path } from './path.ts';

const KINDS: KindRules = {
  ...workloadKinds,
  ...networkKinds,
  ...storageKinds,
  ...rbacKinds,
  ...configKinds,
  ...clusterKinds,
  ...deviceKinds,
};

/** The rules of a kind; `undefined` when there are none. */
export function kindRule(gvk: GroupVersionKind): KindRule | undefined {
  const key = `${gvk.group}/${gvk.kind}`;
  return Object.hasOwn(KINDS, key) ? KINDS[key] : undefined;
}

/**
 * Whether the values of a kind's objects are checked in full. Of the other kinds at most the metadata and
 * some of the values are checked, and their acceptance says less.
 */
export function hasValidation(gvk: GroupVersionKind): boolean {
  const rule = kindRule(gvk);
  return rule?.validate !== undefined && rule.isPartial !== true;
}

/**
 * What the API server's validation says of an object that is about to be created. The object must
 * have passed strict decoding; its defaults are set here. The errors are in the server's order; an
 * empty list means that the server would store the object, as far as it can be told from the object.
 * Rule: `rest.BeforeCreate` (defaults, the metadata and the values by the kind's strategy), and then the
 * admission plugins that look at the object alone.
 */
export function validateObject(object: KubeObject, gvk: GroupVersionKind, options: Partial<ValidationOptions> = {}): FieldError[] {
  return kindRule(gvk) === undefined ? [] : validateDefaulted(applyDefaults(object, gvk), gvk, options);
}

/** The same of an object that has its defaults already; it is not changed. */
export function validateDefaulted(defaulted: KubeObject, gvk: GroupVersionKind, options: Partial<ValidationOptions> = {}): FieldError[] {
  const rule = kindRule(gvk);
  if (rule === undefined) return [];
  const settings = { version: options.version ?? DEFAULT_KUBERNETES_VERSION };
  const own = rule.validate?.(defaulted, settings) ?? [];
  if (rule.metadataComesLast && own.length > 0) return own;
  const metadata = { namespaced: rule.namespaced, name: rule.name(defaulted, settings), anyFinalizer: rule.anyFinalizer === true };
  const errors = [...validateMetadata(defaulted.metadata, metadata, Path.root('metadata')), ...own];
  return errors.length > 0 ? errors : (rule.admit?.(defaulted, settings) ?? []);
}
