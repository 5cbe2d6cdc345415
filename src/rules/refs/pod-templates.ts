import type { FieldPath } from '../../text/field-path.ts';
import { asList, asRecord, asString, valueAt, type KubeObject } from './objects.ts';

export interface ContainerPort {
  /** Empty when the port has no name. */
  name: string;
  number: number;
  protocol: string;
  /** The entry of `ports`, from the object's root. */
  path: FieldPath;
}

export interface PodContainer {
  name: string;
  image: string;
  ports: ContainerPort[];
  /** An init container that goes on running beside the others (`restartPolicy: Always`). */
  sidecar: boolean;
  value: Readonly<Record<string, unknown>>;
  path: FieldPath;
}

/** Pods as an object describes them: a Pod itself, or the template of a workload. */
export interface PodTemplate {
  owner: KubeObject;
  labels: Readonly<Record<string, string>>;
  labelsPath: FieldPath;
  /** The containers that run as long as the pod does: containers and native sidecars. */
  containers: PodContainer[];
}

/** Where workloads keep their pod template, by kind; Argo Rollouts are made like Deployments. */
const TEMPLATE_PATHS: Record<string, FieldPath> = {
  Pod: [],
  Deployment: ['spec', 'template'],
  ReplicaSet: ['spec', 'template'],
  ReplicationController: ['spec', 'template'],
  StatefulSet: ['spec', 'template'],
  DaemonSet: ['spec', 'template'],
  Job: ['spec', 'template'],
  CronJob: ['spec', 'jobTemplate', 'spec', 'template'],
  Rollout: ['spec', 'template'],
};

/** Where the spec of the pods stands that an object describes; undefined for a kind that makes none. */
export function podSpecPath(object: KubeObject): FieldPath | undefined {
  const path = TEMPLATE_PATHS[object.kind];
  return path === undefined ? undefined : [...path, 'spec'];
}

/** The pods that an object describes; undefined when it describes none, or none that can be read. */
export function podTemplateOf(object: KubeObject): PodTemplate | undefined {
  if (memo.has(object)) return memo.get(object);
  const template = readTemplate(object);
  memo.set(object, template);
  return template;
}

const memo = new WeakMap<KubeObject, PodTemplate | undefined>();

function readTemplate(object: KubeObject): PodTemplate | undefined {
  const path = TEMPLATE_PATHS[object.kind];
  if (path === undefined) return undefined;
  const template = asRecord(valueAt(object.value, path));
  const spec = asRecord(template?.['spec']);
  if (template === undefined || spec === undefined) return undefined;
  return {
    owner: object,
    labels: labelsOf(valueAt(template, ['metadata', 'labels'])),
    labelsPath: [...path, 'metadata', 'labels'],
    containers: [
      ...readContainers(spec['containers'], [...path, 'spec', 'containers'], false),
      ...readContainers(spec['initContainers'], [...path, 'spec', 'initContainers'], true),
    ],
  };
}

/** Labels as strings; a value of another type counts as it is written, another rule reports it. */
export function labelsOf(value: unknown): Record<string, string> {
  const labels: Record<string, string> = {};
  for (const [name, label] of Object.entries(asRecord(value) ?? {})) {
    if (label !== null && typeof label !== 'object') labels[name] = String(label);
  }
  return labels;
}

function readContainers(value: unknown, path: FieldPath, init: boolean): PodContainer[] {
  const containers: PodContainer[] = [];
  for (const [index, item] of asList(value).entries()) {
    const container = asRecord(item);
    if (container === undefined || (init && container['restartPolicy'] !== 'Always')) continue;
    containers.push({
      name: asString(container['name']) ?? '',
      image: asString(container['image']) ?? '',
      ports: readPorts(container['ports'], [...path, index, 'ports']),
      sidecar: init,
      value: container,
      path: [...path, index],
    });
  }
  return containers;
}

function readPorts(value: unknown, path: FieldPath): ContainerPort[] {
  const ports: ContainerPort[] = [];
  for (const [index, item] of asList(value).entries()) {
    const port = asRecord(item);
    const number = port?.['containerPort'];
    if (port === undefined || typeof number !== 'number') continue;
    ports.push({
      name: asString(port['name']) ?? '',
      number,
      protocol: asString(port['protocol']) ?? 'TCP',
      path: [...path, index],
    });
  }
  return ports;
}
