import type { Cluster } from '../../cluster/cluster.ts';
import { controllerOf } from '../../cluster/controllers/owners.ts';
import { conditionOf, isReady } from '../../cluster/controllers/pods.ts';
import { items, type Decoded, type KubeObject } from '../../kube/object.ts';
import { taintText } from '../../kubectl/describe/node.ts';
import { summarizePod } from '../../kubectl/print/columns/pod.ts';
import { storage } from '../../kubectl/print/columns/storage.ts';
import { workloads } from '../../kubectl/print/columns/workloads.ts';

export interface NodeSnapshot {
  name: string;
  ready: boolean;
  cordoned: boolean;
  controlPlane: boolean;
  /** Taints that keep Pods away, as `kubectl describe node` writes them: `key=value:NoSchedule`. */
  taints: string[];
}

export interface ContainerSnapshot {
  name: string;
  image: string;
  kind: 'init' | 'sidecar' | 'main';
  state: 'waiting' | 'running' | 'terminated';
  /** Why it waits or has ended. */
  reason?: string;
  /** Why it ended the last time, when it was started again after that. */
  lastEnd?: string;
  ready: boolean;
  restarts: number;
}

/** What made an object: its kind and name. */
export interface OwnerSnapshot {
  kind: string;
  name: string;
}

export interface PodSnapshot {
  uid: string;
  namespace: string;
  name: string;
  /** Absent until the Pod has a node. */
  node?: string;
  /** STATUS of `kubectl get pods`. */
  status: string;
  /** Both numbers of READY. */
  ready: number;
  total: number;
  restarts: number;
  /** Whether the condition Ready holds, which also asks for readiness gates. */
  isReady: boolean;
  deleting: boolean;
  /** Time of creation, as in its metadata. */
  created: string;
  owner?: OwnerSnapshot;
  /** The owner of its owner where there is one, otherwise its owner: the Deployment rather than its ReplicaSet. */
  workload?: OwnerSnapshot;
  containers: ContainerSnapshot[];
  /** Without those that controllers add to tell their Pods apart, such as `pod-template-hash`. */
  labels: Record<string, string>;
  /** What the scheduler says of it while it finds no node. */
  unscheduled?: string;
}

export interface ServiceSnapshot {
  namespace: string;
  name: string;
  type: string;
  /** It has no address of its own (`clusterIP: None`). */
  headless: boolean;
  ports: { port: number; nodePort?: number }[];
  selector: Record<string, string>;
  /** The names of the Pods among its endpoints, sorted: those that are ready, and those that are not. */
  pods: string[];
  unreadyPods: string[];
}

/** A Deployment, StatefulSet, DaemonSet or Job, or a ReplicaSet that no Deployment has made. */
export interface WorkloadSnapshot {
  kind: string;
  namespace: string;
  name: string;
  /** How many Pods are ready, or of a Job: have succeeded. */
  ready: number;
  desired: number;
  /** STATUS of `kubectl get jobs`. */
  status?: string;
}

export interface IngressSnapshot {
  namespace: string;
  name: string;
  paths: { host?: string; path: string; service?: string }[];
}

export interface ClaimSnapshot {
  namespace: string;
  name: string;
  /** STATUS of `kubectl get pvc`. */
  status: string;
}

/** What a picture of a cluster shows, in the order of namespaces and names: all but what every cluster has. */
export interface ClusterSnapshot {
  /** Virtual time, in milliseconds since 1970. */
  time: number;
  nodes: NodeSnapshot[];
  pods: PodSnapshot[];
  services: ServiceSnapshot[];
  workloads: WorkloadSnapshot[];
  ingresses: IngressSnapshot[];
  claims: ClaimSnapshot[];
}

const SLICES = 'endpointslices.discovery.k8s.io';
const CLAIMS = 'persistentvolumeclaims';
const INGRESSES = 'ingresses.networking.k8s.io';

/** Resources and kinds of what makes Pods. */
const WORKLOADS: readonly [resource: string, kind: string][] = [
  ['deployments.apps', 'Deployment'], ['statefulsets.apps', 'StatefulSet'], ['daemonsets.apps', 'DaemonSet'],
  ['replicasets.apps', 'ReplicaSet'], ['jobs.batch', 'Job'],
];

/** Where an owner of a Pod is looked up, to find its own owner. */
const OWNERS: Readonly<Record<string, string>> = { ReplicaSet: 'replicasets.apps', Job: 'jobs.batch' };

