import { items, type Decoded, type KubeObject } from '../../src/kube/object.ts';
import { formatQuantity, parseQuantity } from '../../src/kube/quantity-value.ts';
import { matchesLabels } from '../../src/kube/selector.ts';
import type { Cluster } from '../../src/cluster/cluster.ts';

/** Seconds after which a cluster that is left alone is in order. */
export const SETTLING = 45;

/** Sees whether revisions only ever grow. */
export class RevisionWatch {
  #last = 0;
  readonly problems: string[] = [];

  constructor(cluster: Cluster) {
    cluster.store.watch(undefined, ({ resource, object }) => {
      const revision = Number(object.metadata.resourceVersion);
      if (revision <= this.#last) this.problems.push(`${resource} ${object.metadata.name} has revision ${revision} after ${this.#last}`);
      this.#last = revision;
    });
  }
}

/** What is wrong with a cluster that has settled; nothing should be. */
export function brokenInvariants(cluster: Cluster): string[] {
  return [...endpoints(cluster), ...orphans(cluster), ...quotas(cluster), ...placements(cluster)];
}

const name = ({ kind, metadata }: KubeObject): string => `${kind} ${metadata.namespace}/${metadata.name}`;

/** The endpoints of a Service are the addresses of the ready pods that it selects. */
function endpoints({ store }: Cluster): string[] {
  return store.list('services').filter(({ spec }) => spec.selector !== undefined && spec.type !== 'ExternalName').flatMap((service) => {
    const { namespace } = service.metadata;
    const ports = items(service['spec'].ports);
    const named = ports.some(({ targetPort }) => typeof targetPort === 'string');
    if (named) return [];
    const ready = store.list('pods', namespace).filter(({ metadata, status }) =>
      matchesLabels(service['spec'].selector, metadata.labels) && metadata.deletionTimestamp === undefined && status?.podIP !== undefined
      && status.conditions?.some(({ type, status: is }: Decoded) => type === 'Ready' && is === 'True')).map(({ status }) => status.podIP as string);
    const slices = store.list('endpointslices.discovery.k8s.io', namespace).filter(({ metadata }) => metadata.labels?.['kubernetes.io/service-name'] === service.metadata.name);
    const listed = slices.flatMap((slice) => items(slice['endpoints']).filter(({ conditions }) => conditions?.ready !== false).flatMap(({ addresses }) => addresses as string[]));
    return [...new Set(ready)].sort().join() === [...new Set(listed)].sort().join() ? [] : [`${name(service)} lists ${listed.join() || 'nothing'}, but ${ready.join() || 'no pod'} is ready`];
  });
}

/** What has a controller has one that is there. */
function orphans({ store, server }: Cluster): string[] {
  return ['pods', 'replicasets.apps', 'jobs.batch', 'endpointslices.discovery.k8s.io'].flatMap((resource) => store.list(resource)).flatMap((object) =>
    items(object.metadata.ownerReferences).filter(({ controller }) => controller === true).flatMap(({ apiVersion, kind, name: ownerName, uid }) => {
      const owned = server.registry.forKind(apiVersion, kind);
      const owner = owned === undefined ? undefined : store.get(server.registry.storageOf(owned), owned.namespaced ? object.metadata.namespace : undefined, ownerName);
      return owner?.metadata.uid === uid ? [] : [`${name(object)} belongs to ${kind} ${ownerName}, which is gone`];
    }));
}

/** What a quota says is used is the sum of what there is. */
function quotas({ store }: Cluster): string[] {
  return store.list('resourcequotas').flatMap((quota) => {
    const { namespace } = quota.metadata;
    const used = quota['status']?.used ?? {};
    const pods = store.list('pods', namespace).filter(({ status }) => status?.phase !== 'Succeeded' && status?.phase !== 'Failed');
    const cpu = pods.flatMap(({ spec }) => items(spec.containers)).reduce((sum, { resources }) => sum + (parseQuantity(resources?.requests?.cpu ?? '0')?.nano ?? 0n), 0n);
    const expected: Record<string, string> = {
      pods: String(pods.length),
      'requests.cpu': formatQuantity({ nano: cpu, format: 'DecimalSI' }),
      'count/deployments.apps': String(store.list('deployments.apps', namespace).length),
    };
    return Object.entries(expected).filter(([resource, amount]) => used[resource] !== undefined && used[resource] !== amount)
      .map(([resource, amount]) => `${name(quota)} says ${used[resource]} of ${resource}, but there are ${amount}`);
  });
}

/** A pod that runs does so on a node that there is, and no two pods share an address. */
function placements({ store }: Cluster): string[] {
  const addresses = new Map<string, string>();
  return store.list('pods').filter(({ status, metadata }) => status?.phase === 'Running' && metadata.deletionTimestamp === undefined).flatMap((pod) => {
    const problems: string[] = [];
    if (store.get('nodes', undefined, pod['spec'].nodeName ?? '') === undefined) problems.push(`${name(pod)} runs on ${pod['spec'].nodeName}, which is no node`);
    const other = addresses.get(pod['status'].podIP);
    if (other !== undefined && pod['spec'].hostNetwork !== true) problems.push(`${name(pod)} has the address of ${other}`);
    addresses.set(pod['status'].podIP, name(pod));
    return problems;
  });
}
