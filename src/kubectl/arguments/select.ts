import type { ApiClient } from '../../cluster/api/requests.ts';
import { CommandError, ErrorList } from '../errors/command-error.ts';
import type { KubectlContext } from '../context.ts';
import { fromFiles } from './from-files.ts';
import { fromServer } from './from-server.ts';
import { Selection, type Found } from './info.ts';
import { kustomizationTexts } from './kustomization.ts';
import { manifestTexts } from './manifest-files.ts';
import { readArguments, readNames, type ReadArguments } from './names.ts';
import { isSet, type SelectOptions } from './select-options.ts';

/**
 * The objects that a command is about.
 * @param invocation `client` is asked for only when the server is needed, after mistakes of the command line are found
 * @throws CommandError or an ErrorList of them
 * Rule: `Builder.Do` of cli-runtime.
 */
export function select(invocation: { readonly client: ApiClient; context: KubectlContext }, options: SelectOptions): Selection {
  const { filenames = [], kustomize = '', recursive = false, continueOnError = false } = options;
  const errors: unknown[] = [];
  const files = manifestTexts(filenames, recursive, invocation.context);
  errors.push(...files.errors);
  if (kustomize !== '') attempt(errors, () => files.texts.push(...kustomizationTexts(kustomize, invocation.context)));
  if (options.all === true && (isSet(options.selector) || isSet(options.fieldSelector))) {
    errors.push(new CommandError("setting 'all' parameter but found a non empty selector. "));
  }
  const said = attempt(errors, () => readAll(invocation, options)) ?? { types: [], names: [], pairs: [] };
  if (errors.length > 0) throw errors.length === 1 ? errors[0] : new ErrorList(errors);

  if (files.texts.length > 0 || kustomize !== '' || filenames.length > 0) {
    refuseArguments(said);
    const resources = options.local === true ? undefined : invocation.client.resources();
    const found = (): Iterable<Found> => fromFiles(files.texts, options, resources, () => invocation.client);
    return new Selection(found, { continueOnError, singleItemImplied: files.single, targetsSingleItems: true });
  }
  return fromServer(invocation, options, said);
}

function attempt<Result>(errors: unknown[], read: () => Result): Result | undefined {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    errors.push(error);
    return undefined;
  }
}

function readAll(invocation: { readonly client: ApiClient }, { args = [], namesOf }: SelectOptions): ReadArguments {
  if (namesOf !== undefined) return { types: [], names: [], pairs: readNames(namesOf.type, namesOf.names) };
  return readArguments(() => invocation.client.resources(), args);
}

function refuseArguments({ types, names, pairs }: ReadArguments): void {
  if (types.length > 0) throw new CommandError('when paths, URLs, or stdin is provided as input, you may not specify resource arguments as well');
  if (names.length > 0) throw new CommandError('name cannot be provided when a path is specified');
  if (pairs.length > 0) throw new CommandError('resource/name arguments cannot be provided when a path is specified');
}
