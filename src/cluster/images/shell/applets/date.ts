import type { Applet } from '../machine.ts';

const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

/** A time in a format of `strftime`, in UTC as containers have it. @param at milliseconds since 1970 */
export function formatDate(format: string, at: number): string {
  const date = new Date(at);
  const two = (value: number): string => String(value).padStart(2, '0');
  const hour = date.getUTCHours();
  const facts: Readonly<Record<string, () => string>> = {
    Y: () => String(date.getUTCFullYear()), y: () => two(date.getUTCFullYear() % 100), m: () => two(date.getUTCMonth() + 1), d: () => two(date.getUTCDate()),
    e: () => String(date.getUTCDate()).padStart(2), H: () => two(hour), I: () => two(hour % 12 || 12), M: () => two(date.getUTCMinutes()), S: () => two(date.getUTCSeconds()),
    p: () => (hour < 12 ? 'AM' : 'PM'), A: () => DAYS[date.getUTCDay()]!, a: () => DAYS[date.getUTCDay()]!.slice(0, 3), B: () => MONTHS[date.getUTCMonth()]!, b: () => MONTHS[date.getUTCMonth()]!.slice(0, 3),
    h: () => MONTHS[date.getUTCMonth()]!.slice(0, 3), u: () => String(date.getUTCDay() || 7), w: () => String(date.getUTCDay()), s: () => String(Math.floor(at / 1000)), N: () => `${String(date.getUTCMilliseconds()).padStart(3, '0')}000000`,
    j: () => String(Math.floor((at - Date.UTC(date.getUTCFullYear(), 0, 1)) / 86_400_000) + 1).padStart(3, '0'), Z: () => 'UTC', z: () => '+0000', n: () => '\n', t: () => '\t', '%': () => '%',
    F: () => formatDate('%Y-%m-%d', at), T: () => formatDate('%H:%M:%S', at), D: () => formatDate('%m/%d/%y', at), R: () => formatDate('%H:%M', at), c: () => formatDate('%a %b %e %H:%M:%S %Y', at),
  };
  return format.replace(/%[-_0]?(.)/g, (found, letter: string) => facts[letter]?.() ?? found);
}

export const date: Applet = ({ args, machine: { runtime: { clock } }, stdout, stderr }) => {
  const wanted = args.find((arg) => !/^(-u|--utc|--universal)$/.test(arg));
  const iso: Readonly<Record<string, string>> = { '-I': '+%F', '-Is': '+%FT%T+00:00', '-Iseconds': '+%FT%T+00:00', '--iso-8601': '+%F', '--iso-8601=seconds': '+%FT%T+00:00', '-R': '+%a, %d %b %Y %T +0000', '-Iminutes': '+%FT%R+00:00' };
  const format = wanted === undefined ? '+%a %b %e %T UTC %Y' : (iso[wanted] ?? wanted);
  if (!format.startsWith('+')) {
    stderr.write(`date: invalid date '${format}'\n`);
    return 1;
  }
  stdout.write(`${formatDate(format.slice(1), clock.now)}\n`);
  return 0;
};
