import { splitApiVersion } from '../../kube/gvk.ts';
import { DEFAULT_SCHEMAS } from '../../kube/schema/default-schemas.ts';
import { isToolFile } from '../../lesson/roles/not-objects.ts';
import type { Block } from '../../lesson/types.ts';
import { identityOf } from '../../rules/manifest-documents.ts';

/**
 * What a block's manifests were held against, as its caption says it: the API of Kubernetes, the schemas of kinds that others
 * add to it, or nothing but YAML, for files of programs such as kustomize.
 */
export function checkedAgainst({ yaml }: Block): string {
  const kinds = (yaml?.documents ?? []).map(({ value }) => identityOf(value));
  const named = kinds.filter(({ apiVersion, kind }) => apiVersion !== undefined && kind !== undefined);
  const ofTools = named.filter(({ apiVersion, kind }) => isToolFile(apiVersion!, kind!));
  const added = named.filter(({ apiVersion, kind }) => !isToolFile(apiVersion!, kind!) && !DEFAULT_SCHEMAS.has({ ...splitApiVersion(apiVersion!), kind: kind! }));
  const names = [...new Set(added.map(({ kind }) => kind!))];
  const parts = [
    ...(ofTools.length + added.length < kinds.length ? [`Kubernetes ${DEFAULT_SCHEMAS.version}`] : []),
    ...(names.length > 0 ? [`the ${names.length === 1 ? 'schema' : 'schemas'} of ${names.join(', ')}`] : []),
  ];
  return parts.length === 0 ? 'Read as YAML' : `Checked against ${parts.join(' and ')}`;
}
