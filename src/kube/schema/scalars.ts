import type { ScalarKind } from './types.ts';

const MAX_INT32 = 2147483647;
const MIN_INT32 = -2147483648;
const MAX_INT64 = 9223372036854775807n;
const MIN_INT64 = -9223372036854775808n;

/** What Go takes for an item of a byte slice. */
export function isByte(value: unknown): boolean {
  return value === null || (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 255);
}

/** Whether a value can be decoded into a scalar of Go. */
export function fitsScalar(value: unknown, kind: ScalarKind): boolean {
  switch (kind) {
    case 'string':
      return typeof value === 'string';
    case 'boolean':
      return typeof value === 'boolean';
    case 'int32':
      return isInt32(value);
    case 'int64':
      return isInt64(value);
    case 'double':
      return typeof value === 'number' || typeof value === 'bigint';
    case 'int-or-string':
      return typeof value === 'string' || isInt32(value);
    case 'object':
      return isMapping(value);
    default:
      return true;
  }
}

function isInt32(value: unknown): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value <= MAX_INT32 && value >= MIN_INT32;
}

/** A number of 2^63 and more is written with an exponent or does not fit, either of which Go refuses. */
function isInt64(value: unknown): boolean {
  if (typeof value === 'bigint') return value <= MAX_INT64 && value >= MIN_INT64;
  return typeof value === 'number' && Number.isInteger(value) && value < 2 ** 63 && value >= -(2 ** 63);
}

/** A mapping as JSON data. */
export function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
