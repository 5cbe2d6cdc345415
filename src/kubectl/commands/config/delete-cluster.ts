import type { Command } from '../../command.ts';
import { deleteStanza } from '../../config/edit.ts';

/** `kubectl config delete-cluster NAME`. */
export const command: Command = {
  path: 'config delete-cluster',
  run: (invocation) => deleteStanza(invocation, 'clusters', 'cluster'),
};
