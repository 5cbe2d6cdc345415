import type { ApiClient } from '../../cluster/api/requests.ts';
import type { KubeObject } from '../../kube/object.ts';
import type { ApiResource } from '../../kube/resources/api-resource.ts';
import type { Info } from '../arguments/info.ts';
import type { Flags } from '../flags/flags.ts';
import { relaxedPath } from '../print/jsonpath/jsonpath.ts';
import { SortError, sortObjects } from '../print/sort-by.ts';
import { kindPrefix, renderTable, type TableOptions } from '../print/table.ts';
import { tablePrinterFor } from './printers.ts';

/** Objects of one resource that follow each other. */
interface Group {
  resource: ApiResource;
  infos: Info[];
}

function groups(infos: readonly Info[]): Group[] {
  const found: Group[] = [];
  for (const info of infos) {
    const last = found.at(-1);
    if (last?.resource === info.resource) last.infos.push(info);
    else found.push({ resource: info.resource, infos: [info] });
  }
  return found;
}

/** What flags say of tables, for objects of one resource. */
export function tableOptions(flags: Flags, resource: ApiResource, wide: boolean, withKind: boolean): Omit<TableOptions, 'now'> {
  return {
    wide, noHeaders: flags.bool('no-headers'), labelColumns: flags.list('label-columns'), showLabels: flags.bool('show-labels'),
    namespaces: flags.bool('all-namespaces'),
    ...(withKind || flags.bool('show-kind') ? { kind: kindPrefix(resource) } : {}),
  };
}

export interface TablesOptions {
  client: ApiClient;
  flags: Flags;
  /** `-o wide`. */
  wide: boolean;
  /** Milliseconds since 1970. */
  now: number;
  /** Several kinds were asked for, so that names are shown with theirs. */
  withKind: boolean;
  /** Each object was asked for by its name, and so comes in a table of its own. */
  named: boolean;
}

/**
 * The rows of a table in their order; none when no object has the field or the path cannot be read, as kubectl drops
 * what its sorter says. Rule: `SortingPrinter.PrintObj`, which leaves a single row alone, and `GetOptions.Run`.
 */
function sortedRows(objects: KubeObject[], sortBy: string): KubeObject[] {
  if (objects.length < 2) return objects;
  try {
    return sortObjects(objects, sortBy);
  } catch (error) {
    if (error instanceof SortError && !error.message.startsWith('unsortable')) return [];
    throw error;
  }
}

/**
 * Objects in tables, one for each resource with an empty line before the next.
 * @throws SortError
 * Rule: `GetOptions.Run` of kubectl; of several tables none is sorted (`RuntimeSorter`).
 */
export function renderTables(infos: readonly Info[], { client, flags, wide, now, withKind, named }: TablesOptions): string {
  const sortBy = flags.text('sort-by');
  const all = groups(infos);
  // Several tables are sorted as objects, and as such have none of the fields of their rows.
  if (sortBy !== '' && (named ? infos : all).length > 1) throw new SortError(`couldn't find any field with path ${JSON.stringify(relaxedPath(sortBy))} in the list of objects`);
  const tables = all.map(({ resource, infos: rows }) => {
    const objects = rows.map(({ object }) => object!);
    const sorted = sortBy === '' ? objects : sortedRows(objects, sortBy);
    const options = tableOptions(flags, resource, wide, withKind);
    const namespaces = options.namespaces === true && resource.namespaced;
    return renderTable(tablePrinterFor(client, resource, objects[0]!), sorted, { ...options, namespaces, now });
  });
  return tables.filter((table) => table !== '').join(flags.bool('no-headers') ? '' : '\n');
}
