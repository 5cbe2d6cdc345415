import { items, type Decoded, type KubeObject } from '../object.ts';
import type { ApiResource } from './api-resource.ts';
import { compareVersions } from './versions.ts';

const VERBS = 'delete,deletecollection,get,list,patch,create,update,watch'.split(',');

/**
 * The resources that a CustomResourceDefinition makes a server serve: one for each served version, the preferred one
 * first.
 * @param definition a valid `apiextensions.k8s.io/v1` object; names that it leaves out are what the server sets
 * Rule: the customresource discovery controller of apiextensions-apiserver.
 */
export function customResources(definition: KubeObject): ApiResource[] {
  const { group, names, scope, versions } = definition['spec'] as Decoded;
  return items(versions)
    .filter((version) => version.served === true)
    .sort((one, other) => compareVersions(one.name, other.name))
    .map((version) => ({
      group, version: version.name, kind: names.kind, plural: names.plural,
      singular: names.singular ?? names.kind.toLowerCase(),
      shortNames: items(names.shortNames), categories: items(names.categories),
      namespaced: scope === 'Namespaced', verbs: VERBS,
      subresources: ['scale', 'status'].filter((name) => version.subresources?.[name] != null),
    }));
}
