import type { ApiResource } from '../../kube/resources/api-resource.ts';
import { CommandError } from '../errors/command-error.ts';
import { expandCategories, splitTypes } from './resource-type.ts';

/** `pod/web`. */
export interface TypeAndName {
  type: string;
  name: string;
}

/** What resource arguments say: types with names for all of them, or pairs of a type and a name. */
export interface ReadArguments {
  types: readonly string[];
  names: readonly string[];
  pairs: readonly TypeAndName[];
}

/**
 * Reads `TYPE[,TYPE…] [NAME…]` or `TYPE/NAME…`.
 * @throws CommandError
 * Rule: `Builder.ResourceTypeOrNameArgs` of cli-runtime.
 */
export function readArguments(resources: () => readonly ApiResource[], args: readonly string[]): ReadArguments {
  const [first, ...names] = multiplied(args);
  if (first === undefined) return { types: [], names: [], pairs: [] };
  if (hasPairs([first, ...names])) return { types: [], names: [], pairs: [first, ...names].map(readPair) };
  return { types: splitTypes(expandCategories(resources(), first)), names, pairs: [] };
}

/** `pods,services a b` are four objects: `pods/a pods/b services/a services/b`. */
function multiplied(args: readonly string[]): readonly string[] {
  const types = splitTypes(args[0] ?? '');
  if (args.length < 2 || types.length < 2) return args;
  return types.flatMap((type) => args.slice(1).map((name) => `${type}/${name}`));
}

/** Rule: `hasCombinedTypeArgs`. */
function hasPairs(args: readonly string[]): boolean {
  const pairs = args.filter((arg) => arg.includes('/')).length;
  if (pairs > 0 && pairs < args.length) {
    throw new CommandError("there is no need to specify a resource type as a separate argument when passing arguments in resource/name form (e.g. 'kubectl get resource/<resource_name>' instead of 'kubectl get resource resource/<resource_name>'");
  }
  return pairs > 0;
}

/** Rule: `splitResourceTypeName`. */
function readPair(arg: string): TypeAndName {
  const [type = '', name = '', ...more] = arg.split('/');
  if (more.length > 0) throw new CommandError('arguments in resource/name form may not have more than one slash');
  if (type === '' || name === '' || splitTypes(type).length !== 1) {
    throw new CommandError('arguments in resource/name form must have a single resource and name');
  }
  return { type, name };
}

/**
 * Names of one kind of object, each of which may also say its type: `web`, `deploy/web`.
 * Rule: `Builder.ResourceNames`.
 */
export function readNames(defaultType: string, args: readonly string[]): TypeAndName[] {
  return args.map((arg) => {
    if (arg.includes('/')) return readPair(arg);
    if (defaultType === '') throw new CommandError(`the argument "${arg}" must be RESOURCE/NAME`);
    return { type: defaultType, name: arg };
  });
}
