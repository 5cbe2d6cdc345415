import { formatFieldPath, type FieldPathStep } from '../../text/field-path.ts';
import { goEscape } from '../decode/go-quote.ts';
import { nearestName } from '../nearest.ts';
import { quoteShort, describeValue, goValueName, listValues, withArticle } from './describe-value.ts';
import type { SchemaIssue } from './issue.ts';
import { belongsElsewhere } from './misplaced.ts';
import { describeType, goTypeOf, type FieldType, type ObjectType, type ValueType } from './types.ts';
import type { Walk } from './walk.ts';

/** A path in the server's `unknown field`: map keys stand behind a dot as fields do. */
export function strictPath(path: readonly FieldPathStep[]): string {
  let text = '';
  for (const step of path) {
    if (typeof step === 'number') text += `[${step}]`;
    else text += text === '' ? step : `.${step}`;
  }
  return goEscape(text);
}

function placeOf(path: readonly FieldPathStep[]): string {
  return path.length === 0 ? 'the manifest' : formatFieldPath(path);
}

/** The path below the object itself, which may be an item of a List. */
function ownPath(walk: Walk): readonly FieldPathStep[] {
  return walk.path.slice(walk.parents[0]?.depth ?? 0);
}

export function unknownField(walk: Walk, name: string, type: ObjectType): SchemaIssue {
  const path = [...walk.path];
  const suggestion = nearestName(name, type.fields.keys());
  const elsewhere = suggestion === undefined ? belongsElsewhere(walk, name) : undefined;
  const owner = type.goName === '' ? placeOf(path.slice(0, -1)) : type.goName;
  return {
    code: 'unknown-field',
    path,
    message: `${owner} has no field ${quoteShort(name)}`,
    serverMessage: `unknown field "${strictPath(ownPath(walk))}"`,
    ...(suggestion === undefined ? {} : { suggestion, help: `did you mean "${suggestion}"?` }),
    ...(elsewhere === undefined ? {} : { help: elsewhere }),
  };
}

export function missingField(walk: Walk, field: FieldType, type: ObjectType): SchemaIssue {
  const inside = placeOf(walk.path);
  return {
    code: 'missing-field',
    path: [...walk.path, field.name],
    message: `${inside} has no ${field.name}, which ${type.goName} requires`,
    help: `add ${field.name}: ${withArticle(describeType(field.type))}`,
  };
}

export function wrongType(walk: Walk, value: unknown, type: ValueType, owner: ObjectType, field: FieldType): SchemaIssue {
  const decoderField = walk.decoderPath.join('.');
  const where = placeOf(walk.path);
  const help = typeHelp(value, type, field);
  const endsDecoding = type.kind === 'int-or-string' || type.kind === 'date-time' || type.kind === 'micro-time';
  return {
    code: 'wrong-type',
    path: [...walk.path],
    message: `${where} is ${describeValue(value)}, but must be ${withArticle(describeType(type))}`,
    serverMessage: `json: cannot unmarshal ${goNumberOrName(value, type)} into Go struct field ${owner.goName}.${decoderField} of type ${decodedType(value, type)}`,
    ...(help === undefined ? {} : { help }),
    decoderField,
    ...(endsDecoding ? { endsDecoding } : {}),
  };
}

/** Types that read themselves decode into another type first, and name that one. */
function decodedType(value: unknown, type: ValueType): string {
  if (type.kind === 'int-or-string') return 'int32';
  if (type.kind === 'date-time' || type.kind === 'micro-time') return 'string';
  if (type.kind === 'bytes' && Array.isArray(value)) return 'uint8';
  return goTypeOf(type);
}

/** A number that does not fit a Go number is named with its digits, any other value by its JSON type. */
function goNumberOrName(value: unknown, type: ValueType): string {
  const number = typeof value === 'number' || typeof value === 'bigint';
  if (number && (type.kind === 'int32' || type.kind === 'int64' || type.kind === 'int-or-string')) return `number ${String(value)}`;
  if (type.kind === 'bytes' && Array.isArray(value)) return elementName(value);
  return goValueName(value);
}

function elementName(items: unknown[]): string {
  const wrong = items.find((item) => !(typeof item === 'number' && Number.isInteger(item) && item >= 0 && item <= 255) && item !== null);
  return typeof wrong === 'number' || typeof wrong === 'bigint' ? `number ${String(wrong)}` : goValueName(wrong);
}

