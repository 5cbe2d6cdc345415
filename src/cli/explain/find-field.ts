import { nearestName } from '../../kube/nearest.ts';
import { objectIn } from '../../kube/schema/object-in.ts';
import type { KindInfo } from '../../kube/schema/schema-set.ts';
import type { FieldType, ObjectType } from '../../kube/schema/types.ts';
import { apiVersionOf } from '../../kube/gvk.ts';
import { UsageError } from '../usage-error.ts';

/** The last field of a path and the object that it holds, if it holds one with fields. */
export interface FoundField {
  field: FieldType | undefined;
  /** The type whose fields are listed: of the field, or of the items or values in it. */
  object: ObjectType | undefined;
}

/**
 * Follows field names from the root of a kind. Lists and maps are entered without an index, as
 * `kubectl explain` has it (`pod.spec.containers.image`).
 * @throws UsageError for a field that does not exist, with the nearest one.
 */
export function findField(kind: KindInfo, root: ObjectType, path: readonly string[]): FoundField {
  let found: FoundField = { field: undefined, object: root };
  for (const [index, name] of path.entries()) {
    const field = found.object?.fields.get(name);
    if (field === undefined) throw unknownField(kind, path.slice(0, index), name, found.object);
    found = { field, object: objectIn(field.type) };
  }
  return found;
}

function unknownField(kind: KindInfo, parent: readonly string[], name: string, object: ObjectType | undefined): UsageError {
  const where = parent.length === 0 ? `${kind.kind} (${apiVersionOf(kind)})` : parent.join('.');
  const parentPath = [kind.kind.toLowerCase(), ...parent].join('.');
  if (object === undefined) {
    return new UsageError(`drydock explain: there is no field ${JSON.stringify(name)}: ${where} has no fields below it`, `see: drydock explain ${parentPath}`);
  }
  const near = nearestName(name, object.fields.keys());
  return new UsageError(
    `drydock explain: ${where} has no field ${JSON.stringify(name)}${near === undefined ? '' : `; did you mean ${near}?`}`,
    `see: drydock explain ${parentPath}`,
  );
}
