import { at, list, strings, text } from './json.ts';
import type { ContainerFacts, PodGroup, StoreKind, StoreUse } from './model.ts';

/** Kinds that make Pods from `spec.template`, with the number they make when `replicas` is not set. */
const CONTROLLERS: Record<string, number | undefined> = {
  Deployment: 1,
  ReplicaSet: 1,
  ReplicationController: 1,
  StatefulSet: 1,
  DaemonSet: undefined,
  Job: 1,
};

/** A bare Pod, or what makes Pods; `undefined` for another object. */
export function podGroup(object: unknown, kind: string): PodGroup | undefined {
  if (kind === 'Pod') return readGroup(object, kind, object, 1);
  return kind in CONTROLLERS ? readGroup(object, kind, at(object, 'spec', 'template'), replicas(object, kind)) : undefined;
}

function readGroup(object: unknown, kind: string, pod: unknown, count: number | undefined): PodGroup {
  return {
    kind,
    name: text(at(object, 'metadata', 'name')) ?? '',
    namespace: text(at(object, 'metadata', 'namespace')),
    replicas: count,
    labels: strings(at(pod, 'metadata', 'labels')),
    containers: [
      ...list(at(pod, 'spec', 'initContainers')).map((container) => containerFacts(container, at(container, 'restartPolicy') === 'Always' ? 'sidecar' : 'init')),
      ...list(at(pod, 'spec', 'containers')).map((container) => containerFacts(container)),
    ],
    claims: list(at(object, 'spec', 'volumeClaimTemplates')).map((claim) => ({
      name: text(at(claim, 'metadata', 'name')) ?? '',
      size: text(at(claim, 'spec', 'resources', 'requests', 'storage')) ?? '',
    })),
    uses: storesOf(at(pod, 'spec')),
  };
}

function containerFacts(container: unknown, role?: ContainerFacts['role']): ContainerFacts {
  return {
    name: text(at(container, 'name')) ?? '',
    image: text(at(container, 'image')) ?? '',
    ...(role === undefined ? {} : { role }),
    ports: list(at(container, 'ports')).flatMap((port) => {
      const number = at(port, 'containerPort');
      return typeof number === 'number' ? [{ name: text(at(port, 'name')), number }] : [];
    }),
  };
}

function replicas(object: unknown, kind: string): number | undefined {
  const wanted = at(object, 'spec', kind === 'Job' ? 'parallelism' : 'replicas');
  return typeof wanted === 'number' ? wanted : CONTROLLERS[kind];
}

/** The ConfigMaps, Secrets and claims that a Pod names: in its volumes, and in the environment of its containers. */
function storesOf(spec: unknown): StoreUse[] {
  const volumes = list(at(spec, 'volumes')).flatMap((volume) => [volume, ...list(at(volume, 'projected', 'sources'))]);
  const containers = [...list(at(spec, 'initContainers')), ...list(at(spec, 'containers'))];
  const sources = containers.flatMap((container) => list(at(container, 'envFrom')));
  const variables = containers.flatMap((container) => list(at(container, 'env'))).map((variable) => at(variable, 'valueFrom'));
  return [
    ...volumes.flatMap((volume) => [
      ...use('ConfigMap', at(volume, 'configMap', 'name')),
      ...use('Secret', at(volume, 'secret', 'secretName') ?? at(volume, 'secret', 'name')),
      ...use('PersistentVolumeClaim', at(volume, 'persistentVolumeClaim', 'claimName')),
    ]),
    ...sources.flatMap((source) => [...use('ConfigMap', at(source, 'configMapRef', 'name')), ...use('Secret', at(source, 'secretRef', 'name'))]),
    ...variables.flatMap((from) => [...use('ConfigMap', at(from, 'configMapKeyRef', 'name')), ...use('Secret', at(from, 'secretKeyRef', 'name'))]),
  ];
}

function use(kind: StoreKind, name: unknown): StoreUse[] {
  return typeof name === 'string' ? [{ kind, name }] : [];
}
