import type { ObjectType } from '../schema/types.ts';
import { DELETE_FROM_LIST, DIRECTIVE, isDirective, ORDER, RETAIN_KEYS } from './directives.ts';
import { goMap, isMap, PatchError, type Json, type JsonMap } from './patch-error.ts';
import { patchStrategy, type PatchStrategy } from './patch-metadata.ts';

/**
 * An object changed by a strategic merge patch: maps are merged, lists whose items are known by a key are merged item by
 * item, other lists are replaced; `$patch`, `$retainKeys`, `$deleteFromPrimitiveList` and `$setElementOrder` are followed.
 * Nothing that is given is changed.
 * @param type of the object; undefined merges as a JSON merge patch does
 * @throws PatchError when an item of a keyed list has no key, or a directive is not known
 * Rule: https://github.com/kubernetes/community/blob/main/contributors/devel/sig-api-machinery/strategic-merge-patch.md
 */
export function strategicMergePatch(target: unknown, patch: unknown, type: ObjectType | undefined): unknown {
  if (!isMap(patch)) throw new PatchError('undecodable', 'expected a map as the patch');
  return mergeMaps(isMap(target) ? target : {}, patch, type);
}

function mergeMaps(target: JsonMap, patch: JsonMap, type: ObjectType | undefined): JsonMap {
  const directive = patch[DIRECTIVE];
  if (directive === 'replace') return withoutDirectives(patch);
  if (directive === 'delete') return {};
  if (directive !== undefined && directive !== 'merge') throw new PatchError('internal', `unknown patch directive: ${String(directive)}`);
  const merged = retained(target, patch);
  for (const [field, value] of Object.entries(patch)) {
    if (field.startsWith(DELETE_FROM_LIST)) {
      const name = field.slice(DELETE_FROM_LIST.length);
      const gone = new Set((Array.isArray(value) ? value : []).map((item) => JSON.stringify(item)));
      if (Array.isArray(merged[name])) merged[name] = merged[name].filter((item) => !gone.has(JSON.stringify(item)));
    }
  }
  for (const [field, value] of Object.entries(patch)) {
    if (isDirective(field)) continue;
    if (value === null) {
      delete merged[field];
      continue;
    }
    merged[field] = mergeValues(merged[field], value, patchStrategy(type, field), patch[`${ORDER}${field}`]);
  }
  for (const field of Object.keys(patch)) {
    if (!field.startsWith(ORDER)) continue;
    const name = field.slice(ORDER.length);
    const list = merged[name];
    if (Array.isArray(list) && patch[name] === undefined) merged[name] = ordered(list, patch[field] as Json[], patchStrategy(type, name).mergeKey, list);
  }
  return merged;
}

/** With `$retainKeys`, fields that are not in its list go. */
function retained(target: JsonMap, patch: JsonMap): JsonMap {
  const keys = patch[RETAIN_KEYS];
  if (!Array.isArray(keys)) return { ...target };
  return Object.fromEntries(Object.entries(target).filter(([field]) => keys.includes(field)));
}

function withoutDirectives(patch: JsonMap): JsonMap {
  return Object.fromEntries(Object.entries(patch).filter(([field, value]) => !isDirective(field) && value !== null));
}

function mergeValues(target: Json | undefined, patch: Json, { type, mergeKey, isSet }: PatchStrategy, order: Json | undefined): Json {
  if (isMap(patch)) return mergeMaps(isMap(target) ? target : {}, patch, type);
  if (!Array.isArray(patch)) return patch;
  const before = Array.isArray(target) ? target : [];
  if (mergeKey !== undefined) return mergeKeyed(before, patch, mergeKey, type, order);
  if (isSet) return ordered([...before, ...patch.filter((item) => !before.includes(item))], order as Json[] | undefined, undefined, before);
  return patch.map((item) => (isMap(item) ? withoutDirectives(item) : item));
}

function mergeKeyed(before: readonly Json[], patch: readonly Json[], key: string, type: ObjectType | undefined, order: Json | undefined): Json[] {
  const replaces = patch.some((item) => isMap(item) && item[DIRECTIVE] === 'replace');
  let merged: Json[] = replaces ? [] : [...before];
  for (const item of patch) {
    if (!isMap(item)) throw new PatchError('internal', `expected a map in the list, found ${JSON.stringify(item)}`);
    const directive = item[DIRECTIVE];
    if (directive === 'replace') continue;
    if (item[key] === undefined) {
      throw new PatchError('internal', `map: ${goMap(item)} does not contain declared merge key: ${key}`);
    }
    const same = (other: Json): boolean => isMap(other) && other[key] === item[key];
    if (directive === 'delete') {
      merged = merged.filter((other) => !same(other));
      continue;
    }
    const index = merged.findIndex(same);
    if (index < 0) merged.push(mergeMaps({}, item, type));
    else merged = merged.map((other, at) => (at === index ? mergeMaps(other as JsonMap, item, type) : other));
  }
  return Array.isArray(order) ? ordered(merged, order, key, before) : placed(merged, patch, before, key);
}

/** Without an order, the items of the patch come in its order and before those that only the server has. Rule: `normalizeElementOrder`. */
function placed(merged: readonly Json[], patch: readonly Json[], before: readonly Json[], key: string): Json[] {
  const order = patch.filter((item) => isMap(item) && item[DIRECTIVE] === undefined && item[key] !== undefined);
  return ordered(merged, order, key, before);
}

/**
 * The items in the order that is asked for; those that it does not name keep their place relative to their neighbours.
 * Rule: `normalizeElementOrder` and `mergeSortedSlice` of apimachinery's strategicpatch.
 */
function ordered(merged: readonly Json[], order: readonly Json[] | undefined, key: string | undefined, before: readonly Json[]): Json[] {
  if (order === undefined) return [...merged];
  const nameOf = (item: Json): string => JSON.stringify(key !== undefined && isMap(item) ? item[key] : item);
  const wanted = order.map(nameOf);
  const live = before.map(nameOf);
  const listed = merged.filter((item) => wanted.includes(nameOf(item))).sort((a, b) => wanted.indexOf(nameOf(a)) - wanted.indexOf(nameOf(b)));
  const others = merged.filter((item) => !wanted.includes(nameOf(item)));
  const result: Json[] = [];
  while (listed.length > 0 && others.length > 0) {
    const [left, right] = [live.indexOf(nameOf(listed[0]!)), live.indexOf(nameOf(others[0]!))];
    result.push(left >= 0 && right >= 0 && right < left ? others.shift()! : listed.shift()!);
  }
  return [...result, ...listed, ...others];
}
