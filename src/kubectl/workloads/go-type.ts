import type { KubeObject } from '../../kube/object.ts';

/** The Go type of an object, as Kubernetes' errors show it with `%T`: `*v1.Node`. */
export function goTypeOf({ apiVersion, kind }: Pick<KubeObject, 'apiVersion' | 'kind'>): string {
  return `*${apiVersion.slice(apiVersion.indexOf('/') + 1)}.${kind}`;
}
