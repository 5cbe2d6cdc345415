import type { Command } from '../command.ts';
import { globalOptions } from '../help/show.ts';

/** `kubectl options`. */
export const command: Command = {
  path: 'options',
  run({ context, out }) {
    out(globalOptions(context.env['HOME'] ?? ''));
    return 0;
  },
};
