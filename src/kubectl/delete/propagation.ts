import type { Flags } from '../flags/flags.ts';
import { CommandError } from '../errors/command-error.ts';

export type Propagation = 'Background' | 'Foreground' | 'Orphan';

/**
 * What `--cascade` says.
 * @param warn is called with what kubectl logs of the old forms `true` and `false`
 * @throws CommandError
 * Rule: `parseCascadingFlag` of kubectl's `cmd/delete`.
 */
export function propagationOf(flags: Flags, warn: (text: string) => void): Propagation {
  const text = flags.text('cascade');
  switch (text) {
    case 'background':
    case '':
      return 'Background';
    case 'foreground':
      return 'Foreground';
    case 'orphan':
      return 'Orphan';
    default:
  }
  if (/^(?:1|t|T|TRUE|true|True)$/.test(text)) {
    warn(`--cascade=${text} is deprecated (boolean value) and can be replaced with --cascade=background.`);
    return 'Background';
  }
  if (/^(?:0|f|F|FALSE|false|False)$/.test(text)) {
    warn(`--cascade=${text} is deprecated (boolean value) and can be replaced with --cascade=orphan.`);
    return 'Orphan';
  }
  throw new CommandError(`invalid cascade value (${text}). Must be "background", "foreground", or "orphan"`);
}
