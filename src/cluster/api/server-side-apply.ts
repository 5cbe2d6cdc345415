import { fieldSetOf, partsOf, shownPath, walkFields, type FieldSet, type Part } from '../../kube/field-sets/field-set.ts';
import type { Decoded, KubeObject } from '../../kube/object.ts';
import type { ObjectType } from '../../kube/schema/types.ts';
import { isSame } from '../../kube/validation/update/same-value.ts';
import { appliedByClient, withLastApplied } from './last-applied.ts';
import { isSameManager, ownershipsOf, withOwnerships, type Manager } from './managed-fields.ts';
import { gvkOf } from './registry.ts';
import type { ObjectAddress, Patch, WriteOptions } from './requests.ts';
import { groupVersion } from './resource.ts';
import type { Serving } from './serving.ts';
import { badRequest, StatusError } from './status-error.ts';

/** A field that somebody else owns and has another value. */
interface Conflict {
  manager: Manager;
  path: string;
}

/**
 * What server-side apply makes of an object: the fields of the configuration, merged into it, less those that the same
 * manager applied before and asks for no more.
 * @param before undefined when there is no object yet
 * @throws StatusError Conflict when others own fields that the configuration changes, unless it is forced
 * Rule: https://kubernetes.io/docs/reference/using-api/server-side-apply/
 */
export function applied(before: KubeObject | undefined, patch: Extract<Patch, { type: 'apply' }>, at: ObjectAddress, serving: Serving, options: WriteOptions): KubeObject {
  if (options.fieldManager === undefined) throw badRequest('PatchOptions.meta.k8s.io "" is invalid: fieldManager: Required value: is required for apply patch');
  const configuration = patch.body as KubeObject;
  const root = serving.registry.schemas.root(gvkOf(at.resource));
  const manager: Manager = { name: options.fieldManager, operation: 'Apply', apiVersion: groupVersion(at.resource), ...(at.subresource === undefined ? {} : { subresource: at.subresource }) };
  const wanted = fieldSetOf(configuration, root);
  const time = serving.plane.clock.timestamp();
  const live = before ?? ({ apiVersion: configuration.apiVersion, kind: configuration.kind, metadata: {} } as KubeObject);
  const ownerships = ownershipsOf(live);
  const others = ownerships.filter((one) => !isSameManager(one.manager, manager));
  const differs = differingPaths(live, configuration, root);
  const conflicts = others.flatMap((one) => [...wanted].filter((path) => one.fields.has(path) && differs.has(path)).map((path): Conflict => ({ manager: one.manager, path })));
  if (conflicts.length > 0 && patch.force !== true) {
    const allowed = appliedByClient(live, manager.name, root, (from) => differingPaths(live, from, root));
    const refused = conflicts.filter(({ path }) => !allowed.has(path));
    if (refused.length > 0) throw conflictError(refused, at);
  }
  const previous = ownerships.find((one) => isSameManager(one.manager, manager))?.fields ?? new Set<string>();
  const ownedElsewhere = new Set(others.flatMap(({ fields }) => [...fields]));
  const dropped = new Set([...previous].filter((path) => !wanted.has(path) && !ownedElsewhere.has(path)));
  const merged = mergeValues(without(live, root, dropped), configuration, { type: undefined, field: '', keys: [] }, root) as KubeObject;
  const taken = new Set(conflicts.map(({ path }) => path));
  const kept = others.map((one) => ({ ...one, fields: new Set([...one.fields].filter((path) => !taken.has(path))) }));
  const { managedFields: _given, ...metadata } = { ...live.metadata, ...merged.metadata };
  const changes = !isSame(without(live, root, dropped), merged) || dropped.size > 0 || !isSameSet(previous, wanted);
  const own = ownerships.find((one) => isSameManager(one.manager, manager));
  return withOwnerships(withLastApplied({ ...merged, metadata }, configuration, manager.name), [{ manager, fields: wanted, time: changes ? time : (own?.time ?? time) }, ...kept]);
}

const isSameSet = (one: FieldSet, other: FieldSet): boolean => one.size === other.size && [...one].every((path) => other.has(path));

