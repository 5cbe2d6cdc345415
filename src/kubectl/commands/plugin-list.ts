import type { Command } from '../command.ts';
import { CommandError } from '../errors/command-error.ts';

/** `kubectl plugin list`; there are no plugins here. */
export const command: Command = {
  path: 'plugin list',
  run() {
    throw new CommandError('unable to find any kubectl plugins in your PATH');
  },
};
