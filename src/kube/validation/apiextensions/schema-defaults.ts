import type { Decoded } from '../../object.ts';
import { isMapping } from '../../schema/scalars.ts';
import { schemaOfField } from './values.ts';

/**
 * Sets the defaults of a schema in an object, which is changed. A null stands for an unset field where the
 * schema does not allow null. Rules: `defaulting.PruneNonNullableNullsWithoutDefaults`, `defaulting.Default`.
 */
export function setDefaults(value: Decoded, schema: Decoded): void {
  if (schema === undefined) return;
  if (Array.isArray(value)) {
    value.forEach((item, index) => {
      if (isUnset(item, schema.items) && schema.items?.default !== undefined) value[index] = structuredClone(schema.items.default);
      setDefaults(value[index], schema.items ?? undefined);
    });
  } else if (isMapping(value)) setFieldDefaults(value, schema);
}

function setFieldDefaults(value: Decoded, schema: Decoded): void {
  for (const [name, property] of Object.entries<Decoded>(schema.properties ?? {})) {
    if (property?.default === undefined) continue;
    if (!Object.hasOwn(value, name) || isUnset(value[name], property)) value[name] = structuredClone(property.default);
  }
  for (const name of Object.keys(value)) {
    const inner = schemaOfField(schema, name);
    if (isUnset(value[name], inner)) {
      if (inner.default === undefined) delete value[name];
      else value[name] = structuredClone(inner.default);
    }
    setDefaults(value[name], inner);
  }
}

function isUnset(value: Decoded, schema: Decoded): boolean {
  return value === null && schema !== undefined && schema !== null && !schema.nullable;
}