/** The fields of the configuration that have another value in the object. */
function differingPaths(live: KubeObject, configuration: KubeObject, root: ObjectType | undefined): FieldSet {
  const values = new Map<string, Decoded>();
  walkFields(live, root, (path, value, isContainer) => values.set(path, isContainer ? undefined : value));
  const found: FieldSet = new Set();
  walkFields(configuration, root, (path, value, isContainer) => {
    if (!isContainer && !(values.has(path) && isSame(values.get(path), value))) found.add(path);
  });
  return found;
}

/** A value with the fields of the configuration: maps and keyed lists part by part, everything else as a whole. */
function mergeValues(live: Decoded, wanted: Decoded, part: Part, root?: ObjectType): Decoded {
  const type = root ?? part.type;
  const parts = partsOf(wanted, type, part.field, part.keys);
  // An empty map asks for the map, and for nothing in it.
  if (isEmptyMap(wanted) && partsOf(live, type, part.field, part.keys) !== undefined) return live;
  if (parts === undefined || typeof live !== 'object' || live === null) return wanted;
  const before = new Map((partsOf(live, type, part.field, part.keys) ?? []).map(([step, value]) => [step, value]));
  if (Array.isArray(wanted)) {
    const steps = new Set(parts.map(([step]) => step));
    const mine = parts.map(([step, value, inner]) => (before.has(step) ? mergeValues(before.get(step), value, inner) : value));
    return [...mine, ...[...before].filter(([step]) => !steps.has(step)).map(([, value]) => value)];
  }
  const merged: Decoded = { ...live };
  for (const [step, value, inner] of parts) merged[inner.field] = before.has(step) ? mergeValues(before.get(step), value, inner) : value;
  return merged;
}

const isEmptyMap = (value: Decoded): boolean => typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length === 0;

/** An object without the fields of a set, and without what holds nothing any more because of it. */
function without(object: KubeObject, root: ObjectType | undefined, dropped: FieldSet): KubeObject {
  if (dropped.size === 0) return object;
  const prune = (value: Decoded, part: Part, path: string, type?: ObjectType): Decoded => {
    const parts = partsOf(value, type ?? part.type, part.field, part.keys);
    if (parts === undefined) return value;
    const kept = parts.flatMap(([step, inner, innerPart]): [string, Decoded][] => {
      const at = path === '' ? step : `${path}\u0000${step}`;
      if (step.startsWith('k:') && dropped.has(at)) return [];
      const pruned = prune(inner, innerPart, at);
      const isEmpty = typeof pruned === 'object' && pruned !== null && Object.keys(pruned).length === 0 && pruned !== inner;
      return (dropped.has(at) && (partsOf(pruned, innerPart.type, innerPart.field, innerPart.keys) === undefined || isEmpty)) || isEmpty ? [] : [[innerPart.field, pruned]];
    });
    return Array.isArray(value) ? kept.map(([, inner]) => inner) : Object.fromEntries(kept);
  };
  return prune(object, { type: undefined, field: '', keys: [] }, '', root) as KubeObject;
}

/** Rule: `NewConflictError` and `getConflictMessage` of apimachinery's managedfields. */
function conflictError(conflicts: readonly Conflict[], { resource, name }: ObjectAddress): StatusError {
  const named = ({ name: who, operation, apiVersion, subresource }: Manager): string => {
    if (operation === 'Apply') return JSON.stringify(who);
    return `${JSON.stringify(who)}${subresource === undefined ? '' : ` with subresource ${JSON.stringify(subresource)}`} using ${apiVersion}`;
  };
  const groups = new Map<string, string[]>();
  for (const { manager, path } of conflicts) groups.set(named(manager), [...(groups.get(named(manager)) ?? []), shownPath(path)]);
  const [first] = conflicts;
  const message = conflicts.length === 1
    ? `Apply failed with 1 conflict: conflict with ${named(first!.manager)}: ${shownPath(first!.path)}`
    : `Apply failed with ${conflicts.length} conflicts: ${[...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([who, paths]) => `conflicts with ${who}:\n${paths.sort().map((path) => `- ${path}`).join('\n')}`).join('\n')}`;
  return new StatusError(409, 'Conflict', message, {
    name, ...(resource.group === '' ? {} : { group: resource.group }), kind: resource.plural,
    causes: conflicts.map(({ manager, path }) => ({ reason: 'FieldManagerConflict', message: `conflict with ${named(manager)}`, field: shownPath(path) })),
  });
}
