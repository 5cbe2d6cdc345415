import type { ApiClient } from '../../cluster/api/requests.ts';
import { CommandError } from '../errors/command-error.ts';
import { Selection, fetched, type Found, type Info } from './info.ts';
import { listAll } from './list-all.ts';
import type { ReadArguments, TypeAndName } from './names.ts';
import { resourceForType } from './resource-type.ts';
import { isSet, type SelectOptions } from './select-options.ts';

const NOTHING = `You must provide one or more resources by argument or filename.
Example resource specifications include:
   '-f rsrc.yaml'
   '--filename=rsrc.json'
   '<resource> <name>'
   '<resource>'`;

/**
 * The objects that types, names and selectors lead to.
 * @throws CommandError for arguments that do not go together
 * Rule: `Builder.visitorResult` of cli-runtime, and what it calls.
 */
export function fromServer(invocation: { readonly client: ApiClient }, options: SelectOptions, said: ReadArguments): Selection {
  const { types, names, pairs } = said;
  const everything = options.all === true || (options.allowEmptySelector === true && types.length > 0 && names.length === 0);
  if (everything || isSet(options.selector) || isSet(options.fieldSelector)) return bySelector(invocation, options, said);
  if (pairs.length > 0) return byName(invocation, options, pairs, pairs.length === 1);
  if (names.length > 0) {
    if (types.length !== 1) throw new CommandError('you must specify only one resource');
    return byName(invocation, options, names.map((name) => ({ type: types[0]!, name })), names.length === 1);
  }
  if (types.length === 0) throw new CommandError(NOTHING);
  for (const type of types) resourceForType(invocation.client.resources(), type);
  throw new CommandError('resource(s) were provided, but no name was specified');
}

function bySelector({ client }: { readonly client: ApiClient }, options: SelectOptions, { types, names, pairs }: ReadArguments): Selection {
  if (names.length > 0) throw new CommandError('name cannot be provided when a selector is specified');
  if (pairs.length > 0) throw new CommandError('selectors and the all flag cannot be used when passing resource/name arguments');
  if (types.length === 0) throw new CommandError('at least one resource must be specified to use a selector');
  if (isSet(options.subresource)) throw new CommandError('subresource cannot be used when bulk resources are specified');
  if (types.length > 1 && options.singleType === true) throw new CommandError('you may only specify a single resource type');
  const resources = [...new Set(types.map((type) => resourceForType(client.resources(), type)))];
  const found = function* (): Generator<Found> {
    for (const resource of resources) {
      const namespace = resource.namespaced && options.allNamespaces !== true ? options.namespace : undefined;
      const listed = listAll(client, { resource, namespace }, { labelSelector: options.selector?.trim() ?? '', fieldSelector: options.fieldSelector?.trim() ?? '' });
      if ('error' in listed) yield listed;
      else for (const object of listed.items) yield { info: { resource, namespace: object.metadata.namespace, name: object.metadata.name, object, source: '' } };
    }
  };
  return new Selection(found, { continueOnError: options.continueOnError ?? false, singleItemImplied: false, targetsSingleItems: false });
}

function byName({ client }: { readonly client: ApiClient }, options: SelectOptions, pairs: readonly TypeAndName[], single: boolean): Selection {
  const named = pairs.map(({ type, name }) => ({ resource: resourceForType(client.resources(), type), name }));
  if (options.singleType === true && new Set(named.map(({ resource }) => resource)).size > 1) {
    throw new CommandError('you may only specify a single resource type');
  }
  if (options.allNamespaces === true && named.some(({ resource }) => resource.namespaced)) {
    throw new CommandError('a resource cannot be retrieved by name across all namespaces');
  }
  const found = function* (): Generator<Found> {
    for (const { resource, name } of named) {
      const info: Info = { resource, namespace: resource.namespaced ? options.namespace : undefined, name, object: undefined, source: '' };
      yield options.fetch === false ? { info } : fetched(client, info, options.subresource);
    }
  };
  return new Selection(found, { continueOnError: options.continueOnError ?? false, singleItemImplied: single, targetsSingleItems: true });
}
