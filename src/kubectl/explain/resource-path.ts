import { groupVersion, type ApiResource } from '../../kube/resources/api-resource.ts';
import { CommandError, VerbatimError } from '../errors/command-error.ts';

/** `deployments.spec.replicas`, read. */
export interface ResourcePath {
  resource: ApiResource;
  path: readonly string[];
}

/**
 * Reads what is to be explained: a type, perhaps with its group, and the names of fields, separated by dots.
 * @param apiVersion `--api-version`; the empty string takes the version that the server prefers
 * @throws VerbatimError, CommandError
 * Rule: `SplitAndParseResourceRequestWithMatchingPrefix` of kubectl's `explain`.
 */
export function readResourcePath(resources: readonly ApiResource[], text: string, apiVersion: string): ResourcePath {
  const [type = '', ...rest] = text.split('.');
  const lower = type.toLowerCase();
  const named = resources.filter(({ plural, singular, shortNames }) => plural === lower || singular === lower || shortNames.includes(type));
  const withGroup = named.find(({ group }) => group !== '' && `${rest.join('.')}.`.startsWith(`${group}.`));
  const found = withGroup ?? named[0];
  if (found === undefined) throw new VerbatimError(`the server doesn't have a resource type "${type}"`);
  const path = (withGroup === undefined ? rest : rest.slice(withGroup.group.split('.').length)).filter((step) => step !== '');
  if (apiVersion === '') return { resource: found, path };
  const resource = named.find((other) => groupVersion(other) === apiVersion && other.plural === found.plural);
  if (resource === undefined) throw new CommandError(`couldn't find resource for "${apiVersion}, Resource=${found.plural}"`);
  return { resource, path };
}
