import { items, sortedEntries, type Decoded } from '../../object.ts';
import type { Path } from '../path.ts';

/** A schema inside another, with its path. */
export interface Subschema {
  schema: Decoded;
  path: Path;
  /** The keyword that it stands under. */
  keyword: string;
  /** The property's name, under `properties`. */
  property?: string;
}

/** The lists of schemas that put conditions on a value. */
export const JUNCTORS = ['allOf', 'oneOf', 'anyOf'];

function isSchema(value: Decoded): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The schemas that describe parts of the value: properties, items and further properties. One that is null says nothing. */
export function structuralParts(schema: Decoded, path: Path): Subschema[] {
  const parts: Subschema[] = sortedEntries(schema.properties).map(([property, part]) => ({
    schema: part ?? {},
    path: path.child('properties').key(property),
    keyword: 'properties',
    property,
  }));
  for (const keyword of ['items', 'additionalProperties']) {
    if (isSchema(schema[keyword])) parts.push({ schema: schema[keyword], path: path.child(keyword), keyword });
  }
  return parts;
}

/** The schemas that put further conditions on the value itself. */
export function conditions(schema: Decoded, path: Path): Subschema[] {
  const lists = JUNCTORS.flatMap((keyword) =>
    items(schema[keyword]).map((part, index) => ({ schema: part ?? {}, path: path.child(keyword).index(index), keyword })),
  );
  return isSchema(schema.not) ? [...lists, { schema: schema.not, path: path.child('not'), keyword: 'not' }] : lists;
}
