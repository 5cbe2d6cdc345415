import type { Command } from '../../command.ts';
import { configOf } from '../../config/edit.ts';

/** `kubectl config get-users`. */
export const command: Command = {
  path: 'config get-users',
  run(invocation) {
    const names = configOf(invocation).names('users');
    invocation.out(['NAME', ...names].map((name) => `${name}\n`).join(''));
    return 0;
  },
};
