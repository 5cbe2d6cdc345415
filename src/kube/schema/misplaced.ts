import { formatFieldPath, type FieldPathStep } from '../../text/field-path.ts';
import type { ObjectType, ValueType } from './types.ts';
import type { Walk } from './walk.ts';

/** How far below an object a field of the same name is looked for. */
const MAX_DEPTH = 3;

/**
 * Where a field that is unknown at its place is known: in an object around it (`replicas` inside the
 * pod template), or below it (`containers` right under `spec` of a Deployment). Says nothing when
 * several places are as near.
 */
export function belongsElsewhere(walk: Walk, name: string): string | undefined {
  const inner = walk.parents.at(-1)!;
  for (const parent of walk.parents.slice(0, -1).reverse()) {
    if (parent.type.fields.has(name)) return `${name} belongs further up: ${describe(walk.path.slice(0, parent.depth), name, walk)}`;
  }
  const below = findBelow(inner.type, name);
  return below === undefined ? undefined : `${name} belongs in ${describe([...walk.path.slice(0, inner.depth), ...below.slice(0, -1)], name, walk)}`;
}

function describe(path: readonly FieldPathStep[], name: string, walk: Walk): string {
  const own = path.slice(walk.parents[0]!.depth);
  return formatFieldPath([...own, name]);
}

/** The one nearest path to a field of this name below a type, through objects only. */
function findBelow(type: ObjectType, name: string): FieldPathStep[] | undefined {
  let level: { type: ObjectType; path: FieldPathStep[] }[] = [{ type, path: [] }];
  const seen = new Set<ObjectType>([type]);
  for (let depth = 0; depth < MAX_DEPTH; depth += 1) {
    const next: typeof level = [];
    const found: FieldPathStep[][] = [];
    for (const { type: current, path } of level) {
      for (const field of current.fields.values()) {
        const inner = objectOf(field.type);
        if (inner === undefined || seen.has(inner) || field.name === 'status' || field.name === 'metadata') continue;
        if (inner.fields.has(name)) found.push([...path, field.name, name]);
        next.push({ type: inner, path: [...path, field.name] });
      }
    }
    for (const entry of next) seen.add(entry.type);
    if (found.length > 0) return found.length === 1 ? found[0] : undefined;
    level = next;
  }
  return undefined;
}

function objectOf(type: ValueType): ObjectType | undefined {
  return type.kind === 'ref' ? type.type : undefined;
}
