import { Path } from '../path.ts';

/**
 * Where a value stands that is held against a schema. The server's texts name it from the value that
 * validation began with (`spec.crew[0].name in body …`), its field path from the object.
 */
export interface Place {
  /** `undefined` at the root of an object. */
  readonly path: Path | undefined;
  readonly name: string;
}

/** The object itself. */
export const ROOT: Place = { path: undefined, name: '' };

/** The field or map entry `key`; the server's texts make no difference between the two. */
export function below({ path, name }: Place, key: string): Place {
  return { path: path === undefined ? Path.root(key) : path.child(key), name: name === '' ? key : `${name}.${key}` };
}

/** The item `index` of the list. */
export function itemOf({ path, name }: Place, index: number): Place {
  return { path: path?.index(index), name: `${name}[${index}]` };
}

/** The field path of an error at a place; the root of an object has none, which the server writes as `<nil>`. */
export function pathOf({ path }: Place): Path {
  return path ?? Path.nil();
}
