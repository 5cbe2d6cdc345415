import { addPairs, places, POD_SPECS, split } from './fields.ts';
import { isClusterScoped, rename, subjectsOf, type Resource } from './resource.ts';

/** Kinds whose names mean something, so that no prefix is put to them. Rule: `PrefixTransformer`, `prefixFieldSpecsToSkip`. */
const FIXED_NAMES = new Set(['CustomResourceDefinition', 'APIService', 'Namespace']);

export function addAffixes(resources: readonly Resource[], prefix: string, suffix: string): void {
  for (const resource of resources) {
    if (FIXED_NAMES.has(resource.object.kind)) continue;
    resource.affixes += `${prefix}|${suffix}/`;
    if (prefix !== '' || suffix !== '') rename(resource, `${prefix}${resource.object.metadata.name}${suffix}`);
  }
}

/** Puts everything that can be in a namespace into one. Rule: `namespace` of the builtin configuration. */
export function setNamespace(resources: readonly Resource[], namespace: string): void {
  for (const resource of resources) {
    const { object } = resource;
    if (object.kind === 'Namespace') rename(resource, namespace);
    if (object.kind === 'APIService') for (const { parent } of places(object, ['spec', 'service', 'namespace'], true)) parent.namespace = namespace;
    if (object.kind.endsWith('RoleBinding')) {
      for (const subject of subjectsOf(object)) if (subject.kind === 'ServiceAccount' && subject.name === 'default') subject.namespace = namespace;
    }
    if (isClusterScoped(object)) continue;
    resource.namespaces.push(object.metadata.namespace ?? '');
    object.metadata.namespace = namespace;
  }
}

/** One entry of `labels`. */
export interface Labels {
  pairs: Readonly<Record<string, string>>;
  includeSelectors?: boolean;
  includeTemplates?: boolean;
  fields?: readonly { path?: string; kind?: string; group?: string; version?: string; create?: boolean }[];
}

/** Selectors that get common labels: with a `+` also where there is none. Rule: `commonLabels` of the builtin configuration. */
const SELECTORS: Readonly<Record<string, readonly string[]>> = {
  Service: ['+spec/selector'],
  ReplicationController: ['+spec/selector'],
  Deployment: ['+spec/selector/matchLabels'],
  ReplicaSet: ['+spec/selector/matchLabels'],
  DaemonSet: ['+spec/selector/matchLabels'],
  StatefulSet: ['+spec/selector/matchLabels'],
  Job: ['spec/selector/matchLabels'],
  CronJob: ['spec/jobTemplate/spec/selector/matchLabels'],
  PodDisruptionBudget: ['spec/selector/matchLabels'],
  NetworkPolicy: ['spec/podSelector/matchLabels', 'spec/ingress/from/podSelector/matchLabels', 'spec/egress/to/podSelector/matchLabels'],
};

/** The same within the specification of pods. */
const POD_SELECTORS = ['podAffinity', 'podAntiAffinity'].flatMap((affinity) => [
  `affinity/${affinity}/preferredDuringSchedulingIgnoredDuringExecution/podAffinityTerm/labelSelector/matchLabels`,
  `affinity/${affinity}/requiredDuringSchedulingIgnoredDuringExecution/labelSelector/matchLabels`,
]).concat('topologySpreadConstraints/labelSelector/matchLabels');

/** The metadata of the pods that a kind makes, and of Jobs and claims. */
function templates(kind: string): string[] {
  const spec = POD_SPECS[kind];
  if (spec === undefined || kind === 'Pod') return [];
  return [
    ...(kind === 'CronJob' ? ['spec/jobTemplate/metadata'] : []),
    spec.replace(/spec$/, 'metadata'),
    ...(kind === 'StatefulSet' ? ['spec/volumeClaimTemplates/metadata'] : []),
  ];
}

export function addLabels(resources: readonly Resource[], { pairs, includeSelectors = false, includeTemplates = false, fields = [] }: Labels): void {
  for (const { object } of resources) {
    addPairs(object, ['metadata', 'labels'], pairs, true);
    if (includeSelectors || includeTemplates) for (const path of templates(object.kind)) addPairs(object, split(`${path}/labels`), pairs, true);
    if (includeSelectors) {
      for (const path of SELECTORS[object.kind] ?? []) addPairs(object, split(path.replace('+', '')), pairs, path.startsWith('+'));
      const spec = POD_SPECS[object.kind];
      if (spec !== undefined && spec !== 'spec') for (const path of POD_SELECTORS) addPairs(object, split(`${spec}/${path}`), pairs, false);
    }
    for (const { path = '', kind = object.kind, create = false } of fields) if (kind === object.kind && path !== '') addPairs(object, split(path), pairs, create);
  }
}

/** Rule: `commonAnnotations` of the builtin configuration. */
export function addAnnotations(resources: readonly Resource[], pairs: Readonly<Record<string, string>>): void {
  for (const { object } of resources) {
    addPairs(object, ['metadata', 'annotations'], pairs, true);
    for (const path of templates(object.kind)) if (!path.includes('volumeClaim')) addPairs(object, split(`${path}/annotations`), pairs, true);
  }
}
