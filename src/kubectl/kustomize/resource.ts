import { items, type Decoded, type KubeObject } from '../../kube/object.ts';
import { isMap } from '../../kube/patch/patch-error.ts';
import { BUILT_IN_RESOURCES } from '../../kube/resources/built-in-resources.ts';

/** An object on its way through kustomizations. It is changed in place: it is a copy of what is in the files. */
export interface Resource {
  object: KubeObject;
  /** What it was called before, from the first name on. */
  readonly names: string[];
  readonly namespaces: string[];
  /** The prefixes and suffixes that were put to its name, by which references find their own. */
  affixes: string;
  /** A generator made it: its name ends in a hash of its content. */
  hashed: boolean;
}

export function newResource(object: KubeObject, hashed = false): Resource {
  return { object, names: [object.metadata.name], namespaces: [object.metadata.namespace ?? ''], affixes: '', hashed };
}

export const groupOf = ({ apiVersion }: KubeObject): string => (apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '');
export const versionOf = ({ apiVersion }: KubeObject): string => apiVersion.slice(apiVersion.indexOf('/') + 1);

const CLUSTER_SCOPED = new Set(BUILT_IN_RESOURCES.filter(({ namespaced }) => !namespaced).map(({ group, kind }) => `${group}/${kind}`));

export function isClusterScoped(object: KubeObject): boolean {
  return CLUSTER_SCOPED.has(`${groupOf(object)}/${object.kind}`);
}

/** Whether the resource is, or was, called so. */
export function isCalled({ object, names }: Resource, name: string): boolean {
  return object.metadata.name === name || names.includes(name);
}

/** `Deployment.v1.apps/web.[noNs]`. Rule: `ResId.String` of kustomize. */
export function idOf(object: KubeObject): string {
  return `${object.kind}.${versionOf(object)}.${groupOf(object) || '[noGrp]'}/${object.metadata?.name ?? '[noName]'}.${object.metadata?.namespace || '[noNs]'}`;
}

/** Gives a new name and remembers the old one. */
export function rename(resource: Resource, name: string): void {
  resource.names.push(resource.object.metadata.name);
  resource.object.metadata.name = name;
}

/** The subjects of a binding. */
export function subjectsOf(binding: KubeObject): Decoded[] {
  return items(binding['subjects']).filter(isMap);
}
