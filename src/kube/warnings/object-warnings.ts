import type { GroupVersionKind } from '../gvk.ts';
import type { KubeObject } from '../object.ts';
import { DEFAULT_KUBERNETES_VERSION } from '../version.ts';
import { deprecatedApiWarnings } from './api-version.ts';
import { networkWarnings } from './network.ts';
import { storageWarnings } from './storage.ts';
import type { KindWarnings, ObjectWarning, WarningOptions } from './warning.ts';
import { workloadWarnings } from './workloads.ts';

export type { ObjectWarning, WarningOptions } from './warning.ts';

const KINDS: Readonly<Record<string, KindWarnings>> = { ...workloadWarnings, ...networkWarnings, ...storageWarnings };

function kindWarnings(gvk: GroupVersionKind): KindWarnings | undefined {
  const key = `${gvk.group}/${gvk.kind}`;
  return Object.hasOwn(KINDS, key) ? KINDS[key] : undefined;
}

/** Whether there are warnings about the fields of such objects, so that their defaults matter. */
export function hasWarnings(gvk: GroupVersionKind): boolean {
  return kindWarnings(gvk) !== undefined;
}

/**
 * The warnings that the API server sends along when it accepts an object for creation, in its order and each text
 * once. The object must have passed strict decoding and validation and have its defaults (`applyDefaults`). Warnings
 * that depend on the cluster (Pod security levels of a namespace, admission webhooks) are not among them.
 * Rules: the deprecation of API versions, and `rest.WarningsOnCreate` of the kind's strategy.
 */
export function objectWarnings(object: KubeObject, gvk: GroupVersionKind, options: Partial<WarningOptions> = {}): ObjectWarning[] {
  const settings = { version: options.version ?? DEFAULT_KUBERNETES_VERSION };
  const ofKind = kindWarnings(gvk)?.(object, settings) ?? [];
  const ofVersion = deprecatedApiWarnings(gvk, settings.version);
  if (ofKind.length + ofVersion.length < 2) return ofKind.length > 0 ? ofKind : ofVersion;
  const warnings = new Map<string, ObjectWarning>();
  for (const warning of [...ofVersion, ...ofKind]) {
    if (!warnings.has(warning.message)) warnings.set(warning.message, warning);
  }
  return [...warnings.values()];
}
