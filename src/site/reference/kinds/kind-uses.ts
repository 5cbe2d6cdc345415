import { apiVersionOf, type GroupVersionKind, splitApiVersion } from '../../../kube/gvk.ts';
import type { SchemaSet } from '../../../kube/schema/schema-set.ts';
import type { ObjectType, ValueType } from '../../../kube/schema/types.ts';
import { withoutLists } from '../../../lesson/workspace.ts';
import { blockPlace, type Place, type ReferencedLesson } from '../places.ts';

/** A field that lessons set, with every place where a manifest has it, in reading order. */
export interface FieldUses {
  /** From the root of its kind, without indices: `spec.ports.nodePort`. */
  path: string;
  places: Place[];
}

/** What lessons do with one kind. */
export interface KindUses {
  gvk: GroupVersionKind;
  /** Where objects of the kind are described by a manifest of their own. */
  places: Place[];
  fields: Map<string, FieldUses>;
}

/** Stands for the metadata that objects of every kind have. */
export const EVERY_OBJECT: GroupVersionKind = { group: '', version: '', kind: '' };

/** The kinds and fields of the manifests that lessons show, by `kindKey`. What is wrong on purpose is not among them. */
export function kindUses(lessons: readonly ReferencedLesson[], schemas: SchemaSet): Map<string, KindUses> {
  const walk = new Walk(schemas);
  for (const lesson of lessons) {
    for (const { block: index, documents } of lesson.lesson.revisions) {
      const block = lesson.lesson.blocks[index];
      if (block === undefined || block.hidden) continue;
      const place = blockPlace(lesson, block);
      for (const { value } of documents.flatMap(withoutLists)) walk.object(value, place);
    }
  }
  return walk.uses;
}

/** A kind as a key of maps: `apps/v1 Deployment`. */
export function kindKey(gvk: GroupVersionKind): string {
  return `${apiVersionOf(gvk)} ${gvk.kind}`;
}

/** Records fields under the kind that they belong to: those of a Pod template are the Pod's, wherever it stands. */
class Walk {
  readonly uses = new Map<string, KindUses>();
  readonly #schemas: SchemaSet;
  /** Kinds by the name of their type, and by that of their `spec`, which their templates share. */
  readonly #byType = new Map<string, GroupVersionKind>();
  readonly #bySpec = new Map<string, GroupVersionKind>();

  constructor(schemas: SchemaSet) {
    this.#schemas = schemas;
    for (const { group, version, kind, custom } of schemas.kinds()) {
      const root = custom ? undefined : schemas.root({ group, version, kind });
      const spec = root && specType(root);
      if (root) this.#byType.set(root.name, { group, version, kind });
      if (spec && !this.#bySpec.has(spec)) this.#bySpec.set(spec, { group, version, kind });
    }
  }

  object(value: unknown, place: Place): void {
    const { apiVersion, kind } = (value ?? {}) as { apiVersion?: unknown; kind?: unknown };
    if (typeof apiVersion !== 'string' || typeof kind !== 'string') return;
    const gvk = { ...splitApiVersion(apiVersion), kind };
    this.#of(gvk).places.push(place);
    const root = this.#schemas.root(gvk);
    if (root) this.#fields(value, root, gvk, [], place);
  }

  #fields(value: unknown, type: ObjectType, owner: GroupVersionKind, path: readonly string[], place: Place): void {
    if (typeof value !== 'object' || value === null) return;
    for (const [name, below] of Object.entries(value)) {
      const field = type.fields.get(name);
      if (field === undefined || (path.length === 0 && (name === 'apiVersion' || name === 'kind'))) continue;
      const to = objectType(field.type)?.name === 'meta.v1.ObjectMeta' ? EVERY_OBJECT : owner;
      const whole = to === owner ? [...path, name] : [name];
      this.#record(to, whole.join('.'), place);
      this.#below(below, field.type, to, whole, place);
    }
  }

  #below(value: unknown, type: ValueType, owner: GroupVersionKind, path: readonly string[], place: Place): void {
    if (type.kind === 'list' && Array.isArray(value)) for (const item of value) this.#below(item, type.items, owner, path, place);
    if (type.kind === 'map' && typeof value === 'object') for (const item of Object.values(value ?? {})) this.#below(item, type.values, owner, path, place);
    if (type.kind !== 'ref') return;
    const kind = this.#byType.get(type.type.name) ?? this.#bySpec.get(specType(type.type) ?? '');
    if (kind) this.#fields(value, type.type, kind, [], place);
    else this.#fields(value, type.type, owner, path, place);
  }

  #record(owner: GroupVersionKind, path: string, place: Place): void {
    const { fields } = this.#of(owner);
    const known = fields.get(path);
    if (known) known.places.push(place);
    else fields.set(path, { path, places: [place] });
  }

  #of(gvk: GroupVersionKind): KindUses {
    const key = kindKey(gvk);
    const known = this.uses.get(key);
    if (known) return known;
    const uses: KindUses = { gvk, places: [], fields: new Map() };
    this.uses.set(key, uses);
    return uses;
  }
}

function specType(type: ObjectType): string | undefined {
  const spec = type.fields.get('spec');
  return spec && objectType(spec.type)?.name;
}

function objectType(type: ValueType): ObjectType | undefined {
  return type.kind === 'ref' ? type.type : undefined;
}
