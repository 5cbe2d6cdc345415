import { nearestName } from '../../kube/nearest.ts';
import type { ObjectType, ValueType } from '../../kube/schema/types.ts';
import { schemaSet } from '../../kube/schema/schema-set.ts';
import type { KubernetesVersion } from '../../kube/version.ts';
import type { Lesson } from '../../lesson/types.ts';
import { formatFieldPath, type FieldPath } from '../../text/field-path.ts';
import { checkedDocuments, documentsOf, isMapping, type CheckedDocument } from '../manifest-documents.ts';

const types = new Map<KubernetesVersion, readonly ObjectType[]>();

/** Every type of the API of a release that is an object with named fields. */
function objectTypes(version: KubernetesVersion): readonly ObjectType[] {
  const known = types.get(version);
  if (known !== undefined) return known;
  const seen = new Set<ObjectType>();
  const schemas = schemaSet(version);
  const queue = schemas.kinds().flatMap((gvk) => schemas.root(gvk) ?? []);
  for (let type = queue.pop(); type !== undefined; type = queue.pop()) {
    if (seen.has(type)) continue;
    seen.add(type);
    for (const field of type.fields.values()) {
      const below = innermost(field.type);
      if (below.kind === 'ref') queue.push(below.type);
    }
  }
  types.set(version, [...seen]);
  return types.get(version)!;
}

function innermost(type: ValueType): ValueType {
  if (type.kind === 'list') return innermost(type.items);
  return type.kind === 'map' ? innermost(type.values) : type;
}

/** The fragments of a lesson that are not merged into any file, because it is not known which. */
export function looseFragments(lesson: Lesson): CheckedDocument[] {
  const checked = new Set(checkedDocuments(lesson).map((document) => document.source));
  return lesson.blocks
    .filter((block) => block.role === 'fragment' && block.skip === undefined && block.unclosed !== true)
    .flatMap((block) => (block.yaml === undefined ? [] : documentsOf(block, block.yaml)))
    .filter((document) => !checked.has(document.source));
}

/** A field that no place of the API allows. */
export interface ImpossibleField {
  path: FieldPath;
  /** The nearest field that there is in its place. */
  suggestion?: string;
}

/**
 * The fields of a fragment that it cannot have wherever it hangs: its uppermost keys are fields of
 * some type of the API, and every such type refuses the field. Empty when no type has those keys.
 */
export function impossibleFields(version: KubernetesVersion, value: unknown): ImpossibleField[] {
  const items = Array.isArray(value) ? value.filter(isMapping) : isMapping(value) ? [value] : [];
  const keys = new Set(items.flatMap((item) => Object.keys(item)));
  if (keys.size === 0) return [];
  const candidates = objectTypes(version).filter((type) => [...keys].every((key) => type.fields.has(key)));
  const [first, ...rest] = candidates.flatMap((type) => {
    const found: ImpossibleField[] = [];
    const fits = items.every((item, index) => collectUnknown(item, type, Array.isArray(value) ? [index] : [], found));
    return fits ? [found] : [];
  });
  if (first === undefined) return [];
  const everywhere = rest.map((paths) => new Set(paths.map(({ path }) => formatFieldPath(path))));
  return first.filter(({ path }) => everywhere.every((paths) => paths.has(formatFieldPath(path))));
}

/** Collects the fields that a type does not know; `false` when a list or mapping stands where the type has another. */
function collectUnknown(value: Record<string, unknown>, type: ObjectType, path: FieldPath, found: ImpossibleField[]): boolean {
  return Object.entries(value).every(([name, field]) => {
    const known = type.fields.get(name);
    if (known !== undefined) return collectBelow(field, known.type, [...path, name], found);
    const suggestion = nearestName(name, type.fields.keys());
    found.push({ path: [...path, name], ...(suggestion === undefined ? {} : { suggestion }) });
    return true;
  });
}

function collectBelow(value: unknown, type: ValueType, path: FieldPath, found: ImpossibleField[]): boolean {
  if (Array.isArray(value)) {
    if (type.kind === 'list') return value.every((item, index) => collectBelow(item, type.items, [...path, index], found));
    return type.kind === 'any';
  }
  if (!isMapping(value)) return true;
  if (type.kind === 'ref') return collectUnknown(value, type.type, path, found);
  if (type.kind === 'map') return Object.entries(value).every(([name, item]) => collectBelow(item, type.values, [...path, name], found));
  return type.kind === 'any' || type.kind === 'object';
}
