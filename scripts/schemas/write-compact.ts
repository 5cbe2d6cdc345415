import { apiVersionOf } from '../../src/kube/gvk.ts';
import { reachable, type ApiModel, type Definition, type Field, type RootKind, type ScalarName, type TypeExpr } from './definition.ts';
import { LIST_KEYS } from './facts/list-keys.ts';

/** The letter of each scalar; src/kube/schema/compact-table.ts reads them. */
const LETTERS: Record<ScalarName, string> = {
  string: 's',
  boolean: 'b',
  int32: 'i',
  int64: 'l',
  double: 'n',
  'int-or-string': 'x',
  quantity: 'q',
  'date-time': 't',
  'micro-time': 'm',
  bytes: 'y',
  object: 'o',
  any: '*',
};

/**
 * Writes a model as the compact table that the browser loads: one line per kind, enum and type, so
 * that a change of the API is a readable difference. The grammar is in schemas/README.md.
 */
export function writeCompact(model: ApiModel, kinds: readonly RootKind[]): string {
  const types = reachable(model.definitions, kinds.map((kind) => kind.type));
  const index = new Map(types.map((type, at) => [type.name, at]));
  const enums = new Map<string, number>();
  const typeRows = types.map((type) => [type.name, writeFields(type, index, enums)]);
  const kindRows = kinds.map((kind) => [apiVersionOf(kind), kind.kind, index.get(kind.type), kind.plural, kind.namespaced ? 1 : 0]);
  const keyRows = LIST_KEYS.filter(([field]) => index.has(field.slice(0, field.lastIndexOf('.'))));
  return `{"kubernetes":${JSON.stringify(model.release)},\n${[
    rows('kinds', kindRows),
    rows('listKeys', keyRows),
    rows('enums', [...enums.keys()]),
    rows('types', typeRows),
  ].join(',\n')}}\n`;
}

function rows(name: string, values: readonly unknown[]): string {
  return `${JSON.stringify(name)}:[\n${values.map((value) => JSON.stringify(value)).join(',\n')}\n]`;
}

function writeFields(type: Definition, index: ReadonlyMap<string, number>, enums: Map<string, number>): string {
  return [...type.fields.values()].map((field) => writeField(field, index, enums)).join(';');
}

function writeField(field: Field, index: ReadonlyMap<string, number>, enums: Map<string, number>): string {
  const mark = field.lenient === true ? '~' : field.required ? '!' : ':';
  const embedded = field.embeddedIn === undefined ? '' : `^${field.embeddedIn}`;
  return `${field.name}${embedded}${mark}${writeType(field.type, index, enums)}`;
}

function writeType(type: TypeExpr, index: ReadonlyMap<string, number>, enums: Map<string, number>): string {
  switch (type.kind) {
    case 'ref':
      return `#${index.get(type.name)!}`;
    case 'schema-or-boolean':
      return `?#${index.get(type.name)!}`;
    case 'schema-or-list':
      return `+#${index.get(type.name)!}`;
    case 'list':
      return `[${writeType(type.items, index, enums)}`;
    case 'map':
      if ('go' in type.values && type.values.go !== undefined) throw new Error('the grammar has no place for the Go type of map values');
      return `{${writeType(type.values, index, enums)}${goSuffix(type.go)}`;
    case 'scalar':
      return `${LETTERS[type.scalar]}${goSuffix(type.go)}`;
    case 'enum': {
      const key = type.values.join('|');
      if (!enums.has(key)) enums.set(key, enums.size);
      return `e${enums.get(key)!}${goSuffix(type.go)}`;
    }
  }
}

function goSuffix(go: string | undefined): string {
  return go === undefined ? '' : `<${go}>`;
}
