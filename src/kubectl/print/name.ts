import type { KubeObject } from '../../kube/object.ts';

/** `pod`, `deployment.apps`: the kind of an object with its group, in small letters. */
export function kindName({ apiVersion, kind }: Pick<KubeObject, 'apiVersion' | 'kind'>): string {
  const slash = apiVersion.indexOf('/');
  return (slash === -1 ? kind : `${kind}.${apiVersion.slice(0, slash)}`).toLowerCase();
}

/**
 * `deployment.apps/web`, which `-o name` prints, or `deployment.apps/web created`, which kubectl prints after a change.
 * Rule: `NamePrinter` of cli-runtime.
 * @param operation what was done, such as `created` or `configured (dry run)`
 */
export function nameLine(object: KubeObject, operation?: string): string {
  return `${kindName(object)}/${object.metadata?.name ?? ''}${operation === undefined ? '' : ` ${operation}`}\n`;
}
