import type { Command } from '../command.ts';
import { refuseToEdit } from '../edit-refusal.ts';

/** `kubectl apply edit-last-applied`: everything but the editor. */
export const command: Command = {
  path: 'apply edit-last-applied',
  run: (invocation) => refuseToEdit(invocation, 'use "kubectl apply set-last-applied -f FILE"'),
};
