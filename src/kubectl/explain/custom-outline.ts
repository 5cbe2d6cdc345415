import type { Decoded } from '../../kube/object.ts';
import type { Outline, OutlineField } from './outline.ts';

/**
 * The outline of a schema in a CustomResourceDefinition.
 * @param schema an `openAPIV3Schema`, or a part of one
 * Rule: `typeGuess` and `description` of kubectl's templates for `explain`.
 */
export function customOutline(schema: Decoded): Outline {
  if (schema?.type === 'array') {
    const items = customOutline(schema.items);
    return { ...items, type: `[]${items.type}`, values: [], description: joined(schema.description, items.description) };
  }
  const more = schema?.additionalProperties;
  if (typeof more === 'object' && more !== null) {
    const values = customOutline(more);
    return { ...values, type: `map[string]${values.type}`, values: [], description: joined(schema.description, values.description) };
  }
  return {
    type: typeOf(schema), description: schema?.description, values: ((schema?.enum ?? []) as unknown[]).map(String).sort(), id: schema,
    fields: schema?.properties === undefined ? undefined : () => customFields(schema),
  };
}

/** The fields of a schema; what is written about each belongs to the field, not to its type. */
export function customFields(schema: Decoded): OutlineField[] {
  const required = new Set<string>(schema.required ?? []);
  return Object.keys(schema.properties ?? {}).sort().map((name) => {
    const outline = customOutline(schema.properties[name]);
    return { name, required: required.has(name), description: outline.description, outline: { ...outline, description: undefined } };
  });
}

function typeOf(schema: Decoded): string {
  if (schema?.['x-kubernetes-int-or-string'] === true) return 'IntOrString';
  return schema?.type === undefined || schema.type === 'object' ? 'Object' : schema.type;
}

function joined(...texts: (string | undefined)[]): string | undefined {
  const written = texts.filter((text) => text !== undefined);
  return written.length === 0 ? undefined : written.join('\n');
}
