import type { Command } from '../command.ts';
import { CommandError } from '../errors/command-error.ts';
import { goJson } from '../print/json.ts';
import { printYaml } from '../print/yaml.ts';
import { CLIENT_VERSION, KUSTOMIZE_VERSION, SERVER_VERSION } from '../versions.ts';

/** `kubectl version`. Rule: `Options.Run` of kubectl's `cmd/version`. */
export const command: Command = {
  path: 'version',
  run({ args, flags, connect, out }) {
    if (args.length > 0) throw new CommandError(`extra arguments: [${args.join(' ')}]`);
    const output = flags.text('output');
    if (!['', 'yaml', 'json'].includes(output)) throw new CommandError("--output must be 'yaml' or 'json'");
    const connection = flags.bool('client') ? undefined : connect();
    const reached = connection?.client !== undefined;
    if (output === '') {
      out(`Client Version: ${CLIENT_VERSION.gitVersion}\nKustomize Version: ${KUSTOMIZE_VERSION}\n`);
      if (reached) out(`Server Version: ${SERVER_VERSION.gitVersion}\n`);
    } else {
      const all = { clientVersion: CLIENT_VERSION, kustomizeVersion: KUSTOMIZE_VERSION, ...(reached ? { serverVersion: SERVER_VERSION } : {}) };
      out(output === 'json' ? `${goJson(all, '  ', Object.keys)}\n` : `${printYaml(all)}\n`);
    }
    if (connection !== undefined && connection.client === undefined) throw connection.refused;
    return 0;
  },
};
