import type { Command } from '../command.ts';
import { refuseToEdit } from '../edit-refusal.ts';

/** `kubectl edit`: everything but the editor. Rule: `EditOptions` of kubectl. */
export const command: Command = {
  path: 'edit',
  run: (invocation) => refuseToEdit(invocation, 'change the file and run "kubectl apply -f FILE", or use "kubectl patch"'),
};
