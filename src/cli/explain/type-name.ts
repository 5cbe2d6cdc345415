import type { ValueType } from '../../kube/schema/types.ts';

/** A type as `kubectl explain` names it: `string`, `[]Container`, `map[string]Quantity`. */
export function typeName(type: ValueType): string {
  switch (type.kind) {
    case 'ref':
      return type.type.goName;
    case 'list':
      return `[]${typeName(type.items)}`;
    case 'map':
      return `map[string]${typeName(type.values)}`;
    case 'int32':
    case 'int64':
      return 'integer';
    case 'double':
      return 'number';
    case 'boolean':
      return 'boolean';
    case 'int-or-string':
      return 'IntOrString';
    case 'quantity':
      return 'Quantity';
    case 'object':
    case 'any':
      return 'Object';
    case 'enum':
    case 'string':
    case 'bytes':
    case 'date-time':
    case 'micro-time':
      return 'string';
  }
}

/** The members of a closed set of strings; for a list, those of its items. */
export function enumValues(type: ValueType): string[] {
  if (type.kind === 'list') return enumValues(type.items);
  return type.kind === 'enum' ? [...type.values].sort() : [];
}
