import type { Command } from '../command.ts';
import { CommandError, UsageError } from '../errors/command-error.ts';

const SHELLS = new Set(['bash', 'zsh', 'fish', 'powershell']);

/** `kubectl completion SHELL`. Rule: `RunCompletion` of kubectl, for what it refuses. */
export const command: Command = {
  path: 'completion',
  run({ path, args }) {
    if (args.length === 0) throw new UsageError(path, 'Shell not specified.');
    if (args.length > 1) throw new UsageError(path, 'Too many arguments. Expected only the shell type.');
    if (!SHELLS.has(args[0]!)) throw new UsageError(path, `Unsupported shell type "${args[0]}".`);
    throw new CommandError('kubectl completion is not simulated here: there is no shell that could use the script');
  },
};
