import type { Command } from '../../command.ts';
import { configOf } from '../../config/edit.ts';
import { CommandError } from '../../errors/command-error.ts';

/** `kubectl config current-context`. */
export const command: Command = {
  path: 'config current-context',
  run(invocation) {
    const { currentContext } = configOf(invocation);
    if (currentContext === '') throw new CommandError('current-context is not set');
    invocation.out(`${currentContext}\n`);
    return 0;
  },
};
