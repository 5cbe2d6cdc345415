/** A patch that cannot be applied. `kind` tells what the server makes of it. */
export class PatchError extends Error {
  override readonly name = 'PatchError';
  /** `undecodable`: not a patch (400). `unprocessable`: it does not fit the object (422). `internal`: no status of its own (500). */
  readonly kind: 'undecodable' | 'unprocessable' | 'internal';

  constructor(kind: PatchError['kind'], message: string) {
    super(message);
    this.kind = kind;
  }
}

export type Json = null | boolean | number | string | Json[] | { [field: string]: Json };
export type JsonMap = { [field: string]: Json };

export function isMap(value: unknown): value is JsonMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether two values of JSON are the same; the order of fields does not count, that of items does. */
export function isSameJson(a: Json | undefined, b: Json | undefined): boolean {
  if (a === b) return true;
  if (Array.isArray(a)) return Array.isArray(b) && a.length === b.length && a.every((item, index) => isSameJson(item, b[index]));
  if (!isMap(a) || !isMap(b)) return false;
  const fields = Object.keys(a);
  return fields.length === Object.keys(b).length && fields.every((field) => Object.hasOwn(b, field) && isSameJson(a[field], b[field]));
}

/** A value as Go prints it: `map[image:x:1]`. */
export function goMap(value: Json): string {
  if (isMap(value)) return `map[${Object.keys(value).sort().map((field) => `${field}:${goMap(value[field]!)}`).join(' ')}]`;
  if (Array.isArray(value)) return `[${value.map(goMap).join(' ')}]`;
  return value === null ? '<nil>' : String(value);
}
