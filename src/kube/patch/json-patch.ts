import { isMap, PatchError, type Json } from './patch-error.ts';

/** One step of a JSON patch. */
interface Operation {
  op: string;
  path?: string;
  from?: string;
  value?: Json;
}

/** How many operations the server takes at once. Rule: `maxJSONPatchOperations`. */
const MAX_OPERATIONS = 10_000;

/**
 * An object changed by a JSON patch. Nothing that is given is changed.
 * @throws PatchError when the patch is none, or when one of its operations does not fit the object
 * Rule: RFC 6902; the words are those of the server.
 */
export function jsonPatch(target: unknown, patch: unknown): unknown {
  if (!Array.isArray(patch)) {
    throw new PatchError('undecodable', `error decoding patch: json: cannot unmarshal ${goKind(patch)} into Go value of type []handlers.jsonPatchOp`);
  }
  if (patch.length > MAX_OPERATIONS) {
    throw new PatchError('undecodable', `The allowed maximum operations in a JSON patch is ${MAX_OPERATIONS}, got ${patch.length}`);
  }
  patch.forEach(checkOperation);
  return patch.reduce<unknown>((document, operation) => apply(document as Json, operation as Operation), structuredClone(target));
}

/** What Go's decoder says of an operation with other types than `handlers.jsonPatchOp` has. */
function checkOperation(operation: unknown): void {
  if (!isMap(operation)) throw new PatchError('undecodable', `error decoding patch: json: cannot unmarshal ${goKind(operation)} into Go value of type handlers.jsonPatchOp`);
  for (const field of ['from', 'op', 'path']) {
    const value = operation[field];
    if (value === undefined || value === null || typeof value === 'string') continue;
    throw new PatchError('undecodable', `error decoding patch: json: cannot unmarshal ${goKind(value)} into Go struct field jsonPatchOp.${field} of type string`);
  }
}

function goKind(value: unknown): string {
  if (isMap(value)) return 'object';
  return typeof value === 'boolean' ? 'bool' : typeof value;
}

function apply(document: Json, { op, path, from, value = null }: Operation): Json {
  const at = pointer(path ?? refuse('missing operation path'));
  switch (op) {
    case 'add':
      return put(document, at, structuredClone(value), true);
    case 'replace':
      read(document, at, 'replace');
      return put(document, at, structuredClone(value), false);
    case 'remove':
      return take(document, at);
    case 'test':
      if (JSON.stringify(sorted(readOrNull(document, at))) !== JSON.stringify(sorted(value))) refuse(`testing value ${path} failed`);
      return document;
    case 'copy':
      return put(document, at, structuredClone(read(document, pointer(from ?? ''), 'copy')), true);
    case 'move': {
      const moved = read(document, pointer(from ?? ''), 'move');
      return put(take(document, pointer(from ?? '')), at, moved, true);
    }
    default:
      return refuse(`Unexpected kind: ${op}`);
  }
}

/** The steps of a JSON pointer (RFC 6901). */
function pointer(text: string): string[] {
  if (text === '') return [];
  if (!text.startsWith('/')) return refuse(`the path ${text} does not begin with /`);
  return text.slice(1).split('/').map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function read(document: Json, path: readonly string[], operation: string): Json {
  let value: Json | undefined = document;
  for (const step of path) value = child(value, step);
  return value ?? (hasPath(document, path) ? null : refuse(`${operation} operation does not apply: doc is missing path: /${path.join('/')}`));
}

function readOrNull(document: Json, path: readonly string[]): Json {
  let value: Json | undefined = document;
  for (const step of path) value = child(value, step);
  return value ?? null;
}

function hasPath(document: Json, path: readonly string[]): boolean {
  const parent = readOrNull(document, path.slice(0, -1));
  const last = path.at(-1);
  return last === undefined || (isMap(parent) ? Object.hasOwn(parent, last) : Array.isArray(parent) && Number(last) < parent.length);
}

function child(value: Json | undefined, step: string): Json | undefined {
  if (Array.isArray(value)) return value[index(value, step, false)];
  return isMap(value) && Object.hasOwn(value, step) ? value[step] : undefined;
}

function index(list: Json[], step: string, adds: boolean): number {
  if (step === '-' && adds) return list.length;
  const at = /^-?\d+$/.test(step) ? Number(step) : Number.NaN;
  const from = at < 0 ? list.length + at : at;
  return Number.isNaN(at) || from < 0 || from > list.length - (adds ? 0 : 1) ? refuse(`Unable to access invalid index: ${step}`) : from;
}

function put(document: Json, path: readonly string[], value: Json, adds: boolean): Json {
  const last = path.at(-1);
  if (last === undefined) return value;
  const parent = readOrNull(document, path.slice(0, -1));
  if (Array.isArray(parent)) parent.splice(index(parent, last, adds), adds ? 0 : 1, value);
  else if (isMap(parent)) parent[last] = value;
  else refuse(`add operation does not apply: doc is missing path: "/${path.join('/')}"`);
  return document;
}

function take(document: Json, path: readonly string[]): Json {
  if (!hasPath(document, path) || path.length === 0) refuse(`remove operation does not apply: doc is missing path: "/${path.join('/')}"`);
  const parent = readOrNull(document, path.slice(0, -1));
  if (Array.isArray(parent)) parent.splice(index(parent, path.at(-1)!, false), 1);
  else delete (parent as Record<string, Json>)[path.at(-1)!];
  return document;
}

function sorted(value: Json): Json {
  if (Array.isArray(value)) return value.map(sorted);
  return isMap(value) ? Object.fromEntries(Object.keys(value).sort().map((key) => [key, sorted(value[key]!)])) : value;
}

/** kubectl shows none of these words: the server answers every one of them with status 422 and no details. */
function refuse(said: string): never {
  throw new PatchError('unprocessable', said);
}
