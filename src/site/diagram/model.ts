/**
 * What a diagram shows, read from the manifests themselves: groups of Pods, the Services and Ingresses in
 * front of them, and the stores that they use. Nothing here knows how it is drawn.
 */

export interface ContainerFacts {
  name: string;
  /** It runs before the others and ends (`init`), or starts before them and stays (`sidecar`). */
  role?: 'init' | 'sidecar';
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
  /** The claims that each Pod gets of its own (a StatefulSet's). */
  claims: { name: string; size: string }[];
  uses: StoreUse[];
}

/** What holds data for Pods. */
export const STORE_KINDS = ['ConfigMap', 'Secret', 'PersistentVolumeClaim'] as const;
export type StoreKind = (typeof STORE_KINDS)[number];

/** A store that a Pod names. */
export interface StoreUse {
  kind: StoreKind;
  name: string;
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

export interface IngressFacts {
  name: string;
  namespace?: string;
  className?: string;
  /** Without a host, all hosts; `leads` is the Service's place in `Diagram.services`, if it is there. */
  paths: { host?: string; path: string; service: string; port: string; leads?: number }[];
}

export interface StoreFacts extends StoreUse {
  namespace?: string;
  /** The keys of a ConfigMap or Secret; the size and access modes of a claim. */
  holds: string[];
  /** Which groups' Pods use it, as places in `Diagram.groups`. */
  usedBy: number[];
}

export interface Diagram {
  groups: PodGroup[];
  services: ServiceFacts[];
  ingresses: IngressFacts[];
  stores: StoreFacts[];
  /** Kinds that were given but are not drawn. */
  leftOut: string[];
}

/** The labels as `app=eta, release=0.1.0`, the form in which kubectl takes and prints them. */
export function labelText(labels: Labels): string[] {
  return Object.entries(labels).map(([key, value]) => `${key}=${value}`);
}

/** Whether two objects are in one namespace; one that names none is in `default`. */
export function inSameNamespace(one: { namespace?: string }, other: { namespace?: string }): boolean {
  return (one.namespace ?? 'default') === (other.namespace ?? 'default');
}
