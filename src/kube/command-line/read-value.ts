import type { FlagType } from './flag-values.ts';
import { parseGoDuration } from '../cron/duration.ts';
import { goQuote } from '../decode/go-quote.ts';

/** Durations are milliseconds. */
export type FlagValue = string | number | boolean | readonly string[];

/** A value, or what Go says of a text that is none. */
export type ReadValue = { value: FlagValue } | { error: string };

const BOOLEANS: Readonly<Record<string, boolean>> = {
  1: true, t: true, T: true, TRUE: true, true: true, True: true,
  0: false, f: false, F: false, FALSE: false, false: false, False: false,
};
/** A whole number in Go's syntax: `10`, `0x1f`, `0b1`, `0o7`, `017`, `1_000`. */
const INTEGER = /^[+-]?(?:0[xX](?:_?[\da-fA-F])+|0[bB](?:_?[01])+|0[oO]?(?:_?[0-7])+|0|[1-9](?:_?\d)*)$/;

/** Reads the text of a flag. Rule: the `Set` methods of spf13/pflag's values, and `strconv` below them. */
export function readValue(type: FlagType, text: string): ReadValue {
  switch (type) {
    case 'bool':
      return Object.hasOwn(BOOLEANS, text) ? { value: BOOLEANS[text]! } : { error: `strconv.ParseBool: parsing ${goQuote(text)}: invalid syntax` };
    case 'int':
      return readInteger(text, 64n);
    case 'int32':
      return readInteger(text, 32n);
    case 'duration': {
      const read = parseGoDuration(text);
      return 'error' in read ? read : { value: read.milliseconds };
    }
    case 'list':
      return readList(text);
    case 'array':
      return { value: [text] };
    case 'string':
      return { value: text };
  }
}

function readInteger(text: string, bits: bigint): ReadValue {
  const failed = (why: string): ReadValue => ({ error: `strconv.ParseInt: parsing ${goQuote(text)}: ${why}` });
  if (!INTEGER.test(text)) return failed('invalid syntax');
  const digits = text.replace(/^[+-]/, '').replaceAll('_', '').replace(/^0(?=[0-7])/, '0o');
  const value = text.startsWith('-') ? -BigInt(digits) : BigInt(digits);
  const limit = 1n << (bits - 1n);
  if (value < -limit || value >= limit) return failed('value out of range');
  return { value: Number(value) };
}

/** One record of CSV; quotes let a value hold commas. Rule: `readAsCSV` of spf13/pflag. */
function readList(text: string): ReadValue {
  if (text === '') return { value: [] };
  if (!text.includes('"')) return { value: text.split(',') };
  const values: string[] = [];
  let rest = text;
  do {
    const [field, quoted, bare] = /^(?:"((?:[^"]|"")*)"(?=,|$)|([^",]*)(?=,|$))/.exec(rest) ?? [];
    if (field === undefined) {
      const at = text.length - rest.length;
      return rest.startsWith('"')
        ? { error: `parse error on line 1, column ${text.length + 1}: extraneous or missing " in quoted-field` }
        : { error: `parse error on line 1, column ${at + rest.indexOf('"') + 1}: bare " in non-quoted-field` };
    }
    values.push(quoted === undefined ? bare! : quoted.replaceAll('""', '"'));
    rest = rest.slice(field.length);
    if (rest.startsWith(',') && rest.length === 1) values.push('');
  } while (rest.startsWith(',') && (rest = rest.slice(1)) !== '');
  return { value: values };
}
