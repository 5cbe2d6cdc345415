import type { FieldPath, FieldPathStep } from '../../text/field-path.ts';
import type { MergeKeys } from './merge-keys.ts';

/** Where a field of a merged object comes from. */
export interface Origin {
  from: 'base' | 'fragment';
  /** Its path there. */
  path: FieldPath;
  /** The fields below it that come from elsewhere; the others are below `path`. */
  children?: Map<FieldPathStep, Origin>;
}

export interface Merged {
  value: unknown;
  origin: Origin;
}

type Mapping = Record<string, unknown>;

function isMapping(value: unknown): value is Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Deeper objects are not merged field by field; the parser's own limit is lower. */
const DEEPEST = 200;

/**
 * Merges a fragment into an object: mappings by key, lists by their merge key, and by `name` where
 * both items have one; everything else is replaced. Neither of the two is changed.
 */
export function mergeValues(base: unknown, fragment: unknown, keys: MergeKeys, path: FieldPath = [], fragmentPath: FieldPath = []): Merged {
  if (path.length < DEEPEST) {
    if (isMapping(base) && isMapping(fragment)) return mergeMappings(base, fragment, keys, path, fragmentPath);
    if (Array.isArray(base) && Array.isArray(fragment)) {
      const by = mergeBy(base, fragment, keys(path));
      if (by !== undefined) return mergeLists(base, fragment, by, keys, path, fragmentPath);
    }
  }
  return { value: fragment, origin: { from: 'fragment', path: fragmentPath } };
}

function mergeMappings(base: Mapping, fragment: Mapping, keys: MergeKeys, path: FieldPath, fragmentPath: FieldPath): Merged {
  const value = Object.create(null) as Mapping;
  const children = new Map<FieldPathStep, Origin>();
  for (const [name, own] of Object.entries(base)) {
    value[name] = own;
    children.set(name, { from: 'base', path: [...path, name] });
  }
  for (const [name, own] of Object.entries(fragment)) {
    const below = [...fragmentPath, name];
    const merged = Object.hasOwn(base, name)
      ? mergeValues(base[name], own, keys, [...path, name], below)
      : { value: own, origin: { from: 'fragment' as const, path: below } };
    value[name] = merged.value;
    children.set(name, merged.origin);
  }
  return { value, origin: { from: 'fragment', path: fragmentPath, children } };
}

/** A field of an item; the key may be a path of two, as `metadata.name` of a claim template. */
function keyOf(item: unknown, key: string): unknown {
  let value = item;
  for (const step of key.split('.')) value = isMapping(value) && Object.hasOwn(value, step) ? value[step] : undefined;
  return value;
}

/**
 * Says whether two items are the same one. `undefined` when the list has no keys, or an item of the
 * fragment has none of them, so that nothing can be matched.
 */
function mergeBy(
  base: readonly unknown[],
  fragment: readonly unknown[],
  keys: readonly string[] | undefined,
): ((a: unknown, b: unknown) => boolean) | undefined {
  if (keys === undefined || ![...base, ...fragment].every(isMapping)) return undefined;
  if (!fragment.every((item) => ['name', ...keys].some((key) => keyOf(item, key) !== undefined))) return undefined;
  return (a, b) => {
    const nameA = keyOf(a, 'name');
    const nameB = keyOf(b, 'name');
    if (nameA !== undefined && nameB !== undefined && !keys.includes('mountPath')) return nameA === nameB;
    const shared = keys.filter((key) => keyOf(a, key) !== undefined && keyOf(b, key) !== undefined);
    return shared.length > 0 && shared.every((key) => keyOf(a, key) === keyOf(b, key));
  };
}

function mergeLists(
  base: readonly unknown[],
  fragment: readonly unknown[],
  same: (a: unknown, b: unknown) => boolean,
  keys: MergeKeys,
  path: FieldPath,
  fragmentPath: FieldPath,
): Merged {
  const value = [...base];
  const children = new Map<FieldPathStep, Origin>(base.map((_, index) => [index, { from: 'base', path: [...path, index] }]));
  for (const [index, item] of fragment.entries()) {
    const at = base.findIndex((candidate) => same(candidate, item));
    const below = [...fragmentPath, index];
    if (at < 0) {
      children.set(value.length, { from: 'fragment', path: below });
      value.push(item);
    } else {
      const merged = mergeValues(base[at], item, keys, [...path, at], below);
      value[at] = merged.value;
      children.set(at, merged.origin);
    }
  }
  return { value, origin: { from: 'fragment', path: fragmentPath, children } };
}

/**
 * Merges a fragment that hangs below a path: everything on the way there stays as it is.
 * @returns `undefined` when the path enters a list or a scalar that the object does not have so
 */
export function mergeAt(base: unknown, fragment: unknown, at: FieldPath, keys: MergeKeys, depth = 0): Merged | undefined {
  const step = at[depth];
  if (step === undefined) return mergeValues(base, fragment, keys, at);
  const origin = (child: Merged): Origin => ({ from: 'base', path: at.slice(0, depth), children: new Map([[step, child.origin]]) });
  if (typeof step === 'number') {
    if (!Array.isArray(base) || step >= base.length) return undefined;
    const child = mergeAt(base[step], fragment, at, keys, depth + 1);
    return child && { value: base.with(step, child.value), origin: origin(child) };
  }
  const mapping = base ?? {};
  if (!isMapping(mapping)) return undefined;
  const child = mergeAt(Object.hasOwn(mapping, step) ? mapping[step] : undefined, fragment, at, keys, depth + 1);
  if (child === undefined) return undefined;
  const value = Object.assign(Object.create(null) as Mapping, mapping);
  value[step] = child.value;
  return { value, origin: origin(child) };
}

/** Where a field of the merged object stands: in the base or in the fragment, and at which path. */
export function originOf(origin: Origin, path: FieldPath): { from: 'base' | 'fragment'; path: FieldPath } {
  let current = origin;
  for (const [index, step] of path.entries()) {
    const child = current.children?.get(step);
    if (child === undefined) return { from: current.from, path: [...current.path, ...path.slice(index)] };
    current = child;
  }
  return { from: current.from, path: current.path };
}
