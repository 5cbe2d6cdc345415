import type { ApiClient } from '../../cluster/api/requests.ts';
import { fileOptions, hasFiles } from '../arguments/file-flags.ts';
import type { Selection } from '../arguments/info.ts';
import { select } from '../arguments/select.ts';
import type { Invocation } from '../command.ts';
import { CommandError } from '../errors/command-error.ts';

/**
 * The workloads that a `rollout` command is about: a type without names means all of it.
 * @throws CommandError when nothing is named
 */
export function selectWorkloads(invocation: Invocation, client: ApiClient, continueOnError = true): Selection {
  const { args, flags, context } = invocation;
  checkNamed(invocation);
  return select({ client, context }, {
    args, ...fileOptions(flags), selector: flags.text('selector'), allowEmptySelector: true, latest: true, continueOnError,
    namespace: invocation.namespace, enforceNamespace: invocation.enforceNamespace,
  });
}

/** @throws CommandError */
export function checkNamed({ args, flags }: Invocation): void {
  if (args.length === 0 && !hasFiles(flags)) throw new CommandError('required resource not specified');
}
