import type { Command } from '../../command.ts';
import { editConfig, unexpectedArguments } from '../../config/edit.ts';
import { CommandError } from '../../errors/command-error.ts';

/** `kubectl config set-context [NAME | --current]`. Rule: `SetContextOptions` of kubectl. */
export const command: Command = {
  path: 'config set-context',
  async run(invocation) {
    const { args, flags } = invocation;
    if (args.length > 1) return unexpectedArguments(invocation);
    const [given = ''] = args;
    if (given === '' && !flags.bool('current')) throw new CommandError('you must specify a non-empty context name or --current');
    if (given !== '' && flags.bool('current')) throw new CommandError('you cannot specify both a context name and --current');
    const { name, exists } = editConfig(invocation, (config) => {
      const target = given || config.currentContext;
      if (target === '') throw new CommandError('no current context is set');
      const before = config.stanza('contexts', target);
      const changed = ['cluster', 'user', 'namespace'].filter((flag) => flags.changed(flag));
      config.put('contexts', target, { ...before, ...Object.fromEntries(changed.map((flag) => [flag, flags.text(flag)])) });
      return { name: target, exists: before !== undefined };
    });
    invocation.out(`Context "${name}" ${exists ? 'modified' : 'created'}.\n`);
    return 0;
  },
};
