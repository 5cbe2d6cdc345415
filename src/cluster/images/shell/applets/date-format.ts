const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

const two = (value: number, filler = '0'): string => String(value).padStart(2, filler);

/** The conversions of strftime that `date` knows, in UTC. */
const CONVERSIONS: Readonly<Record<string, (at: Date) => string>> = {
  a: (at) => DAYS[at.getUTCDay()]!.slice(0, 3),
  A: (at) => DAYS[at.getUTCDay()]!,
  b: (at) => MONTHS[at.getUTCMonth()]!.slice(0, 3),
  B: (at) => MONTHS[at.getUTCMonth()]!,
  c: (at) => formatDate(at.getTime(), '%a %b %e %H:%M:%S %Y'),
  d: (at) => two(at.getUTCDate()),
  D: (at) => formatDate(at.getTime(), '%m/%d/%y'),
  e: (at) => two(at.getUTCDate(), ' '),
  F: (at) => formatDate(at.getTime(), '%Y-%m-%d'),
  H: (at) => two(at.getUTCHours()),
  I: (at) => two(at.getUTCHours() % 12 || 12),
  j: (at) => String(Math.floor((at.getTime() - Date.UTC(at.getUTCFullYear(), 0, 1)) / 86_400_000) + 1).padStart(3, '0'),
  m: (at) => two(at.getUTCMonth() + 1),
  M: (at) => two(at.getUTCMinutes()),
  n: () => '\n',
  N: (at) => `${String(at.getUTCMilliseconds()).padStart(3, '0')}000000`,
  p: (at) => (at.getUTCHours() < 12 ? 'AM' : 'PM'),
  r: (at) => formatDate(at.getTime(), '%I:%M:%S %p'),
  R: (at) => formatDate(at.getTime(), '%H:%M'),
  s: (at) => String(Math.floor(at.getTime() / 1000)),
  S: (at) => two(at.getUTCSeconds()),
  t: () => '\t',
  T: (at) => formatDate(at.getTime(), '%H:%M:%S'),
  u: (at) => String(at.getUTCDay() || 7),
  w: (at) => String(at.getUTCDay()),
  y: (at) => two(at.getUTCFullYear() % 100),
  Y: (at) => String(at.getUTCFullYear()),
  z: () => '+0000',
  Z: () => 'UTC',
  '%': () => '%',
};

/**
 * A time as `date` writes it.
 * @param at milliseconds since 1970
 * @param format with the conversions of strftime (POSIX); unknown ones stay as they are
 */
export function formatDate(at: number, format: string): string {
  return format.replaceAll(/%([-_0^]?)([a-zA-Z%])/g, (whole, flag: string, letter: string) => {
    const text = CONVERSIONS[letter]?.(new Date(at));
    if (text === undefined) return whole;
    if (flag === '-') return text.replace(/^[0 ]+(?=.)/, '');
    if (flag === '_') return text.replace(/^0+(?=.)/, (zeros) => ' '.repeat(zeros.length));
    return flag === '^' ? text.toUpperCase() : text;
  });
}
