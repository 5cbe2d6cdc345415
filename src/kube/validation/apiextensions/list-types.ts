import { items, type Decoded } from '../../object.ts';
import { forbidden, invalid, required, type FieldError } from '../field-error.ts';
import { validateOneOf } from '../one-of.ts';
import type { Path } from '../path.ts';

const LIST_TYPE = 'x-kubernetes-list-type';
const MAP_TYPE = 'x-kubernetes-map-type';
const MAP_KEYS = 'x-kubernetes-list-map-keys';

/** How lists are merged. Rules: `ValidateCustomResourceDefinitionOpenAPISchema`, `validateMapListKeysMapSet`. */
export function validateListTypes(schema: Decoded, path: Path): FieldError[] {
  const listType: string | undefined = schema[LIST_TYPE];
  const keys: string[] = items(schema[MAP_KEYS]);
  const errors: FieldError[] = [];
  if (listType !== undefined && schema.type !== 'array') {
    const detail = `must be array if ${LIST_TYPE} is specified`;
    errors.push(schema.type ? invalid(path.child('type'), schema.type, detail) : required(path.child('type'), detail));
  } else if (listType === 'set' && schema.items) {
    errors.push(...validateSetItems(schema.items, path.child('items')));
  }
  errors.push(...validateOneOf(listType, ['atomic', 'set', 'map'], path.child(LIST_TYPE)));
  if (keys.length > 0 && listType !== 'map') {
    const detail = `must be map if ${MAP_KEYS} is non-empty`;
    errors.push(listType === undefined ? required(path.child(LIST_TYPE), detail) : invalid(path.child(LIST_TYPE), listType, detail));
  }
  if (listType === 'map') errors.push(...validateMapList(schema, keys, path));
  if ((listType === 'map' || listType === 'set') && schema.items?.nullable) {
    errors.push(forbidden(path.child('items').child('nullable'), `cannot be nullable when ${LIST_TYPE} is ${listType}`));
  }
  return errors;
}

/** The items of a set are compared as a whole. */
function validateSetItems(schema: Decoded, path: Path): FieldError[] {
  const detail = `must be atomic as item of a list with ${LIST_TYPE}=set`;
  const inner = schema[LIST_TYPE];
  if (schema.type === 'array' && inner !== undefined && inner !== 'atomic') return [invalid(path.child(LIST_TYPE), inner, detail)];
  return schema.type === 'object' && schema[MAP_TYPE] !== 'atomic' ? [invalid(path.child(MAP_TYPE), inner, detail)] : [];
}

function validateMapList(schema: Decoded, keys: string[], path: Path): FieldError[] {
  const errors: FieldError[] = [];
  const at = path.child('items');
  if (keys.length === 0) errors.push(required(path.child(MAP_KEYS), `must not be empty if ${LIST_TYPE} is map`));
  if (!schema.items) return [...errors, required(at, `must have a schema if ${LIST_TYPE} is map`)];
  if (schema.items.type !== 'object') {
    return [...errors, invalid(at.child('type'), schema.items.type ?? '', `must be object if parent array's ${LIST_TYPE} is map`)];
  }
  return [...errors, ...keys.flatMap((_, index) => validateMapKey(schema.items, keys, index, path))];
}

function validateMapKey(item: Decoded, keys: string[], index: number, path: Path): FieldError[] {
  const key = keys[index]!;
  const errors: FieldError[] = [];
  const property = item.properties?.[key] ?? undefined;
  const at = path.child('items').child('properties').key(key);
  if (property === undefined) errors.push(invalid(path.child(MAP_KEYS), keys, 'entries must all be names of item properties'));
  else if (property.type === 'array' || property.type === 'object') {
    errors.push(invalid(at.child('type'), item.type, `must be a scalar type if parent array's ${LIST_TYPE} is map`));
  }
  if (keys.indexOf(key) < index) errors.push(invalid(path.child(MAP_KEYS), keys, 'must not contain duplicate entries'));
  if (property === undefined) return errors;
  if (!items(item.required).includes(key) && property.default === undefined) {
    errors.push(required(at.child('default'), `this property is in ${MAP_KEYS}, so it must have a default or be a required property`));
  }
  if (property.nullable) errors.push(forbidden(at.child('nullable'), `this property is in ${MAP_KEYS}, so it cannot be nullable`));
  return errors;
}
