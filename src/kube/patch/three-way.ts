import type { ObjectType } from '../schema/types.ts';
import { mergePatch } from './merge-patch.ts';
import { goMap, isMap, isSameJson, PatchError, type Json, type JsonMap } from './patch-error.ts';
import { patchStrategy } from './patch-metadata.ts';
import { DIRECTIVE, ORDER, RETAIN_KEYS, DELETE_FROM_LIST } from './directives.ts';

/** Which of the differences between two maps go into a patch. */
type Part = 'changes' | 'deletions';

/**
 * The strategic merge patch by which `kubectl apply` takes an object from what it is to what a file says: what was
 * applied before and is gone from the file is deleted, what others have set and the file does not say stays.
 * @param original what was applied last; undefined when nothing was
 * @param modified what the file says
 * @param current the object as the server has it
 * @param type of the object
 * @returns a patch; empty when there is nothing to do
 * @throws PatchError when an item of a keyed list has no key
 * Rule: `CreateThreeWayMergePatch` of apimachinery's strategicpatch.
 */
export function threeWayPatch(original: unknown, modified: unknown, current: unknown, type: ObjectType | undefined): JsonMap {
  const changes = diffMaps(mapOf(current), mapOf(modified), type, 'changes', false);
  const deletions = diffMaps(mapOf(original), mapOf(modified), type, 'deletions', false);
  return joined(deletions, changes, type);
}

/**
 * The same as a JSON merge patch, for custom resources, whose lists are replaced as a whole.
 * Rule: `CreateThreeWayJSONMergePatch` of apimachinery's jsonmergepatch.
 */
export function threeWayMergePatch(original: unknown, modified: unknown, current: unknown): JsonMap {
  const deletions = mergeDiff(mapOf(original), mapOf(modified), 'deletions');
  return mergePatch(deletions, mergeDiff(mapOf(current), mapOf(modified), 'changes')) as JsonMap;
}

const mapOf = (value: unknown): JsonMap => (isMap(value) ? value : {});

function mergeDiff(from: JsonMap, to: JsonMap, part: Part): JsonMap {
  const patch: JsonMap = {};
  for (const [field, value] of Object.entries(to)) {
    const before = from[field];
    if (isMap(before) && isMap(value)) {
      const inner = mergeDiff(before, value, part);
      if (Object.keys(inner).length > 0) patch[field] = inner;
    } else if (part === 'changes' && value !== null && (before === undefined || !isSameJson(before, value))) {
      patch[field] = value;
    }
  }
  if (part === 'deletions') for (const field of Object.keys(from)) if (to[field] === undefined) patch[field] = null;
  return patch;
}

/** Rule: `diffMaps` there. */
function diffMaps(from: JsonMap, to: JsonMap, type: ObjectType | undefined, part: Part, retains: boolean): JsonMap {
  const patch: JsonMap = {};
  for (const [field, value] of Object.entries(to)) {
    const before = from[field];
    if (Array.isArray(before) && Array.isArray(value)) diffLists(patch, field, before, value, type, part);
    else if (isMap(before) && isMap(value)) {
      const { type: inner, retainsKeys, isReplaced } = patchStrategy(type, field);
      if (isReplaced) {
        if (part === 'changes') patch[field] = value;
        continue;
      }
      const changed = diffMaps(before, value, inner, part, retainsKeys);
      if (Object.keys(changed).length > 0) patch[field] = changed;
    } else if (part === 'changes' && (before === undefined || !isSameJson(before, value))) patch[field] = value;
  }
  if (part === 'deletions') for (const field of Object.keys(from)) if (to[field] === undefined) patch[field] = null;
  const fields = Object.keys(to);
  const hasMore = Object.keys(from).some((field) => to[field] === undefined);
  if (retains && fields.length > 0 && (Object.keys(patch).length > 0 || hasMore)) patch[RETAIN_KEYS] = fields.sort();
  return patch;
}

