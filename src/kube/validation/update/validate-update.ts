import { applyDefaults } from '../../defaulting/apply.ts';
import { splitApiVersion, type GroupVersionKind } from '../../gvk.ts';
import type { KubeObject } from '../../object.ts';
import { DEFAULT_KUBERNETES_VERSION } from '../../version.ts';
import type { FieldError } from '../field-error.ts';
import type { ValidationOptions } from '../kind-rule.ts';
import { Path } from '../path.ts';
import { kindRule, validateObject } from '../validate.ts';
import { clusterUpdates } from './kinds/cluster.ts';
import { configUpdates } from './kinds/config.ts';
import { networkUpdates } from './kinds/network.ts';
import { storageUpdates } from './kinds/storage.ts';
import { workloadUpdates } from './kinds/workloads.ts';
import { keptMetadata, validateMetadataUpdate } from './metadata.ts';
import type { Update, UpdateRule, UpdateRules } from './update-rule.ts';

const KINDS: UpdateRules = {
  ...workloadUpdates,
  ...networkUpdates,
  ...storageUpdates,
  ...configUpdates,
  ...clusterUpdates,
};

function updateRule(gvk: GroupVersionKind): UpdateRule {
  const key = `${gvk.group}/${gvk.kind}`;
  return Object.hasOwn(KINDS, key) ? KINDS[key]! : {};
}

/**
 * What the API server's validation says of an object that is about to take the place of `old`: the rules
 * for every object of its kind, and those that tell what may not change. Both objects must have passed
 * strict decoding; their defaults are set here.
 *
 * `object` is the whole object after the change, as a `PUT` sends it and as the server makes it of a
 * patch. `old` is what the server has, or the manifest that it was created from. In the second case
 * what only the server knows (addresses, the phase of a claim) is taken to be as it usually is, so that an
 * update that could be accepted is not refused. What `kubectl apply` leaves as it is when both manifests
 * are silent is kept.
 *
 * After a refusal of a whole spec the server shows what differs; that part of its message is not written.
 *
 * Rules: `rest.BeforeUpdate` and the `ValidateUpdate` of the kind's strategy.
 */
export function validateUpdate(
  object: KubeObject,
  old: KubeObject,
  gvk: GroupVersionKind,
  options: Partial<ValidationOptions> = {},
): FieldError[] {
  const rule = kindRule(gvk);
  if (rule === undefined) return [];
  const settings = { version: options.version ?? DEFAULT_KUBERNETES_VERSION };
  const { keep, changes } = updateRule(gvk);
  const before = applyDefaults(old, { ...splitApiVersion(old.apiVersion), kind: old.kind });
  const kept = keep?.({ given: object, stored: old, before }) ?? object;
  const requested = { ...kept, metadata: keptMetadata(kept.metadata, old.metadata) };
  const update: Update = { now: withStatus(applyDefaults(requested, gvk), old), before: withStatus(before, old) };
  return [
    ...validateMetadataUpdate(update.now.metadata, before.metadata, rule.namespaced, Path.root('metadata')),
    ...validateObject(requested, gvk, settings),
    ...(changes?.(update, settings) ?? []),
  ];
}

/** The status is not part of an update; one that is not known is absent, even if there is a default for it. */
function withStatus(object: KubeObject, stored: KubeObject): KubeObject {
  const { status: _status, ...rest } = object;
  return stored['status'] === undefined ? (rest as KubeObject) : { ...rest, apiVersion: object.apiVersion, kind: object.kind, status: stored['status'] };
}
