import { items, type Decoded, type KubeObject } from '../../kube/object.ts';
import { addQuantities, compareQuantities, parseQuantity, subtractQuantities, type Quantity } from '../../kube/quantity-value.ts';
import { forbidden } from '../api/status-error.ts';
import { isInScope, shownUsage, usageOf, type Usage } from '../quota/usage.ts';
import type { AdmissionPlugin } from './plugin.ts';

/** What every container must ask for when a quota limits it. Rule: `requiredResources` of the pod evaluator. */
const REQUIRED: Readonly<Record<string, readonly [field: string, resource: string]>> = {
  cpu: ['requests', 'cpu'], memory: ['requests', 'memory'], 'requests.cpu': ['requests', 'cpu'], 'requests.memory': ['requests', 'memory'],
  'limits.cpu': ['limits', 'cpu'], 'limits.memory': ['limits', 'memory'],
  'requests.ephemeral-storage': ['requests', 'ephemeral-storage'], 'limits.ephemeral-storage': ['limits', 'ephemeral-storage'],
};

/** Refuses what a quota has no room for, and counts what it lets in. Rule: the plugin ResourceQuota. */
export const resourceQuota: AdmissionPlugin = {
  name: 'ResourceQuota',
  validate({ operation, storage, namespace, object, old, name, subresource, resource, dryRun }, { store, server, clock }) {
    if (operation === 'DELETE' || namespace === undefined || subresource !== undefined) return;
    const now = clock.now;
    const usage = delta(usageOf(object!, storage, now), old === undefined ? {} : usageOf(old, storage, now));
    const admitted: { quota: KubeObject; used: Record<string, string> }[] = [];
    for (const quota of store.list('resourcequotas', namespace)) {
      const hard = quota['status']?.hard;
      if (hard === undefined || !isInScope(quota, object!, storage)) continue;
      if (operation === 'CREATE' && storage === 'pods') checkRequired(quota, object!, name, hard);
      const asked = Object.keys(usage).filter((resourceName) => hard[resourceName] !== undefined).sort();
      if (asked.length === 0) continue;
      const used: Decoded = quota['status']?.used ?? {};
      const after = Object.fromEntries(asked.map((one) => [one, addQuantities(usage[one]!, parseQuantity(used[one] ?? '0')!)]));
      const over = asked.filter((one) => usage[one]!.nano > 0n && compareQuantities(after[one]!, parseQuantity(hard[one])!) > 0);
      if (over.length > 0) {
        const list = (of: (one: string) => string): string => over.map((one) => `${one}=${of(one)}`).join(',');
        const shown = shownUsage(usage);
        throw forbidden(resource, name, `exceeded quota: ${quota.metadata.name}, requested: ${list((one) => shown[one]!)}, used: ${list((one) => used[one] ?? '0')}, limited: ${list((one) => hard[one])}`);
      }
      admitted.push({ quota, used: { ...used, ...shownUsage(after) } });
    }
    if (dryRun) return;
    for (const { quota, used } of admitted) server.writeStatus(quota, { ...quota['status'], used }, 'resourcequotas');
  },
};

/** What an update adds; what it frees counts when the controller sees it. */
function delta(now: Usage, before: Usage): Record<string, Quantity> {
  const changed: Record<string, Quantity> = {};
  for (const [name, quantity] of Object.entries(now)) {
    const old = before[name];
    const more = old === undefined ? quantity : subtractQuantities(quantity, old);
    if (more.nano > 0n) changed[name] = more;
  }
  return changed;
}

/** Rule: `podEvaluator.Constraints`. @throws StatusError naming all that is missing, with the containers */
function checkRequired(quota: KubeObject, pod: KubeObject, name: string, hard: Decoded): void {
  const containers = [...items(pod['spec'].containers), ...items(pod['spec'].initContainers)];
  const missing = Object.keys(hard).filter((one) => REQUIRED[one] !== undefined).sort().flatMap((one) => {
    const [field, resource] = REQUIRED[one]!;
    if (pod['spec'].resources?.[field]?.[resource] !== undefined) return [];
    const without = containers.filter(({ resources }) => resources?.[field]?.[resource] === undefined).map((container) => container.name as string);
    return without.length === 0 ? [] : [`${one} for: ${[...new Set(without)].sort().join(',')}`];
  });
  if (missing.length > 0) throw forbidden({ group: '', plural: 'pods' }, name, `failed quota: ${quota.metadata.name}: must specify ${missing.join('; ')}`);
}
