import type { Path } from './path.ts';

/**
 * The kinds of error that the API server's validation reports, by the `reason` of their cause.
 * Rule: `k8s.io/apimachinery/pkg/util/validation/field`, `ErrorType`.
 */
export type FieldErrorType =
  | 'FieldValueNotFound'
  | 'FieldValueRequired'
  | 'FieldValueDuplicate'
  | 'FieldValueInvalid'
  | 'FieldValueNotSupported'
  | 'FieldValueForbidden'
  | 'FieldValueTooLong'
  | 'FieldValueTooMany'
  | 'FieldValueTypeInvalid';

export interface FieldError {
  type: FieldErrorType;
  path: Path;
  /** As in the `causes` of the server's Status: `Invalid value: "x": must be …`. */
  message: string;
  /** Of several ways to meet a condition (`anyOf`, `oneOf` of a schema), it is told of the one that came nearest. */
  alternative?: true;
  /** The message as a server writes it, where that is long; undefined when it is not known. */
  inFull?: () => string | undefined;
}

/** A value as the server's messages show it: strings quoted, everything else as JSON. */
export function formatValue(value: unknown): string {
  // Integers beyond 2^53 are bigints, wherever they stand, and JSON.stringify refuses those.
  if (typeof value === 'bigint') return String(value);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  if (Array.isArray(value)) return `[${value.map(formatValue).join(',')}]`;
  const fields = Object.entries(value).filter(([, field]) => field !== undefined);
  return `{${fields.map(([name, field]) => `${JSON.stringify(name)}:${formatValue(field)}`).join(',')}}`;
}

function withDetail(head: string, detail: string): string {
  return detail === '' ? head : `${head}: ${detail}`;
}

/** A value that must be there is not. */
export function required(path: Path, detail = ''): FieldError {
  return { type: 'FieldValueRequired', path, message: withDetail('Required value', detail) };
}

/** A value that is not allowed. */
export function invalid(path: Path, value: unknown, detail: string): FieldError {
  return { type: 'FieldValueInvalid', path, message: withDetail(`Invalid value: ${formatValue(value)}`, detail) };
}

/** A value that is not allowed and that the server does not repeat. Rule: `field.OmitValueType`. */
export function invalidWithoutValue(path: Path, detail: string): FieldError {
  return { type: 'FieldValueInvalid', path, message: withDetail('Invalid value', detail) };
}

/** A value outside a closed set; the server lists the set in quotes, sorted unless it has an order of its own. */
export function notSupported(path: Path, value: unknown, supported: readonly string[]): FieldError {
  const list = supported.map((one) => JSON.stringify(one)).join(', ');
  const head = `Unsupported value: ${formatValue(value)}`;
  return {
    type: 'FieldValueNotSupported',
    path,
    message: supported.length === 0 ? head : `${head}: supported values: ${list}`,
  };
}

/** A field that may not be set here. */
export function forbidden(path: Path, detail: string): FieldError {
  return { type: 'FieldValueForbidden', path, message: withDetail('Forbidden', detail) };
}

/** A value that stands in a list or map twice although it must be unique. */
export function duplicate(path: Path, value: unknown): FieldError {
  return { type: 'FieldValueDuplicate', path, message: `Duplicate value: ${formatValue(value)}` };
}

/** A name that refers to nothing. */
export function notFound(path: Path, value: unknown, detail = ''): FieldError {
  return { type: 'FieldValueNotFound', path, message: withDetail(`Not found: ${formatValue(value)}`, detail) };
}

/** A text longer than `max` bytes; the server does not repeat it. */
export function tooLong(path: Path, max: number): FieldError {
  return { type: 'FieldValueTooLong', path, message: `Too long: may not be more than ${max} bytes` };
}

/** A list of more than `max` items. */
export function tooMany(path: Path, actual: number, max: number): FieldError {
  return { type: 'FieldValueTooMany', path, message: `Too many: ${actual}: must have at most ${max} items` };
}

/** A value of the wrong type, where validation (not decoding) finds it. */
export function typeInvalid(path: Path, value: unknown, detail: string): FieldError {
  return { type: 'FieldValueTypeInvalid', path, message: withDetail(`Invalid value: ${formatValue(value)}`, detail) };
}