/** Rule: `handleSliceDiff` and `diffLists` there. */
function diffLists(patch: JsonMap, field: string, from: readonly Json[], to: Json[], parent: ObjectType | undefined, part: Part): void {
  const { type, mergeKey, isSet, retainsKeys } = patchStrategy(parent, field);
  if (mergeKey === undefined && !isSet) {
    if (part === 'changes' && !isSameJson(from as Json[], to)) patch[field] = to;
    return;
  }
  if (from.length === 0) {
    if (part === 'changes' && to.length > 0) patch[field] = to;
    return;
  }
  if (mergeKey === undefined) diffSets(patch, field, from, to, part);
  else diffKeyed(patch, field, from, to, { type, mergeKey, part, retains: retainsKeys });
}

function diffSets(patch: JsonMap, field: string, from: readonly Json[], to: Json[], part: Part): void {
  const gone = [...new Set(from.filter((item) => !to.includes(item)))].sort();
  const added = to.filter((item) => !from.includes(item));
  if (part === 'changes' && added.length > 0) patch[field] = added;
  if (part === 'deletions' && gone.length > 0) patch[`${DELETE_FROM_LIST}${field}`] = gone;
  if (part === 'changes' ? !isSameJson(from as Json[], to) : gone.length > 0) patch[`${ORDER}${field}`] = to;
}

interface Keyed {
  type: ObjectType | undefined;
  mergeKey: string;
  part: Part;
  retains: boolean;
}

/** Rule: `diffListsOfMaps` there. */
function diffKeyed(patch: JsonMap, field: string, from: readonly Json[], to: readonly Json[], { type, mergeKey, part, retains }: Keyed): void {
  const before = byKey(from, mergeKey);
  const after = byKey(to, mergeKey);
  const items: Json[] = [];
  for (const [key, item] of after) {
    const old = before.get(key);
    if (old === undefined) {
      if (part === 'changes') items.push(item);
      continue;
    }
    const changed = diffMaps(old, item, type, part, retains);
    if (Object.keys(changed).length > 0) items.push({ ...changed, [mergeKey]: item[mergeKey]! });
  }
  if (part === 'deletions') for (const [key, item] of before) if (!after.has(key)) items.push({ [DIRECTIVE]: 'delete', [mergeKey]: item[mergeKey]! });
  if (items.length > 0) patch[field] = items;
  const sameOrder = from.length === to.length && [...before.keys()].join('\n') === [...after.keys()].join('\n');
  if (items.length > 0 || (part === 'changes' && !sameOrder)) patch[`${ORDER}${field}`] = to.map((item) => ({ [mergeKey]: (item as JsonMap)[mergeKey]! }));
}

function byKey(list: readonly Json[], mergeKey: string): Map<string, JsonMap> {
  return new Map(list.map((item) => {
    if (!isMap(item)) throw new PatchError('internal', `expected a map in the list, found ${goMap(item)}`);
    const key = item[mergeKey];
    if (key === undefined) throw new PatchError('internal', `map: ${goMap(item)} does not contain declared merge key: ${mergeKey}`);
    return [String(key), item];
  }));
}

/** Two patches as one; what both say of a value, the second decides. Rule: `mergeMap` there, without `MergeParallelList`. */
function joined(deletions: JsonMap, changes: JsonMap, type: ObjectType | undefined): JsonMap {
  const result: JsonMap = { ...deletions };
  for (const [field, value] of Object.entries(changes)) {
    const before = result[field];
    const { type: inner, mergeKey } = patchStrategy(type, field);
    if (isMap(before) && isMap(value)) result[field] = joined(before, value, inner);
    else if (Array.isArray(before) && Array.isArray(value) && mergeKey !== undefined) result[field] = joinedLists(before, value, inner, mergeKey);
    else result[field] = value;
  }
  return result;
}

/** Items in the order of the file, and behind them those that are to be deleted. */
function joinedLists(deletions: readonly Json[], changes: readonly Json[], type: ObjectType | undefined, mergeKey: string): Json[] {
  const left = byKey(deletions, mergeKey);
  const items = [...byKey(changes, mergeKey)].map(([key, item]) => {
    const before = left.get(key);
    left.delete(key);
    return before === undefined ? item : joined(before, item, type);
  });
  return [...items, ...left.values()];
}
