import type { Command } from '../../command.ts';
import { configOf } from '../../config/edit.ts';
import type { Kubeconfig } from '../../config/kubeconfig.ts';
import { CommandError, ErrorList } from '../../errors/command-error.ts';
import { alignTabs } from '../../print/tab-writer.ts';

/** `kubectl config get-contexts [NAME…]`. Rule: `GetContextsOptions` of kubectl. */
export const command: Command = {
  path: 'config get-contexts',
  run(invocation) {
    const { args, flags, out } = invocation;
    const output = flags.text('output');
    if (output !== '' && output !== 'name') throw new CommandError(`output must be one of '' or 'name': ${output}`);
    const config = configOf(invocation);
    const names = args.length === 0 ? config.names('contexts') : args.filter((name) => config.contexts.has(name)).sort();
    if (output === 'name') {
      out(names.map((name) => `${name}\n`).join(''));
    } else {
      const header = flags.bool('no-headers') ? [] : ['CURRENT\tNAME\tCLUSTER\tAUTHINFO\tNAMESPACE\n'];
      out(alignTabs([...header, ...names.map((name) => row(config, name))].join('')));
    }
    const missing = args.filter((name) => !config.contexts.has(name));
    if (missing.length > 0) throw new ErrorList(missing.map((name) => new CommandError(`context ${name} not found`)));
    return 0;
  },
};

function row(config: Kubeconfig, name: string): string {
  const { cluster = '', user = '', namespace = '' } = config.stanza('contexts', name)!;
  return `${[name === config.currentContext ? '*' : ' ', name, cluster, user, namespace].join('\t')}\n`;
}
