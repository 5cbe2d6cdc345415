import type { Applet } from '../machine.ts';
import { formatDate } from './date-format.ts';

const UNITS: Readonly<Record<string, number>> = { sec: 1, second: 1, min: 60, minute: 60, hour: 3600, day: 86_400, week: 604_800 };

/** What `-d` means, in milliseconds since 1970; undefined for a date that is not understood. Rule: GNU coreutils, "Date input formats". */
function dateOf(text: string, now: number): number | undefined {
  const wanted = text.trim().toLowerCase();
  const seconds = /^@(-?\d+(?:\.\d+)?)$/.exec(wanted)?.[1];
  if (seconds !== undefined) return Number(seconds) * 1000;
  const day = 86_400_000;
  const names: Readonly<Record<string, number>> = { '': now - (now % day), now, today: now, yesterday: now - day, tomorrow: now + day };
  if (names[wanted] !== undefined) return names[wanted];
  const relative = /^([-+]?\d+)\s*([a-z]+?)s?(\s+ago)?$/.exec(wanted);
  const unit = UNITS[relative?.[2] ?? ''];
  if (relative !== null && unit !== undefined) return now + Number(relative[1]) * unit * 1000 * (relative[3] === undefined ? 1 : -1);
  const absolute = /^(\d{4}-\d{2}-\d{2})(?:[t ](\d{2}:\d{2})(:\d{2}(?:\.\d+)?)?)?\s*(?:z|utc|\+00:?00)?$/.exec(wanted);
  const time = absolute === null ? NaN : Date.parse(`${absolute[1]}T${absolute[2] ?? '00:00'}${absolute[3] ?? ':00'}Z`);
  return Number.isNaN(time) ? undefined : time;
}

const ISO: Readonly<Record<string, string>> = { '-I': '+%F', '-Is': '+%FT%T+00:00', '-Iseconds': '+%FT%T+00:00', '--iso-8601': '+%F', '--iso-8601=seconds': '+%FT%T+00:00', '-R': '+%a, %d %b %Y %T +0000', '--rfc-email': '+%a, %d %b %Y %T +0000', '-Iminutes': '+%FT%R+00:00' };

/** `date` of the GNU coreutils, by the cluster's clock. */
export const date: Applet = ({ args, machine: { runtime: { clock } }, stdout, stderr }) => {
  let at: number | undefined = clock.now;
  let format = '+%a %b %e %T UTC %Y';
  for (let index = 0; index < args.length; index += 1) {
    const arg = args[index]!;
    if (/^(-u|--utc|--universal)$/.test(arg)) continue;
    const given = /^(?:-d|--date=)([^]*)$/.exec(arg)?.[1] ?? (arg === '--date' ? '' : undefined);
    if (given !== undefined) {
      const text = given === '' && !arg.includes('=') ? (args[index += 1] ?? '') : given;
      at = dateOf(text, clock.now);
      if (at === undefined) {
        stderr.write(`date: invalid date '${text}'\n`);
        return 1;
      }
    } else if (ISO[arg] !== undefined || arg.startsWith('+')) {
      format = ISO[arg] ?? arg;
    } else {
      stderr.write(`date: ${arg} is not simulated here: -d, -u, -I, -R and +FORMAT are\n`);
      return 1;
    }
  }
  stdout.write(`${formatDate(at, format.slice(1))}\n`);
  return 0;
};
