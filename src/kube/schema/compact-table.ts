import type { FieldType, ListKeys, ObjectType, ScalarKind, SelfReading, ValueType } from './types.ts';

/**
 * The form in which `schemas/compact/*.json` keeps the API of a release (grammar in
 * schemas/README.md). Types refer to one another by their place in `types`.
 */
export interface CompactTable {
  kubernetes: string;
  /** apiVersion, kind, index of the type, name of the resource in URLs, 1 when it lives in a namespace. */
  kinds: [apiVersion: string, kind: string, type: number, plural: string, namespaced: number][];
  listKeys: [field: string, mapKeys: string[], mergeKey?: string][];
  enums: string[];
  types: [name: string, fields: string][];
}

const SCALARS: Record<string, { kind: ScalarKind; go: string }> = {
  s: { kind: 'string', go: 'string' },
  b: { kind: 'boolean', go: 'bool' },
  i: { kind: 'int32', go: 'int32' },
  l: { kind: 'int64', go: 'int64' },
  n: { kind: 'double', go: 'float64' },
  x: { kind: 'int-or-string', go: 'intstr.IntOrString' },
  q: { kind: 'quantity', go: 'resource.Quantity' },
  t: { kind: 'date-time', go: 'v1.Time' },
  m: { kind: 'micro-time', go: 'v1.MicroTime' },
  y: { kind: 'bytes', go: '[]uint8' },
  o: { kind: 'object', go: 'map[string]interface {}' },
  '*': { kind: 'any', go: 'interface {}' },
};

/** A table whose types are decoded when they are first asked for. */
export class TypeTable {
  readonly #table: CompactTable;
  readonly #types: (ObjectType | undefined)[];
  readonly #enums: (ReadonlySet<string> | undefined)[] = [];
  readonly #listKeys: ReadonlyMap<string, ListKeys>;

  constructor(table: CompactTable) {
    this.#table = table;
    this.#types = Array.from({ length: table.types.length });
    this.#listKeys = new Map(table.listKeys.map(([field, mapKeys, mergeKey]) => [field, { mapKeys, mergeKey }]));
  }

  /** The type at an index of the table. */
  type(index: number): ObjectType {
    return (this.#types[index] ??= this.#decode(index));
  }

  #decode(index: number): ObjectType {
    const [name, text] = this.#table.types[index]!;
    const fields = new Map<string, FieldType>();
    // Field names never contain the characters of the grammar.
    for (const part of text === '' ? [] : text.split(';')) {
      const field = this.#decodeField(name, part);
      fields.set(field.name, field);
    }
    const parts = name.slice(name.lastIndexOf('/') + 1).split('.');
    const required = [...fields.values()].filter((field) => field.published);
    return { name, goName: parts.slice(2).join('.'), goType: parts.slice(1).join('.'), fields, required };
  }

  #decodeField(typeName: string, text: string): FieldType {
    let end = 0;
    while (!':!~^'.includes(text[end]!)) end += 1;
    const name = text.slice(0, end);
    let embedded = '';
    if (text[end] === '^') {
      const start = end + 1;
      while (!':!~'.includes(text[end]!)) end += 1;
      embedded = text.slice(start, end);
    }
    const mark = text[end];
    const type = this.#decodeType(text.slice(end + 1));
    const keys = this.#listKeys.get(`${typeName}.${name}`);
    return {
      name,
      type,
      published: mark !== ':',
      enforced: mark === '!',
      decoderName: embedded === '' ? name : `${embedded}.${name}`,
      ...(keys === undefined ? {} : { keys }),
    };
  }

  #decodeType(text: string): ValueType {
    switch (text[0]) {
      case '#':
        return this.#reference(text);
      case '?':
        return this.#selfReading('boolean', text.slice(1));
      case '+':
        return this.#selfReading('list', text.slice(1));
      case '[':
        return { kind: 'list', items: this.#decodeType(text.slice(1)) };
      case '{': {
        const [rest, go] = splitGo(text.slice(1), text[1] === '{' || text[1] === '[');
        return { kind: 'map', values: this.#decodeType(rest), ...(go === undefined ? {} : { go }) };
      }
      case 'e': {
        const [number, go] = splitGo(text.slice(1), false);
        return { kind: 'enum', values: this.#enum(Number(number)), go: go ?? 'string' };
      }
      default: {
        const [letter, go] = splitGo(text, false);
        const scalar = SCALARS[letter]!;
        return { kind: scalar.kind, go: go ?? scalar.go };
      }
    }
  }

  /** `#12`; the type is decoded when it is asked for, because types contain one another. */
  #reference(text: string): ValueType & { kind: 'ref' } {
    const index = Number(text.slice(1));
    const decode = (): ObjectType => this.type(index);
    return {
      kind: 'ref',
      get type(): ObjectType {
        return decode();
      },
    };
  }

  #selfReading(instead: SelfReading['instead'], text: string): ValueType {
    const reference = this.#reference(text);
    return {
      kind: 'any',
      go: instead === 'boolean' ? 'v1.JSONSchemaPropsOrBool' : 'v1.JSONSchemaPropsOrArray',
      selfReading: {
        instead,
        get schema(): ObjectType {
          return reference.type;
        },
      },
    };
  }

  #enum(index: number): ReadonlySet<string> {
    return (this.#enums[index] ??= new Set(this.#table.enums[index]!.split('|')));
  }
}

/**
 * A Go type name stands behind a type in angle brackets; behind a map's values it is the map's own.
 */
function splitGo(text: string, nested: boolean): [rest: string, go?: string] {
  const open = text.indexOf('<');
  if (open < 0 || nested) return [text];
  return [text.slice(0, open), text.slice(open + 1, -1)];
}
