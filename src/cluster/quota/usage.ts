import { items, type Decoded, type KubeObject } from '../../kube/object.ts';
import { addQuantities, formatQuantity, parseQuantity, type Quantity, type QuantityFormat } from '../../kube/quantity-value.ts';
import { qosClass } from '../qos-class.ts';
import { podAmounts } from '../scheduler/pod-requests.ts';

/** Amounts by the names that quotas have for them: `pods`, `requests.cpu`, `count/deployments.apps`. */
export type Usage = Readonly<Record<string, Quantity>>;

const NANO = 1_000_000_000n;
const ONE: Quantity = { nano: NANO, format: 'DecimalSI' };

/** Resources with a name of their own in quotas, besides `count/…`. */
const COUNTED = new Set(['configmaps', 'persistentvolumeclaims', 'replicationcontrollers', 'resourcequotas', 'secrets', 'services']);

/** Whether a pod still counts. Rule: `QuotaV1Pod`: one that has ended does not, nor one that should have been gone by now. */
function counts({ status, metadata }: KubeObject, now: number): boolean {
  if (status?.phase === 'Succeeded' || status?.phase === 'Failed') return false;
  return metadata.deletionTimestamp === undefined || Date.parse(metadata.deletionTimestamp) > now || (metadata.deletionGracePeriodSeconds ?? 0) === 0;
}

/**
 * What an object uses of a quota.
 * @param storage the name of its resource in the store
 * @param now in milliseconds since 1970
 * Rules: the evaluators of pkg/quota/v1/evaluator/core.
 */
export function usageOf(object: KubeObject, storage: string, now: number): Usage {
  const usage: Record<string, Quantity> = { [`count/${storage}`]: ONE };
  if (storage === 'pods') {
    if (!counts(object, now)) return usage;
    usage['pods'] = ONE;
    for (const [name, amount] of podAmounts(object['spec'], 'requests')) {
      const quantity = quantityOf(name, amount);
      usage[`requests.${name}`] = quantity;
      if (name === 'cpu' || name === 'memory' || name === 'ephemeral-storage') usage[name] = quantity;
    }
    for (const [name, amount] of podAmounts(object['spec'], 'limits')) usage[`limits.${name}`] = quantityOf(name, amount);
    return usage;
  }
  if (COUNTED.has(storage)) usage[storage] = ONE;
  if (storage === 'services') {
    const { type, ports } = object['spec'];
    const nodePorts = items(ports).filter(({ nodePort }) => nodePort !== undefined && nodePort !== 0).length;
    if (type === 'NodePort') usage['services.nodeports'] = times(Math.max(nodePorts, items(ports).length));
    if (type === 'LoadBalancer') {
      usage['services.loadbalancers'] = ONE;
      usage['services.nodeports'] = times(nodePorts);
    }
  }
  if (storage === 'persistentvolumeclaims') {
    const asked = parseQuantity(object['spec'].resources?.requests?.storage);
    const className = object['spec'].storageClassName;
    if (asked !== undefined) usage['requests.storage'] = asked;
    if (className !== undefined) {
      usage[`${className}.storageclass.storage.k8s.io/persistentvolumeclaims`] = ONE;
      if (asked !== undefined) usage[`${className}.storageclass.storage.k8s.io/requests.storage`] = asked;
    }
  }
  return usage;
}

function quantityOf(name: string, amount: number): Quantity {
  if (name === 'cpu') return { nano: BigInt(amount) * 1_000_000n, format: 'DecimalSI' };
  const format: QuantityFormat = name === 'memory' || name === 'ephemeral-storage' || name.startsWith('hugepages-') ? 'BinarySI' : 'DecimalSI';
  return { nano: BigInt(amount) * NANO, format };
}

const times = (count: number): Quantity => ({ nano: BigInt(count) * NANO, format: 'DecimalSI' });

/** Whether a quota is for an object: its scopes all fit. Rule: `podMatchesScopeFunc`. */
export function isInScope({ spec }: KubeObject, object: KubeObject, storage: string): boolean {
  const selectors = [...items(spec.scopes).map((scopeName) => ({ scopeName, operator: 'Exists' })), ...items(spec.scopeSelector?.matchExpressions)];
  return selectors.every((selector) => (storage === 'pods' ? fitsPod(selector, object) : storage === 'persistentvolumeclaims' && selector.scopeName === 'VolumeAttributesClass'));
}

function fitsPod({ scopeName, operator, values }: Decoded, { spec }: KubeObject): boolean {
  const terminating = spec.activeDeadlineSeconds !== undefined && spec.activeDeadlineSeconds >= 0;
  switch (scopeName) {
    case 'Terminating':
      return terminating;
    case 'NotTerminating':
      return !terminating;
    case 'BestEffort':
      return qosClass(spec) === 'BestEffort';
    case 'NotBestEffort':
      return qosClass(spec) !== 'BestEffort';
    case 'PriorityClass': {
      const name = spec.priorityClassName ?? '';
      if (operator === 'Exists') return name !== '';
      if (operator === 'DoesNotExist') return name === '';
      return items(values).includes(name) === (operator === 'In');
    }
    case 'CrossNamespacePodAffinity':
      return hasCrossNamespaceAffinity(spec);
    default:
      return false;
  }
}

function hasCrossNamespaceAffinity({ affinity }: Decoded): boolean {
  const terms = [affinity?.podAffinity, affinity?.podAntiAffinity].flatMap((one) => [
    ...items(one?.requiredDuringSchedulingIgnoredDuringExecution),
    ...items(one?.preferredDuringSchedulingIgnoredDuringExecution).map(({ podAffinityTerm }) => podAffinityTerm),
  ]);
  return terms.some(({ namespaces, namespaceSelector }) => items(namespaces).length > 0 || namespaceSelector !== undefined);
}

/** The sums of what is named in `hard`. */
export function totalUsage(usages: Iterable<Usage>, hard: Decoded): Record<string, Quantity> {
  const total: Record<string, Quantity> = {};
  for (const name of Object.keys(hard)) total[name] = { nano: 0n, format: parseQuantity(hard[name])!.format };
  for (const usage of usages) {
    for (const [name, quantity] of Object.entries(usage)) {
      const sum = total[name];
      if (sum !== undefined) total[name] = sum.nano === 0n ? quantity : addQuantities(sum, quantity);
    }
  }
  return total;
}

/** A map of amounts as status fields and messages have it. */
export function shownUsage(usage: Readonly<Record<string, Quantity>>): Record<string, string> {
  return Object.fromEntries(Object.keys(usage).sort().map((name) => [name, formatQuantity(usage[name]!)]));
}