/** How to write the value so that it has the right type, where that is plain. */
function typeHelp(value: unknown, type: ValueType, field: FieldType): string | undefined {
  const scalar = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint';
  switch (type.kind) {
    case 'string':
    case 'enum':
      return scalar ? `put it in quotes: "${String(value)}"` : undefined;
    case 'int32':
    case 'int64':
      if (typeof value === 'string' && /^[+-]?\d+$/.test(value)) return `write it without quotes: ${value}`;
      if (typeof value === 'string' && /^\d+(ms|s|m|h)$/.test(value)) return `write a whole number without a unit`;
      return typeof value === 'number' && !Number.isInteger(value) ? 'write a whole number' : undefined;
    case 'boolean':
      return value === 'true' || value === 'false' ? `write it without quotes: ${value}` : 'write true or false';
    case 'int-or-string':
      if (typeof value === 'number' && value > 0 && value < 1) return `write a percentage such as "${Math.round(value * 100)}%", or a whole number`;
      return undefined;
    case 'list':
      if (scalar && isScalarType(type.items)) return `write a list: ${field.name}: [${typeof value === 'string' ? JSON.stringify(value) : String(value)}]`;
      return value !== null && typeof value === 'object' ? 'begin each item with "- "' : undefined;
    default:
      return undefined;
  }
}

function isScalarType(type: ValueType): boolean {
  return type.kind !== 'ref' && type.kind !== 'list' && type.kind !== 'map';
}

export function notInEnum(walk: Walk, value: string, values: ReadonlySet<string>, field: FieldType): SchemaIssue {
  const suggestion = nearestName(value, values);
  return {
    code: 'not-in-enum',
    path: [...walk.path],
    message: `${placeOf(walk.path)} is ${quoteShort(value)}, but ${field.name} must be ${listValues(values)}`,
    ...(suggestion === undefined ? {} : { suggestion, help: `did you mean "${suggestion}"?` }),
  };
}

export function badQuantity(walk: Walk, value: unknown, error: string): SchemaIssue {
  const help = typeof value === 'string' ? quantityHelp(value) : undefined;
  return {
    code: 'bad-value',
    path: [...walk.path],
    message: `${placeOf(walk.path)} is ${describeValue(value)}, which is no quantity: expected a number with an optional suffix such as 500m, 128Mi or 2G`,
    serverMessage: error,
    ...(help === undefined ? {} : { help }),
    endsDecoding: true,
  };
}

/** The suffix that was probably meant: `128mb` and `128 MiB` are `128Mi`, `64kb` is `64Ki`. */
function quantityHelp(value: string): string | undefined {
  const match = /^([0-9.]+)\s*([kmgtpe])i?b?$/i.exec(value.trim());
  if (match === null) return undefined;
  return `write ${match[1]!}${match[2]!.toUpperCase()}i (binary) or ${match[1]!}${match[2]!.toUpperCase() === 'K' ? 'k' : match[2]!.toUpperCase()} (decimal)`;
}

export function badTimestamp(walk: Walk, value: string, error: string): SchemaIssue {
  return {
    code: 'bad-value',
    path: [...walk.path],
    message: `${placeOf(walk.path)} is ${quoteShort(value)}, which is no RFC 3339 timestamp`,
    serverMessage: error,
    help: 'write it as in 2026-01-31T12:00:00Z',
    endsDecoding: true,
  };
}

/** Neither a schema nor a boolean. */
export function noSchema(walk: Walk, value: unknown): SchemaIssue {
  return {
    code: 'bad-value',
    path: [...walk.path],
    message: `${placeOf(walk.path)} is ${describeValue(value)}, but must be a schema or a boolean`,
    serverMessage: 'boolean or JSON schema expected',
    endsDecoding: true,
  };
}

/** An issue from inside a type that decodes itself: the server names the field that holds that type. */
export function fromInside(walk: Walk, issue: SchemaIssue, owner: ObjectType): SchemaIssue {
  if (issue.decoderField === undefined) return { ...issue, endsDecoding: true };
  const decoderField = walk.decoderPath.join('.');
  const serverMessage = issue.serverMessage!.replace(/(Go struct field )\S+/, `$1${owner.goName}.${decoderField}`);
  return { ...issue, decoderField, serverMessage, endsDecoding: true };
}

export function badBase64(walk: Walk, value: string, offset: number): SchemaIssue {
  const isSecret = walk.parents[0]?.type.goName === 'Secret';
  return {
    code: 'bad-value',
    path: [...walk.path],
    message: `${placeOf(walk.path)} is ${quoteShort(value)}, which is no base64 (wrong at byte ${offset})`,
    serverMessage: `illegal base64 data at input byte ${offset}`,
    help: isSecret ? 'encode it with base64, or write it as plain text under stringData' : 'encode it with base64, padding included',
  };
}
