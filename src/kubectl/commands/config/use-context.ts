import type { Command } from '../../command.ts';
import { editConfig, unexpectedArguments } from '../../config/edit.ts';
import { CommandError } from '../../errors/command-error.ts';

/** `kubectl config use-context NAME`. */
export const command: Command = {
  path: 'config use-context',
  async run(invocation) {
    const [name] = invocation.args;
    if (name === undefined || invocation.args.length !== 1) return unexpectedArguments(invocation);
    if (name === '') throw new CommandError('empty context names are not allowed');
    editConfig(invocation, (config) => {
      if (!config.contexts.has(name)) throw new CommandError(`no context exists with the name: "${name}"`);
      config.currentContext = name;
    });
    invocation.out(`Switched to context "${name}".\n`);
    return 0;
  },
};
