import { items, type Decoded } from '../../../kube/object.ts';
import { since } from '../duration.ts';
import { JsonPath } from '../jsonpath/jsonpath.ts';
import type { Cell, TableDefinition } from './definition.ts';

/** An entry of `additionalPrinterColumns` of a CustomResourceDefinition. */
export interface PrinterColumn {
  name: string;
  /** `string`, `integer`, `number`, `boolean` or `date`. */
  type: string;
  jsonPath: string;
  priority?: number;
}

/** What a CustomResourceDefinition says of the tables of one of its versions. */
export function printerColumns(definition: Decoded, version: string): readonly PrinterColumn[] {
  const served = items(definition.spec?.versions).find(({ name }) => name === version);
  return items(served?.additionalPrinterColumns);
}

const AGE: PrinterColumn = { name: 'Age', type: 'date', jsonPath: '.metadata.creationTimestamp' };

/** A value that has not the column's type leaves the place empty. Rule: `cellForJSONValue` of apiextensions' table convertor. */
function cell(type: string, value: unknown, path: JsonPath, now: number): Cell {
  switch (type) {
    case 'string': return value === undefined || value === null ? null : path.text(value);
    case 'integer': return typeof value === 'number' ? Math.trunc(value) : null;
    case 'number': return typeof value === 'number' ? value : null;
    case 'boolean': return typeof value === 'boolean' ? value : null;
    case 'date':
      if (typeof value !== 'string') return null;
      return Number.isNaN(Date.parse(value)) ? '<invalid>' : since(value, now);
    default: return null;
  }
}

/** A column's value is the first that its path finds. */
function first(path: JsonPath, object: Decoded): unknown {
  try {
    return path.find(object)[0]?.[0];
  } catch {
    return undefined;
  }
}

/**
 * The table of a custom resource: its name and its own columns, or its age when it has none.
 * Rule: `New` of `apiextensions-apiserver/pkg/registry/customresource/tableconvertor`.
 */
export function customTable(columns: readonly PrinterColumn[]): TableDefinition {
  const shown = columns.length === 0 ? [AGE] : columns;
  const paths = shown.map(({ jsonPath }) => new JsonPath(`{${jsonPath}}`, { allowMissingKeys: true }));
  return {
    columns: ['Name', ...shown.map(({ name, priority }) => `${name}${(priority ?? 0) > 0 ? '*' : ''}`)].join('|'),
    ownAge: true,
    cells: (object, { now }) => shown.map(({ type }, index) => cell(type, first(paths[index]!, object), paths[index]!, now)),
  };
}