/** Rule: https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/#initial-namespaces, all but `default`. */
const SYSTEM_NAMESPACES = new Set(['kube-node-lease', 'kube-public', 'kube-system']);

/** Labels that controllers add, whose values say nothing to a reader. Rule: https://kubernetes.io/docs/reference/labels-annotations-taints/ */
const MACHINE_LABELS = new Set([
  'pod-template-hash', 'controller-revision-hash', 'pod-template-generation', 'controller-uid', 'batch.kubernetes.io/controller-uid',
]);

const ROLE = 'node-role.kubernetes.io/control-plane';

/** What there is to see in a cluster: plain data, the same for the same state of the cluster. */
export function snapshotOf({ store, clock }: Cluster): ClusterSnapshot {
  const list = (resource: string): KubeObject[] => store.list(resource).filter(({ metadata }) => !SYSTEM_NAMESPACES.has(metadata.namespace));
  const slices = Map.groupBy(store.each(SLICES), ({ metadata }) => `${metadata.namespace}/${metadata.labels?.['kubernetes.io/service-name']}`);
  const ownerOf = (kind: string, namespace: string, name: string): OwnerSnapshot | undefined => {
    const owner = OWNERS[kind] === undefined ? undefined : store.get(OWNERS[kind], namespace, name);
    return owner && ownerSnapshot(owner);
  };
  return {
    time: clock.now,
    nodes: store.list('nodes').map(nodeSnapshot),
    pods: list('pods').map((pod) => podSnapshot(pod, ownerOf)),
    services: list('services').filter(({ metadata }) => metadata.namespace !== 'default' || metadata.name !== 'kubernetes')
      .map((service) => serviceSnapshot(service, slices.get(`${service.metadata.namespace}/${service.metadata.name}`) ?? [])),
    workloads: WORKLOADS.flatMap(([resource, kind]) => list(resource)
      .filter((object) => kind !== 'ReplicaSet' || controllerOf(object) === undefined)
      .map((object) => workloadSnapshot(kind, object, clock.now))),
    ingresses: list(INGRESSES).map(ingressSnapshot),
    claims: list(CLAIMS).map((claim) => ({ ...named(claim), status: String(storage['PersistentVolumeClaim']!.cells(claim, { now: clock.now })[0]) })),
  };
}

/** Tells cheaply whether there is something new to see. */
export interface ClusterChanges {
  /** The cluster as it looks now; undefined when it looks as it did the last time, whatever its clock says. */
  next(): ClusterSnapshot | undefined;
  end(): void;
}

/** Watches what snapshots are made of, so that asking costs nothing while none of it is written. */
export function changesOf(cluster: Cluster): ClusterChanges {
  let changed = true;
  let seen = '';
  const resources = ['nodes', 'pods', 'services', SLICES, CLAIMS, INGRESSES, ...WORKLOADS.map(([resource]) => resource)];
  const ends = resources.map((resource) => cluster.store.watch(resource, () => {
    changed = true;
  }));
  return {
    next() {
      if (!changed) return undefined;
      changed = false;
      const snapshot = snapshotOf(cluster);
      // Many writes change what the picture does not show: a node's heartbeat, an annotation.
      const text = JSON.stringify({ ...snapshot, time: 0 });
      if (text === seen) return undefined;
      seen = text;
      return snapshot;
    },
    end() {
      for (const end of ends) end();
    },
  };
}

const named = ({ metadata }: KubeObject): { namespace: string; name: string } => ({ namespace: metadata.namespace, name: metadata.name });

function ownerSnapshot(object: KubeObject): OwnerSnapshot | undefined {
  const owner = controllerOf(object);
  return owner && { kind: owner.kind, name: owner.name };
}

function nodeSnapshot(node: KubeObject): NodeSnapshot {
  const { metadata, spec } = node;
  return {
    name: metadata.name,
    ready: isReady(node),
    cordoned: spec?.unschedulable === true,
    controlPlane: metadata.labels?.[ROLE] !== undefined,
    taints: items(spec?.taints).filter(({ effect }) => effect !== 'PreferNoSchedule').map(taintText),
  };
}

