import { isMap, type Json } from './patch-error.ts';

/**
 * An object changed by a JSON merge patch: maps are merged, a null removes a field, everything else is replaced.
 * Nothing that is given is changed; unchanged parts are shared.
 * Rule: RFC 7396.
 */
export function mergePatch(target: unknown, patch: unknown): unknown {
  if (!isMap(patch)) return patch;
  const merged: Record<string, unknown> = isMap(target) ? { ...target } : {};
  for (const [field, value] of Object.entries(patch)) {
    if (value === null) delete merged[field];
    else merged[field] = mergePatch(merged[field], value as Json);
  }
  return merged;
}
