import type { YamlScalarValue } from './types.ts';

/** What a scalar says, and whether JSON can hold it. */
export type ResolvedScalar =
  | { ok: true; value: YamlScalarValue }
  /** `error` is the decoder's message. */
  | { ok: false; error: string };

const WORDS = new Map<string, YamlScalarValue>();
for (const word of ['y', 'Y', 'yes', 'Yes', 'YES', 'true', 'True', 'TRUE', 'on', 'On', 'ON']) WORDS.set(word, true);
for (const word of ['n', 'N', 'no', 'No', 'NO', 'false', 'False', 'FALSE', 'off', 'Off', 'OFF']) WORDS.set(word, false);
for (const word of ['', '~', 'null', 'Null', 'NULL']) WORDS.set(word, null);
for (const word of ['.nan', '.NaN', '.NAN']) WORDS.set(word, NaN);
for (const word of ['.inf', '.Inf', '.INF', '+.inf', '+.Inf', '+.INF']) WORDS.set(word, Infinity);
for (const word of ['-.inf', '-.Inf', '-.INF']) WORDS.set(word, -Infinity);

const INTEGER = /^([-+]?)(?:0[xX]([0-9a-fA-F]+)|0[oO]([0-7]+)|0[bB]([01]+)|0([0-7]*)|([1-9][0-9]*))$/;
const FLOAT = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;

const MIN_INT64 = -(2n ** 63n);
const MAX_UINT64 = 2n ** 64n - 1n;

/**
 * The value of a plain scalar without a tag. A number is a `bigint` only where a `number` would lose digits.
 * Infinity and NaN are returned as such; JSON has no place for them.
 * Rule: go-yaml v2 `resolve.go`, `resolve`: YAML 1.1 words, integers in Go's notation without their
 * underscores, no numbers to base 60; times are kept as strings.
 */
export function resolvePlain(text: string): YamlScalarValue {
  // Only these can begin anything but a string, which settles most scalars at once.
  switch (text.charCodeAt(0)) {
    case 0x2b: case 0x2d: // + -
    case 0x30: case 0x31: case 0x32: case 0x33: case 0x34:
    case 0x35: case 0x36: case 0x37: case 0x38: case 0x39: {
      const word = WORDS.get(text);
      return word === undefined ? resolveNumber(text) : word;
    }
    case 0x2e: { // .
      const word = WORDS.get(text);
      if (word !== undefined) return word;
      const plain = text.replaceAll('_', '');
      return finiteOr(FLOAT.test(plain) ? Number(plain) : NaN, text);
    }
    case 0x79: case 0x59: case 0x6e: case 0x4e: case 0x74: case 0x54: // y Y n N t T
    case 0x66: case 0x46: case 0x6f: case 0x4f: case 0x7e: { // f F o O ~
      const word = WORDS.get(text);
      return word === undefined ? text : word;
    }
    default:
      return text === '' ? null : text;
  }
}

function resolveNumber(text: string): YamlScalarValue {
  const plain = text.includes('_') ? text.replaceAll('_', '') : text;
  const parts = INTEGER.exec(plain);
  if (parts !== null) {
    const integer = resolveInteger(parts);
    if (integer !== undefined) return integer;
  }
  return FLOAT.test(plain) ? finiteOr(Number(plain), text) : text;
}

/** `undefined` when it fits neither a signed nor an unsigned integer of 64 bits. */
function resolveInteger([, sign, hex, newOctal, binary, oldOctal, decimal]: RegExpExecArray): number | bigint | undefined {
  const digits = hex !== undefined ? `0x${hex}` : binary !== undefined ? `0b${binary}`
    : decimal ?? `0o${newOctal ?? (oldOctal === '' ? '0' : oldOctal)}`;
  const small = Number(digits);
  if (Number.isSafeInteger(small)) return sign === '-' && small !== 0 ? -small : small;
  const big = sign === '-' ? -BigInt(digits) : BigInt(digits);
  // A plus sign is read by the signed reading only.
  if (big < MIN_INT64 || big > (sign === '' ? MAX_UINT64 : 2n ** 63n - 1n)) return undefined;
  return big;
}

