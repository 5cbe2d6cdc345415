import type { FieldPath } from '../../../text/field-path.ts';
import type { Decoded } from '../../object.ts';
import { isMapping } from '../../schema/scalars.ts';

/** Fields of every object, which no schema has to name. */
const META_FIELDS = new Set(['apiVersion', 'kind', 'metadata']);

/**
 * Takes the fields that a schema does not declare out of a value, which is changed, and returns where
 * they stood. An object as a whole (`isResource`) has `apiVersion`, `kind` and `metadata` in any case.
 * Rule: `pruning.PruneWithOptions` of apiextensions.
 */
export function pruneUnknownFields(value: Decoded, schema: Decoded, isResource: boolean): FieldPath[] {
  const unknown: FieldPath[] = [];
  prune(value, isResource ? { ...schema, 'x-kubernetes-embedded-resource': true } : schema, [], unknown);
  return unknown;
}

/** Without a schema, nothing is declared. */
function prune(value: Decoded, schema: Decoded, path: FieldPath, unknown: FieldPath[]): void {
  if (Array.isArray(value)) {
    const inner = schema?.['x-kubernetes-preserve-unknown-fields'] ? (schema.items ?? OPEN) : schema?.items;
    value.forEach((item, index) => prune(item, inner, [...path, index], unknown));
  } else if (isMapping(value)) pruneMapping(value, schema, path, unknown);
}

/** What stands in an open list without a schema of its own is open as well. */
const OPEN = { 'x-kubernetes-preserve-unknown-fields': true };

function pruneMapping(value: Decoded, schema: Decoded, path: FieldPath, unknown: FieldPath[]): void {
  const isOpen = Boolean(schema?.['x-kubernetes-preserve-unknown-fields']);
  for (const name of Object.keys(value)) {
    if (schema?.['x-kubernetes-embedded-resource'] && META_FIELDS.has(name)) continue;
    const at = [...path, name];
    if (schema?.properties && Object.hasOwn(schema.properties, name)) prune(value[name], schema.properties[name] ?? {}, at, unknown);
    else if (schema?.additionalProperties) prune(value[name], isMapping(schema.additionalProperties) ? schema.additionalProperties : undefined, at, unknown);
    else if (!isOpen) {
      delete value[name];
      unknown.push(at);
    }
  }
}
