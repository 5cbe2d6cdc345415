import { CommandError } from '../errors/command-error.ts';
import type { Info } from './info.ts';

/**
 * An object of a file in the namespace where the command puts it; what is in none is taken out of the one that the
 * file names.
 * @param enforce `--namespace` was given: an object of another namespace is refused
 * @throws CommandError
 * Rule: `SetNamespace`, `RequireNamespace` and `FilterNamespace` of cli-runtime.
 */
export function inNamespace(info: Info, namespace: string, enforce: boolean): Info {
  const { resource, object } = info;
  if (!resource.namespaced) return { ...info, namespace: undefined, object: withNamespace(object, undefined) };
  if (info.namespace === undefined) return { ...info, namespace, object: withNamespace(object, namespace) };
  if (enforce && info.namespace !== namespace) {
    throw new CommandError(`the namespace from the provided object "${info.namespace}" does not match the namespace "${namespace}". You must pass '--namespace=${info.namespace}' to perform this operation.`);
  }
  return info;
}

function withNamespace(object: Info['object'], namespace: string | undefined): Info['object'] {
  if (object === undefined) return undefined;
  const { namespace: _before, ...metadata } = object.metadata ?? {};
  return { ...object, metadata: namespace === undefined ? metadata : { ...metadata, namespace } };
}