/** A number too large for a float stays a string, as Go's `ParseFloat` fails on it. */
function finiteOr(value: number, text: string): YamlScalarValue {
  return Number.isFinite(value) ? value : text;
}

/** Whether a number was written as a float: Kubernetes' decoder keeps the two apart, JavaScript does not. */
function isFloatText(text: string): boolean {
  return !INTEGER.test(text.includes('_') ? text.replaceAll('_', '') : text);
}

/** How the decoder names the type of a value in `cannot decode …`. */
function shortTag(value: YamlScalarValue, text: string): string {
  if (value === null) return '!!null';
  if (typeof value === 'boolean') return '!!bool';
  if (typeof value === 'string') return '!!str';
  return typeof value === 'number' && isFloatText(text) ? '!!float' : '!!int';
}

const CORE_TAG = /^(?:!!|!<tag:yaml\.org,2002:)([A-Za-z]+)>?$/;

/**
 * The value of a scalar with a tag, quoted or not.
 * Rule: go-yaml v2 `resolve`: `!!int`, `!!float`, `!!bool` and `!!null` must fit what is written,
 * `!!binary` is decoded, any other tag (`!!str`, `!`, `!custom`) leaves a string.
 * @param tag the tag as written
 */
export function resolveTagged(tag: string, text: string): ResolvedScalar {
  const name = CORE_TAG.exec(tag)?.[1];
  if (name === 'binary') return decodeBinary(text);
  if (name !== 'int' && name !== 'float' && name !== 'bool' && name !== 'null') return { ok: true, value: text };
  const value = resolvePlain(text);
  const found = shortTag(value, text);
  if (found === `!!${name}` || (name === 'float' && found === '!!int' && typeof value === 'number')) return { ok: true, value };
  return { ok: false, error: `yaml: cannot decode ${found} \`${text}\` as a !!${name}` };
}

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

function decodeBinary(text: string): ResolvedScalar {
  const compact = text.replace(/[\r\n]/g, '');
  if (!BASE64.test(compact)) return { ok: false, error: 'yaml: !!binary value contains invalid base64 data' };
  const bytes = Uint8Array.from(atob(compact), (character) => character.charCodeAt(0));
  return { ok: true, value: new TextDecoder().decode(bytes) };
}

/**
 * The JSON object key that a mapping key becomes, or `undefined` when it cannot be one
 * (null, and integers beyond 64 signed bits).
 * Rule: `sigs.k8s.io/yaml`, `convertToJSONableObject`: integers in decimal, booleans as words,
 * floats in Go's shortest form for 32 bits.
 * @param text the scalar as written, which tells an integer from a float
 */
export function jsonKey(value: YamlScalarValue, text: string): string | undefined {
  switch (typeof value) {
    case 'string': return value;
    case 'boolean': return String(value);
    case 'bigint': return value > 2n ** 63n - 1n ? undefined : String(value);
    case 'number': return isFloatText(text) ? floatKey(value) : String(value);
    default: return undefined;
  }
}

/** A float as Go's `strconv.FormatFloat(f, 'g', -1, 32)` writes it: an exponent below -4 and from 6 on. */
function floatKey(value: number): string {
  if (Number.isNaN(value)) return '.nan';
  const single = Math.fround(value);
  if (!Number.isFinite(single)) return single > 0 ? '.inf' : '-.inf';
  let digits = 1;
  while (digits < 9 && Math.fround(Number(single.toPrecision(digits))) !== single) digits += 1;
  const shortest = Number(single.toPrecision(digits));
  const [mantissa, exponent] = shortest.toExponential().split('e') as [string, string];
  const power = Number(exponent);
  if (power >= -4 && power < 6) return Object.is(shortest, -0) ? '-0' : String(shortest);
  return `${mantissa}e${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`;
}
