import { parseQuantity } from '../../../kube/quantity-value.ts';
import { asRecord, valueAt, type KubeObject } from '../objects.ts';
import { allContainers, podSpecOf } from '../pod-specs.ts';
import { readService } from '../services.ts';

/** Amounts in billionths, by the key of a quota. */
export type Usage = ReadonlyMap<string, bigint>;

const NANO = 1_000_000_000n;

/** Kinds that a quota counts by a key of their own. */
const COUNTED: Record<string, string> = {
  PersistentVolumeClaim: 'persistentvolumeclaims',
  ReplicationController: 'replicationcontrollers',
  Secret: 'secrets',
  Service: 'services',
};

const memo = new WeakMap<KubeObject, Usage>();

/**
 * What an object uses of a quota, as far as its manifest tells: its pods and what these request, or
 * itself. What a LimitRange may add is not counted, and a DaemonSet or CronJob counts as one pod.
 * Rule: https://kubernetes.io/docs/concepts/policy/resource-quotas/
 */
export function usageOf(object: KubeObject): Usage {
  const known = memo.get(object);
  if (known !== undefined) return known;
  const usage = new Map<string, bigint>();
  memo.set(object, usage);
  const add = (key: string, amount: bigint): void => void usage.set(key, (usage.get(key) ?? 0n) + amount);
  const counted = COUNTED[object.kind];
  if (counted !== undefined) add(counted, NANO);
  const service = readService(object);
  if (service?.type === 'NodePort') add('services.nodeports', BigInt(service.ports.length) * NANO);
  if (service?.type === 'LoadBalancer') add('services.loadbalancers', NANO);
  if (object.kind === 'PersistentVolumeClaim') {
    add('requests.storage', parseQuantity(valueAt(object.value, ['spec', 'resources', 'requests', 'storage']))?.nano ?? 0n);
  }
  const pods = BigInt(podsOf(object));
  if (pods === 0n) return usage;
  add('pods', pods * NANO);
  for (const resource of ['cpu', 'memory']) {
    const requests = perPod(object, resource, ['requests', 'limits']) * pods;
    add(`requests.${resource}`, requests);
    add(resource, requests);
    add(`limits.${resource}`, perPod(object, resource, ['limits']) * pods);
  }
  return usage;
}

/** How many pods an object makes at the same time, at least. */
export function podsOf(object: KubeObject): number {
  if (podSpecOf(object) === undefined) return 0;
  const spec = asRecord(object.value['spec']) ?? {};
  if (['Deployment', 'ReplicaSet', 'ReplicationController', 'StatefulSet', 'Rollout'].includes(object.kind)) return countOf(spec['replicas']);
  if (object.kind !== 'Job') return 1;
  const completions = typeof spec['completions'] === 'number' ? countOf(spec['completions']) : Number.POSITIVE_INFINITY;
  return Math.min(countOf(spec['parallelism']), completions);
}

/** A number of pods; 1 where it is not given. */
function countOf(value: unknown): number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 ? value : 1;
}

/** What the containers of a pod state together, each by the first of the fields that it has; init containers are left out. */
function perPod(object: KubeObject, resource: string, fields: readonly string[]): bigint {
  const pod = podSpecOf(object)!;
  let sum = 0n;
  for (const { container, path } of allContainers(pod)) {
    if (path.at(-2) !== 'containers') continue;
    const resources = asRecord(container['resources']);
    const value = fields.map((field) => asRecord(resources?.[field])?.[resource]).find((one) => one !== undefined);
    sum += parseQuantity(value)?.nano ?? 0n;
  }
  return sum;
}
