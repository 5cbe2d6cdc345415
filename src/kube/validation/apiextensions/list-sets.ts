import { items, sortedEntries, type Decoded } from '../../object.ts';
import { duplicate, invalid, type FieldError } from '../field-error.ts';
import { Path } from '../path.ts';
import { canonicalJson } from './canonical-json.ts';
import { schemaOfField } from './values.ts';

/**
 * Lists whose items are unique: sets as a whole, maps by their keys. Of several equal items only the
 * second is reported. Rule: `listtype.ValidateListSetsAndMaps`.
 */
export function validateListSetsAndMaps(value: Decoded, schema: Decoded, path?: Path): FieldError[] {
  if (Array.isArray(value)) {
    if (path === undefined) return [];
    const inner = schema.items ? value.flatMap((item, index) => validateListSetsAndMaps(item, schema.items, path.index(index))) : [];
    return [...validateList(value, schema, path), ...inner];
  }
  if (typeof value !== 'object' || value === null) return [];
  return sortedEntries(value).flatMap(([name, part]) => {
    const inner = schemaOfField(schema, name);
    if (inner === undefined) return [];
    const isField = schema.properties !== undefined && Object.hasOwn(schema.properties, name);
    const at = path === undefined ? Path.root(name) : isField ? path.child(name) : path.key(name);
    return validateListSetsAndMaps(part, inner, at);
  });
}

function validateList(list: Decoded[], schema: Decoded, path: Path): FieldError[] {
  switch (schema['x-kubernetes-list-type']) {
    case 'set':
      return secondOnes(list).map((index) => duplicate(path.index(index), list[index]));
    case 'map': {
      const wrong = list.findIndex((item) => item !== null && (typeof item !== 'object' || Array.isArray(item)));
      if (wrong !== -1) return [invalid(path.index(wrong), list[wrong], 'must be an object for an array of list-type map')];
      const keys = list.map((item) => keysOf(item, items(schema['x-kubernetes-list-map-keys'])));
      return secondOnes(keys).map((index) => duplicate(path.index(index), keys[index]));
    }
    default:
      return [];
  }
}

function keysOf(item: Decoded, names: string[]): Decoded {
  return Object.fromEntries(names.filter((name) => item !== null && Object.hasOwn(item, name)).map((name) => [name, item[name]]));
}

/** Where each value that stands in a list more than once does so for the second time. */
function secondOnes(values: readonly Decoded[]): number[] {
  const times = new Map<string, number>();
  return values.flatMap((value, index) => {
    const key = canonicalJson(value);
    const before = times.get(key) ?? 0;
    times.set(key, before + 1);
    return before === 1 ? [index] : [];
  });
}
