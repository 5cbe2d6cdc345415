import { kubectlCommand } from '../../kube/command-line/command-table.ts';
import type { Command } from '../command.ts';
import { helpText } from '../help/show.ts';

/** `kubectl help [COMMAND]`. */
export const command: Command = {
  path: 'help',
  run({ args, out }) {
    let path = '';
    for (const word of args) {
      const child = kubectlCommand(path)!.subcommands.get(word);
      if (child === undefined && path === '') {
        const top = helpText('').replace(/^[\s\S]*?(?=Basic Commands)/, '');
        out(`Unknown help topic [${args.map((arg) => `\`${arg}\``).join(' ')}]\n\n\n${top}`);
        return 0;
      }
      path = child ?? path;
    }
    out(helpText(path));
    return 0;
  },
};
