import type { ShellCommand } from './command.ts';
import { formatDate } from './date-format.ts';

/** `date` of the GNU coreutils, by the cluster's clock. */
export const date: ShellCommand = {
  name: 'date',
  run(args, { out, err, process }) {
    let format = '%a %b %e %H:%M:%S %Z %Y';
    for (const arg of args) {
      if (arg.startsWith('+')) format = arg.slice(1);
      else if (/^(?:-I|--iso-8601)/.test(arg)) format = /(?:s|seconds)$/.test(arg) ? '%Y-%m-%dT%H:%M:%S+00:00' : '%F';
      else if (arg === '-R' || arg === '--rfc-email') format = '%a, %d %b %Y %H:%M:%S +0000';
      else if (arg !== '-u' && arg !== '--utc') return err(`date: ${arg} is not simulated here: -u, -I, -R and +FORMAT are\n`), 1;
    }
    out(`${formatDate(process.now(), format)}\n`);
    return 0;
  },
};
