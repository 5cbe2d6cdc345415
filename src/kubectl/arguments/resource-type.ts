import type { ApiResource } from '../../kube/resources/api-resource.ts';
import { CommandError } from '../errors/command-error.ts';

/** A type as it is written on the command line: `deploy`, `deployments.apps`, `deployments.v1.apps`, `pods.v1.`. */
interface WrittenType {
  name: string;
  group: string | undefined;
  version: string | undefined;
}

/**
 * The resource that a type on the command line means.
 * @param resources what the server serves, in the order of discovery; the first that fits is taken
 * @throws CommandError when there is none
 * Rule: `Builder.mappingFor` of cli-runtime, and the mappers of apimachinery below it: plurals and singulars do not
 * mind upper case, short names do.
 */
export function resourceForType(resources: readonly ApiResource[], written: string): ApiResource {
  const [name = '', ...rest] = written.split('.');
  const readings: WrittenType[] = [{ name, group: rest.length > 0 ? rest.join('.') : undefined, version: undefined }];
  if (rest.length >= 2) readings.unshift({ name, version: rest[0]!, group: rest.slice(1).join('.') });
  for (const reading of readings) {
    const found = find(resources, reading) ?? findKind(resources, reading);
    if (found !== undefined) return found;
  }
  throw new CommandError(`the server doesn't have a resource type "${name}"`);
}

function find(resources: readonly ApiResource[], { name, group, version }: WrittenType): ApiResource | undefined {
  const of = resources.filter((resource) => version === undefined || resource.version === version);
  const lower = name.toLowerCase();
  const named = of.filter(({ plural, singular }) => plural === lower || singular === lower);
  const short = of.filter(({ shortNames }) => shortNames.includes(name));
  return inGroup(named, group) ?? inGroup(short, group);
}

/** A group may be written in part: `deployments.app`. */
function inGroup(resources: readonly ApiResource[], group: string | undefined): ApiResource | undefined {
  if (group === undefined) return resources[0];
  return resources.find((resource) => resource.group === group)
    ?? (group === '' ? undefined : resources.find((resource) => resource.group.startsWith(group)));
}

function findKind(resources: readonly ApiResource[], { name, group, version }: WrittenType): ApiResource | undefined {
  return resources.find((resource) =>
    resource.kind === name && (group === undefined || resource.group === group) && (version === undefined || resource.version === version));
}

/**
 * The resource of an object in a file; kubectl also finds a kind that is written in lower case.
 * Rule: `NewDiscoveryRESTMapper` of client-go.
 */
export function resourceForKind(resources: readonly ApiResource[], apiVersion: string, kind: string): ApiResource | undefined {
  const of = resources.filter(({ group, version }) => (group === '' ? version : `${group}/${version}`) === apiVersion);
  return of.find((resource) => resource.kind === kind) ?? of.find((resource) => resource.kind.toLowerCase() === kind);
}

/** Replaces the names of categories, such as `all`, by their types. Rule: `Builder.ReplaceAliases`. */
export function expandCategories(resources: readonly ApiResource[], types: string): string {
  return types.split(',').map((type) => {
    const members = resources.filter(({ categories }) => categories.includes(type));
    const names = members.map(({ group, plural }) => (group === '' ? plural : `${plural}.${group}`));
    return names.length === 0 ? type : [...new Set(names)].join(',');
  }).join(',');
}

/** The types of `pods,services`, each once. Rule: `SplitResourceArgument`. */
export function splitTypes(types: string): string[] {
  return [...new Set(types.split(','))];
}
