import type { Decoded } from '../object.ts';
import type { ObjectType, ValueType } from '../schema/types.ts';

/**
 * A step to a field, as `FieldsV1` writes it: `f:name` a field, `k:{"name":"web"}` the item of a list with that key,
 * `v:"x"` an item of a set.
 * Rule: structured-merge-diff's fieldpath serialization.
 */
export type Step = string;

/** The fields that somebody owns: paths, each as its steps joined by the separator of this module. */
export type FieldSet = Set<string>;

const SEPARATOR = '\u0000';

export const joinPath = (steps: readonly Step[]): string => steps.join(SEPARATOR);
export const splitPath = (path: string): Step[] => path.split(SEPARATOR);

/** Types whose values are owned as a whole (`x-kubernetes-map-type: atomic`). */
const ATOMIC_TYPES = new Set([
  'ConfigMapKeySelector', 'CrossVersionObjectReference', 'EndpointAddress', 'FileKeySelector', 'LabelSelector', 'LocalObjectReference', 'NodeSelector',
  'NodeSelectorTerm', 'ObjectFieldSelector', 'ObjectReference', 'ResourceFieldSelector', 'ScopedResourceSelectorRequirement', 'ScopeSelector', 'SecretKeySelector',
  'SecretReference', 'TopologySelectorTerm', 'TypedLocalObjectReference', 'TypedObjectReference',
]);
/** Maps of texts that are owned as a whole. */
const ATOMIC_MAPS = new Set(['nodeSelector', 'selector']);
/** Lists of texts that are owned item by item. */
const SETS = new Set(['finalizers']);

/** What a value of the type `type` in the field `field` is made of: its parts with their steps, or undefined when it is owned as a whole. */
export function partsOf(value: Decoded, type: ValueType | ObjectType | undefined, field: string, keys: readonly string[]): [Step, Decoded, Part][] | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const known = type !== undefined && 'kind' in type ? type : undefined;
  const object = type !== undefined && !('kind' in type) ? type : known?.kind === 'ref' ? known.type : undefined;
  if (Array.isArray(value)) {
    const items = known?.kind === 'list' ? known.items : undefined;
    if (SETS.has(field)) return value.map((item) => [`v:${JSON.stringify(item)}`, item, { type: undefined, field: '', keys: [] }]);
    if (keys.length === 0 || !value.every((item) => typeof item === 'object' && item !== null)) return undefined;
    return value.map((item) => [keyStep(item, keys), item, { type: items, field: '', keys: [] }]);
  }
  if (object !== undefined && ATOMIC_TYPES.has(object.goName)) return undefined;
  if (known?.kind === 'map' && ATOMIC_MAPS.has(field)) return undefined;
  const entries = Object.keys(value);
  if (entries.length === 0) return undefined;
  return entries.map((name) => {
    const inner = object?.fields.get(name);
    const part: Part = inner === undefined
      ? { type: known?.kind === 'map' ? known.values : undefined, field: name, keys: [] }
      : { type: inner.type, field: name, keys: inner.keys?.mapKeys ?? [] };
    return [`f:${name}`, value[name], part];
  });
}

/** What is known of a part: its type, the name of its field, and the keys of its items. */
export interface Part {
  type: ValueType | undefined;
  field: string;
  keys: readonly string[];
}

/** Keys that an item leaves out count with their defaults. */
const KEY_DEFAULTS: Readonly<Record<string, unknown>> = { protocol: 'TCP' };

function keyStep(item: Decoded, keys: readonly string[]): Step {
  return `k:${JSON.stringify(Object.fromEntries([...keys].sort().map((key) => [key, item[key] ?? KEY_DEFAULTS[key]]).filter(([, value]) => value !== undefined)))}`;
}

/** Fields that nobody owns. */
const UNOWNED = new Set(['apiVersion', 'kind']);
const UNOWNED_METADATA = new Set(['name', 'namespace', 'uid', 'resourceVersion', 'generation', 'creationTimestamp', 'deletionTimestamp', 'managedFields', 'selfLink']);

/** Calls `visit` for each part that is owned by itself, and for items of keyed lists, with its path. */
export function walkFields(object: Decoded, root: ObjectType | undefined, visit: (path: string, value: Decoded, isContainer: boolean) => void): void {
  const walk = (value: Decoded, part: Part | { type: ObjectType | undefined; field: string; keys: readonly string[] }, steps: readonly Step[]): void => {
    const parts = partsOf(value, part.type, part.field, part.keys);
    if (parts === undefined) {
      visit(joinPath(steps), value, false);
      return;
    }
    if (steps.length > 0) visit(joinPath(steps), value, true);
    for (const [step, inner, innerPart] of parts) {
      if (steps.length === 0 && UNOWNED.has(innerPart.field)) continue;
      if (steps.length === 1 && steps[0] === 'f:metadata' && UNOWNED_METADATA.has(innerPart.field)) continue;
      walk(inner, innerPart, [...steps, step]);
    }
  };
  walk(object, { type: root, field: '', keys: [] }, []);
}

/** The fields that a configuration asks for. */
export function fieldSetOf(object: Decoded, root: ObjectType | undefined): FieldSet {
  const set: FieldSet = new Set();
  walkFields(object, root, (path, _value, isContainer) => {
    if (!isContainer || isItem(path)) set.add(path);
  });
  return set;
}

const isItem = (path: string): boolean => splitPath(path).at(-1)!.startsWith('k:');

/** A set as the nested maps of `fieldsV1`. */
export function toFieldsV1(set: FieldSet): Decoded {
  const root: Decoded = {};
  for (const path of [...set].sort()) {
    let at = root;
    for (const step of splitPath(path)) at = at[step] ??= {};
    at['.'] = {};
  }
  return withoutLeafMarks(root);
}

/** A field without parts has no mark for itself. */
function withoutLeafMarks(tree: Decoded): Decoded {
  const entries = Object.entries(tree);
  if (entries.length === 1 && entries[0]![0] === '.') return {};
  return Object.fromEntries(entries.map(([step, inner]) => [step, step === '.' ? {} : withoutLeafMarks(inner)]));
}

/** The way back. */
export function fromFieldsV1(tree: Decoded): FieldSet {
  const set: FieldSet = new Set();
  const walk = (inner: Decoded, steps: readonly Step[]): void => {
    const entries = Object.entries(inner);
    if (entries.length === 0 && steps.length > 0) set.add(joinPath(steps));
    for (const [step, next] of entries) {
      if (step === '.') set.add(joinPath(steps));
      else walk(next, [...steps, step]);
    }
  };
  walk(tree, []);
  return set;
}

/** A path as messages write it: `.spec.template.spec.containers[name="web"].image`. */
export function shownPath(path: string): string {
  return splitPath(path).map((step) => {
    const rest = step.slice(2);
    if (step.startsWith('f:')) return `.${rest}`;
    if (step.startsWith('v:')) return `[=${rest}]`;
    return `[${Object.entries(JSON.parse(rest)).map(([key, value]) => `${key}=${JSON.stringify(value)}`).join(',')}]`;
  }).join('');
}
