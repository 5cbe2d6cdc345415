import type { ApiClient } from '../../cluster/api/requests.ts';
import type { ApiResource } from '../../kube/resources/api-resource.ts';
import type { Info } from '../arguments/info.ts';
import type { Flags } from '../flags/flags.ts';
import { sortObjects } from '../print/sort-by.ts';
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
  /** Each object was asked for by its name, and so is a table of its own to be sorted. */
  named: boolean;
}

/**
 * Objects in tables, one for each resource with an empty line before the next.
 * @throws SortError
 * Rule: `GetOptions.Run` of kubectl; each answer of the server is sorted for itself (`RuntimeSorter`).
 */
export function renderTables(infos: readonly Info[], { client, flags, wide, now, withKind, named }: TablesOptions): string {
  const sortBy = flags.text('sort-by');
  const tables = groups(infos).map(({ resource, infos: rows }) => {
    const objects = rows.map(({ object }) => object!);
    const sorted = sortBy === '' ? objects : named ? objects.flatMap((object) => sortObjects([object], sortBy)) : sortObjects(objects, sortBy);
    const options = tableOptions(flags, resource, wide, withKind);
    const namespaces = options.namespaces === true && resource.namespaced;
    return renderTable(tablePrinterFor(client, resource, objects[0]!), sorted, { ...options, namespaces, now });
  });
  return tables.join(flags.bool('no-headers') ? '' : '\n');
}
