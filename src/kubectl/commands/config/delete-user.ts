import type { Command } from '../../command.ts';
import { deleteStanza } from '../../config/edit.ts';
import { UsageError } from '../../errors/command-error.ts';

/** `kubectl config delete-user NAME`. */
export const command: Command = {
  path: 'config delete-user',
  run(invocation) {
    // Rule: `DeleteUserOptions.Validate`; its siblings print their help.
    if (invocation.args.length !== 1) throw new UsageError(invocation.path, 'user to delete is required');
    return deleteStanza(invocation, 'users', 'user');
  },
};
