import { goQuote } from './go-quote.ts';

/** The layouts of `metav1.Time` and `metav1.MicroTime`, as Go writes them. */
const LAYOUTS = {
  'date-time': '2006-01-02T15:04:05Z07:00',
  'micro-time': '2006-01-02T15:04:05.000000Z07:00',
} as const;

interface Step {
  layout: string;
  /** How many characters it takes of a text at an offset; -1 when they do not fit. */
  read: (text: string, at: number) => number;
  /** For a number with a range. */
  range?: { name: string; min: number; max: number };
}

function digits(count: number): Step['read'] {
  return (text, at) => {
    for (let offset = 0; offset < count; offset += 1) if (!isDigit(text, at + offset)) return -1;
    return count;
  };
}

function literal(char: string): Step {
  return { layout: char, read: (text, at) => (text[at] === char ? 1 : -1) };
}

/** `Z` or an offset such as `+01:00`. */
function readZone(text: string, at: number): number {
  if (text[at] === 'Z') return 1;
  const zone = /^[+-](\d\d):(\d\d)/.exec(text.slice(at, at + 6));
  return zone !== null && Number(zone[1]) <= 24 && Number(zone[2]) < 60 ? 6 : -1;
}

/** A point or comma and digits, which Go allows behind the seconds although its layout has none. */
function readFraction(text: string, at: number): number {
  if ((text[at] !== '.' && text[at] !== ',') || !isDigit(text, at + 1)) return 0;
  let end = at + 1;
  while (isDigit(text, end)) end += 1;
  return end - at;
}

function readMicros(text: string, at: number): number {
  return (text[at] === '.' || text[at] === ',') && digits(6)(text, at + 1) === 6 ? 7 : -1;
}

function steps(kind: keyof typeof LAYOUTS): Step[] {
  return [
    { layout: '2006', read: digits(4) },
    literal('-'),
    { layout: '01', read: digits(2), range: { name: 'month', min: 1, max: 12 } },
    literal('-'),
    { layout: '02', read: digits(2) },
    literal('T'),
    { layout: '15', read: digits(2), range: { name: 'hour', min: 0, max: 23 } },
    literal(':'),
    { layout: '04', read: digits(2), range: { name: 'minute', min: 0, max: 59 } },
    literal(':'),
    { layout: '05', read: digits(2), range: { name: 'second', min: 0, max: 59 } },
    kind === 'micro-time' ? { layout: '.000000', read: readMicros } : { layout: '', read: readFraction },
    { layout: 'Z07:00', read: readZone },
  ];
}

const STEPS = { 'date-time': steps('date-time'), 'micro-time': steps('micro-time') };

/**
 * What Go's `time.Parse` says of a text that should be a timestamp; `undefined` when it is one.
 * Messages as in Go's `time.ParseError`.
 */
export function timestampError(text: string, kind: keyof typeof LAYOUTS): string | undefined {
  const layout = LAYOUTS[kind];
  const failed = (rest: string, element: string): string =>
    `parsing time ${goQuote(text)} as ${goQuote(layout)}: cannot parse ${goQuote(rest)} as ${goQuote(element)}`;
  let at = 0;
  for (const step of STEPS[kind]) {
    const length = step.read(text, at);
    if (length < 0) return failed(text.slice(at), step.layout);
    const value = Number(text.slice(at, at + length));
    if (step.range && (value < step.range.min || value > step.range.max)) {
      return `parsing time ${goQuote(text)}: ${step.range.name} out of range`;
    }
    at += length;
  }
  if (at < text.length) return `parsing time ${goQuote(text)}: extra text: ${goQuote(text.slice(at))}`;
  return isDayOfMonth(text) ? undefined : `parsing time ${goQuote(text)}: day out of range`;
}

function isDayOfMonth(text: string): boolean {
  const year = Number(text.slice(0, 4));
  const month = Number(text.slice(5, 7));
  const day = Number(text.slice(8, 10));
  return day >= 1 && day <= daysIn(year, month);
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 48 && code <= 57;
}
