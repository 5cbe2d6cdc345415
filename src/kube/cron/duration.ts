import { goQuote } from '../decode/go-quote.ts';

/** Units and the milliseconds they stand for; `µ` is written with either of two characters. */
const UNITS: Record<string, number> = { ns: 1e-6, us: 1e-3, 'µs': 1e-3, 'μs': 1e-3, ms: 1, s: 1000, m: 60_000, h: 3_600_000 };
const LONGEST = 2 ** 63 / 1e6;
const PART = /^(\d*)(?:\.(\d*))?/;

/**
 * Reads a duration of Go (`1h30m`, `-1.5s`, `0`) as milliseconds, or says in Go's words what is wrong.
 * Rule: https://pkg.go.dev/time#ParseDuration
 */
export function parseGoDuration(text: string): { milliseconds: number } | { error: string } {
  const invalid = { error: `time: invalid duration ${goQuote(text)}` };
  const negative = text.startsWith('-');
  let rest = /^[-+]/.test(text) ? text.slice(1) : text;
  if (rest === '0') return { milliseconds: 0 };
  if (rest === '') return invalid;
  let total = 0;
  while (rest !== '') {
    const [number, whole, fraction] = PART.exec(rest) as unknown as [string, string, string | undefined];
    if (!whole && !fraction) return invalid;
    rest = rest.slice(number.length);
    const unit = /^[^.\d]*/.exec(rest)![0];
    if (unit === '') return { error: `time: missing unit in duration ${goQuote(text)}` };
    if (!Object.hasOwn(UNITS, unit)) return { error: `time: unknown unit ${goQuote(unit)} in duration ${goQuote(text)}` };
    total += Number(`${whole || '0'}.${fraction || '0'}`) * UNITS[unit]!;
    if (total > LONGEST) return invalid;
    rest = rest.slice(unit.length);
  }
  return { milliseconds: negative ? -total : total };
}