function podSnapshot(pod: KubeObject, ownerOf: (kind: string, namespace: string, name: string) => OwnerSnapshot | undefined): PodSnapshot {
  const { metadata, spec } = pod;
  const { status, ready, total, restarts } = summarizePod(pod);
  const owner = ownerSnapshot(pod);
  const scheduled = conditionOf(pod, 'PodScheduled');
  return {
    uid: metadata.uid,
    ...named(pod),
    ...(spec.nodeName ? { node: spec.nodeName } : {}),
    status, ready, total, restarts: restarts.count,
    isReady: isReady(pod),
    deleting: metadata.deletionTimestamp !== undefined,
    created: metadata.creationTimestamp,
    ...(owner === undefined ? {} : { owner, workload: ownerOf(owner.kind, metadata.namespace, owner.name) ?? owner }),
    containers: containersOf(pod),
    labels: Object.fromEntries(Object.entries<string>(metadata.labels ?? {}).filter(([key]) => !MACHINE_LABELS.has(key)).sort()),
    ...(scheduled?.status === 'False' && scheduled.message ? { unscheduled: scheduled.message } : {}),
  };
}

function containersOf({ spec, status }: KubeObject): ContainerSnapshot[] {
  const statuses = new Map<string, Decoded>([...items(status?.initContainerStatuses), ...items(status?.containerStatuses)].map((one) => [one.name, one]));
  const containerSnapshot = ({ name, image }: Decoded, kind: ContainerSnapshot['kind']): ContainerSnapshot => {
    const { state = {}, lastState, ready = false, restartCount = 0 } = statuses.get(name) ?? {};
    const reason: string | undefined = (state.waiting ?? state.terminated)?.reason;
    const lastEnd: string | undefined = lastState?.terminated?.reason;
    return {
      name, image, kind,
      state: state.running ? 'running' : state.terminated ? 'terminated' : 'waiting',
      ...(reason === undefined ? {} : { reason }), ...(lastEnd === undefined ? {} : { lastEnd }),
      ready, restarts: restartCount,
    };
  };
  return [
    ...items(spec.initContainers).map((container) => containerSnapshot(container, container.restartPolicy === 'Always' ? 'sidecar' : 'init')),
    ...items(spec.containers).map((container) => containerSnapshot(container, 'main')),
  ];
}

function serviceSnapshot(service: KubeObject, slices: readonly KubeObject[]): ServiceSnapshot {
  const { spec } = service;
  const endpoints = slices.flatMap((slice) => items(slice['endpoints'])).filter(({ targetRef }) => targetRef?.kind === 'Pod');
  // A slice stands for one family of addresses and one set of port numbers: a Pod may be in several.
  const names = (wanted: boolean): string[] => [...new Set<string>(endpoints.filter(({ conditions }) => (conditions?.ready !== false) === wanted).map(({ targetRef }) => targetRef.name))].sort();
  return {
    ...named(service),
    type: spec.type,
    headless: spec.clusterIP === 'None',
    ports: items(spec.ports).map(({ port, nodePort }) => ({ port, ...(nodePort ? { nodePort } : {}) })),
    selector: Object.fromEntries(Object.entries<string>(spec.selector ?? {}).sort()),
    pods: names(true),
    unreadyPods: names(false),
  };
}

function workloadSnapshot(kind: string, object: KubeObject, now: number): WorkloadSnapshot {
  const { spec, status = {} } = object;
  const common = { kind, ...named(object) };
  if (kind === 'DaemonSet') return { ...common, ready: status.numberReady ?? 0, desired: status.desiredNumberScheduled ?? 0 };
  if (kind !== 'Job') return { ...common, ready: status.readyReplicas ?? 0, desired: spec.replicas ?? 0 };
  // Without `completions`, a Job is done when one of its Pods has succeeded.
  return { ...common, ready: status.succeeded ?? 0, desired: spec.completions ?? 1, status: String(workloads['batch/Job']!.cells(object, { now })[0]) };
}

function ingressSnapshot(ingress: KubeObject): IngressSnapshot {
  const { rules, defaultBackend } = ingress['spec'];
  const serviceOf = (backend: Decoded): { service?: string } => (backend?.service ? { service: backend.service.name } : {});
  const paths = items(rules).flatMap(({ host, http }) => items(http?.paths).map(({ path = '/', backend }) => ({ ...(host ? { host } : {}), path, ...serviceOf(backend) })));
  return { ...named(ingress), paths: defaultBackend ? [...paths, { path: '/', ...serviceOf(defaultBackend) }] : paths };
}
