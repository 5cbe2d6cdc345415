import type { Command } from '../../command.ts';
import { configOf } from '../../config/edit.ts';

/** `kubectl config get-clusters`. */
export const command: Command = {
  path: 'config get-clusters',
  run(invocation) {
    const names = configOf(invocation).names('clusters');
    invocation.out(['NAME', ...names].map((name) => `${name}\n`).join(''));
    return 0;
  },
};
