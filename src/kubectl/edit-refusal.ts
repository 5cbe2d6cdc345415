import { fileOptions } from './arguments/file-flags.ts';
import { select } from './arguments/select.ts';
import type { Invocation } from './command.ts';
import { CommandError } from './errors/command-error.ts';
import { withWarnings } from './warning-client.ts';

/** What kubectl starts where no other editor is named. Rule: `NewDefaultEditor` of kubectl's `cmd/util/editor`. */
const DEFAULT_EDITOR = 'vi';

/**
 * Commands that open an editor end here: what they are about is looked up as kubectl does, and then no editor is found.
 * @param instead how the same is done without one
 * @throws CommandError always
 */
export function refuseToEdit(invocation: Invocation, instead: string): never {
  const { args, flags, context } = invocation;
  const { infos } = select(withWarnings(invocation), {
    args, ...fileOptions(flags), namespace: invocation.namespace, enforceNamespace: invocation.enforceNamespace, latest: true,
  }).infos();
  if (infos.length === 0) throw new CommandError('edit cancelled, no objects found');
  const editor = context.env['KUBE_EDITOR'] || context.env['EDITOR'] || DEFAULT_EDITOR;
  throw new CommandError(`unable to launch the editor "${editor}": there is no editor here; ${instead}`);
}
