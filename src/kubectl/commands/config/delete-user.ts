import type { Command } from '../../command.ts';
import { deleteStanza } from '../../config/edit.ts';

/** `kubectl config delete-user NAME`. */
export const command: Command = {
  path: 'config delete-user',
  run: (invocation) => deleteStanza(invocation, 'users', 'user'),
};
