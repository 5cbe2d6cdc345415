/**
 * What a diagram shows, read from the manifests themselves: groups of Pods and the Services in
 * front of them. Nothing here knows how it is drawn.
 */

export interface ContainerFacts {
  name: string;
  image: string;
  ports: { name?: string; number: number }[];
}

export type Labels = Readonly<Record<string, string>>;

/** A bare Pod, or an object that makes Pods from a template. */
export interface PodGroup {
  kind: string;
  name: string;
  namespace?: string;
  /** How many Pods it asks for; `undefined` where the number depends on the cluster (a DaemonSet, an autoscaled object). */
  replicas: number | undefined;
  /** The labels of its Pods. */
  labels: Labels;
  containers: ContainerFacts[];
}

export interface ServicePortFacts {
  name?: string;
  port: number;
  nodePort?: number;
  /** As written, or the port's own number, which is the default. */
  targetPort: number | string;
  /** The number behind `targetPort` in the Pods selected; `undefined` when none of them has that name. */
  targetNumber?: number;
}

export interface ServiceFacts {
  name: string;
  namespace?: string;
  type: string;
  selector: Labels;
  ports: ServicePortFacts[];
  /** Which groups' Pods it selects, as places in `Diagram.groups`. */
  selects: number[];
}

export interface Diagram {
  groups: PodGroup[];
  services: ServiceFacts[];
  /** Kinds that were given but are not drawn. */
  leftOut: string[];
}

/** Kinds that make Pods from `spec.template`, with the number they make when `replicas` is not set. */
const CONTROLLERS: Record<string, number | undefined> = {
  Deployment: 1,
  ReplicaSet: 1,
  ReplicationController: 1,
  StatefulSet: 1,
  DaemonSet: undefined,
  Job: 1,
};

/**
 * Reads manifests (as JSON data) into what a diagram shows. Objects that are no Pods, makers of
 * Pods or Services are named in `leftOut`.
 */
export function diagramOf(objects: readonly unknown[]): Diagram {
  const groups: PodGroup[] = [];
  const services: ServiceFacts[] = [];
  const leftOut: string[] = [];
  for (const object of objects) {
    const kind = text(at(object, 'kind')) ?? '';
    if (kind === 'Service') services.push(serviceFacts(object));
    else if (kind === 'Pod') groups.push(podGroup(object, kind, object, 1));
    else if (kind in CONTROLLERS) groups.push(podGroup(object, kind, at(object, 'spec', 'template'), replicas(object, kind)));
    else leftOut.push(kind);
  }
  for (const service of services) connect(service, groups);
  return { groups, services, leftOut };
}

/** The labels as `app=eta, release=0.1.0`, the form in which kubectl takes and prints them. */
export function labelText(labels: Labels): string[] {
  return Object.entries(labels).map(([key, value]) => `${key}=${value}`);
}

function podGroup(object: unknown, kind: string, pod: unknown, count: number | undefined): PodGroup {
  return {
    kind,
    name: text(at(object, 'metadata', 'name')) ?? '',
    namespace: text(at(object, 'metadata', 'namespace')),
    replicas: count,
    labels: readLabels(at(pod, 'metadata', 'labels')),
    containers: list(at(pod, 'spec', 'containers')).map((container) => ({
      name: text(at(container, 'name')) ?? '',
      image: text(at(container, 'image')) ?? '',
      ports: list(at(container, 'ports')).flatMap((port) => {
        const number = at(port, 'containerPort');
        return typeof number === 'number' ? [{ name: text(at(port, 'name')), number }] : [];
      }),
    })),
  };
}

function replicas(object: unknown, kind: string): number | undefined {
  const wanted = at(object, 'spec', kind === 'Job' ? 'parallelism' : 'replicas');
  return typeof wanted === 'number' ? wanted : CONTROLLERS[kind];
}

function serviceFacts(object: unknown): ServiceFacts {
  return {
    name: text(at(object, 'metadata', 'name')) ?? '',
    namespace: text(at(object, 'metadata', 'namespace')),
    type: text(at(object, 'spec', 'type')) ?? 'ClusterIP',
    selector: readLabels(at(object, 'spec', 'selector')),
    ports: list(at(object, 'spec', 'ports')).flatMap((port) => {
      const number = at(port, 'port');
      if (typeof number !== 'number') return [];
      const target = at(port, 'targetPort');
      const nodePort = at(port, 'nodePort');
      return [
        {
          name: text(at(port, 'name')),
          port: number,
          nodePort: typeof nodePort === 'number' ? nodePort : undefined,
          targetPort: typeof target === 'number' || typeof target === 'string' ? target : number,
        },
      ];
    }),
    selects: [],
  };
}

/**
 * Finds the groups whose Pods a Service selects and what its ports mean there. A Service looks only
 * at its own namespace, and one without a selector selects nothing.
 */
function connect(service: ServiceFacts, groups: readonly PodGroup[]): void {
  const wanted = Object.entries(service.selector);
  service.selects = groups.flatMap((group, index) => {
    const same = (group.namespace ?? 'default') === (service.namespace ?? 'default');
    return same && wanted.length > 0 && wanted.every(([key, value]) => group.labels[key] === value) ? [index] : [];
  });
  for (const port of service.ports) {
    if (typeof port.targetPort === 'number') port.targetNumber = port.targetPort;
    const candidates = service.selects.flatMap((index) => groups[index]!.containers.flatMap((container) => container.ports));
    port.targetNumber ??= candidates.find((candidate) => candidate.name === port.targetPort)?.number;
  }
}

function at(value: unknown, ...keys: string[]): unknown {
  return keys.reduce<unknown>(
    (inner, key) => (typeof inner === 'object' && inner !== null ? (inner as Record<string, unknown>)[key] : undefined),
    value,
  );
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function readLabels(value: unknown): Labels {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}
