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
