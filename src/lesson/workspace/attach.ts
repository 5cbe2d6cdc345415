import { parseFieldPath, type FieldPath } from '../../text/field-path.ts';

function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Reads `at="spec.template.spec"`; `undefined` when it is no field path (which is reported elsewhere). */
export function readAt(at: string | undefined): FieldPath | undefined {
  if (at === undefined) return undefined;
  try {
    return parseFieldPath(at);
  } catch {
    return undefined;
  }
}

const MOST_PLACES = 2;

/**
 * Where a fragment can only hang: the one mapping of the object that has all of the fragment's keys
 * (the root is tried first), or, for a list, none. `undefined` when there is no such place or several.
 */
export function inferAt(base: unknown, fragment: unknown): FieldPath | undefined {
  if (!isMapping(fragment)) return undefined;
  const keys = Object.keys(fragment);
  if (keys.length === 0 || !isMapping(base)) return undefined;
  const hasAll = (value: Record<string, unknown>): boolean => keys.every((key) => Object.hasOwn(value, key));
  if (hasAll(base)) return [];
  const places: FieldPath[] = [];
  const queue: { value: unknown; path: FieldPath }[] = [{ value: base, path: [] }];
  for (let at = 0; at < queue.length && at < 5000 && places.length < MOST_PLACES; at += 1) {
    const { value, path } = queue[at]!;
    if (Array.isArray(value)) value.forEach((item, index) => queue.push({ value: item, path: [...path, index] }));
    else if (isMapping(value)) {
      if (path.length > 0 && hasAll(value)) places.push(path);
      for (const [key, child] of Object.entries(value)) queue.push({ value: child, path: [...path, key] });
    }
  }
  return places.length === 1 ? places[0] : undefined;
}
