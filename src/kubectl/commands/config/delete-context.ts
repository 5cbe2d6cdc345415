import type { Command } from '../../command.ts';
import { deleteStanza } from '../../config/edit.ts';

/** `kubectl config delete-context NAME`. */
export const command: Command = {
  path: 'config delete-context',
  run: (invocation) => deleteStanza(invocation, 'contexts', 'context'),
};
