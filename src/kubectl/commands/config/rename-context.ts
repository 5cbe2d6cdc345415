import type { Command } from '../../command.ts';
import { editConfig, unexpectedArguments } from '../../config/edit.ts';
import { CommandError } from '../../errors/command-error.ts';

/** `kubectl config rename-context NAME NEW_NAME`. Rule: `RenameContextOptions` of kubectl. */
export const command: Command = {
  path: 'config rename-context',
  async run(invocation) {
    const [from = '', to = ''] = invocation.args;
    if (invocation.args.length !== 2) return unexpectedArguments(invocation);
    if (to === '') throw new CommandError('You must specify a new non-empty context name');
    editConfig(invocation, (config) => {
      const context = config.stanza('contexts', from);
      if (context === undefined) throw new CommandError(`cannot rename the context "${from}", it's not in ${config.defaultFile}`);
      if (config.contexts.has(to)) throw new CommandError(`cannot rename the context "${from}", the context "${to}" already exists in ${config.defaultFile}`);
      config.put('contexts', to, context);
      config.contexts.delete(from);
      if (config.currentContext === from) config.currentContext = to;
    });
    invocation.out(`Context "${from}" renamed to "${to}".\n`);
    return 0;
  },
};
