import type { ApiResource } from '../../cluster/api/resource.ts';
import type { WatchEvent } from '../../cluster/api/requests.ts';
import type { KubeObject } from '../../kube/object.ts';
import { tableOf } from './columns/index.ts';
import { customTable, type PrinterColumn } from './columns/custom.ts';
import type { Cell, CellContext, TableDefinition } from './columns/definition.ts';
import { since } from './duration.ts';
import { formatLabels } from './label-text.ts';
import { TabWriter } from './tab-writer.ts';

export interface TableContext extends CellContext {
  /** `-o wide`: with the columns of lower priority. */
  wide: boolean;
}

/** How objects of one kind stand in a table. */
export interface TablePrinter {
  /** The headers, as printed. */
  columns(wide: boolean): readonly string[];
  /** What stands under each header. */
  cells(object: KubeObject, context: TableContext): string[];
  /** Which column holds the name; -1 when none of those shown does. */
  nameColumn(wide: boolean): number;
}

export interface TableOptions extends TableContext {
  noHeaders?: boolean;
  /** `-A`: a column NAMESPACE before all others. */
  namespaces?: boolean;
  /** Put before each name, as in `deployment.apps/web`: see `kindPrefix`. */
  kind?: string;
  /** `-L`: a column for each of these labels. */
  labelColumns?: readonly string[];
  /** `--show-labels`: a column LABELS at the end. */
  showLabels?: boolean;
}

/** `pod`, `deployment.apps`: what `--show-kind` puts before a name, and `-o name`. */
export function kindPrefix({ group, kind }: Pick<ApiResource, 'group' | 'kind'>): string {
  return (group === '' ? kind : `${kind}.${group}`).toLowerCase();
}

/** Rule: `printRows` and `WriteEscaped` of cli-runtime: only the first line, no control sequences. */
function cellText(cell: Cell): string {
  if (cell === null) return '';
  const text = String(cell);
  const end = text.search(/[\f\n\r]/);
  return (end === -1 ? text : `${text.slice(0, end)}...`).replaceAll('\u001b', '^[');
}

function tablePrinter(definition: TableDefinition): TablePrinter {
  const all = definition.columns.split('|').map((column) => ({ name: column.replace('*', ''), wide: column.endsWith('*') }));
  const headers = all.map(({ name }) => name.toUpperCase());
  const shown = all.flatMap(({ wide }, index) => (wide ? [] : [index]));
  const shownHeaders = shown.map((index) => headers[index]!);
  const names = { wide: headers.indexOf('NAME'), normal: shownHeaders.indexOf('NAME') };
  return {
    columns: (wide) => (wide ? headers : shownHeaders),
    nameColumn: (wide) => (wide ? names.wide : names.normal),
    cells(object, context) {
      const others = definition.cells(object, context);
      const { metadata = {} } = object;
      let next = 0;
      const texts = all.map(({ name }) => {
        if (name === 'Name') return cellText(definition.name?.(object) ?? metadata.name ?? '');
        if (name === 'Age' && !definition.ownAge) return since(metadata.creationTimestamp, context.now);
        if (name === 'Created At') return metadata.creationTimestamp ?? '';
        return cellText(others[next++] ?? null);
      });
      return context.wide ? texts : shown.map((index) => texts[index]!);
    },
  };
}

const printers = new Map<string, TablePrinter>();

/**
 * The printer of a resource.
 * @param columns of a custom resource: the `additionalPrinterColumns` of its version, none of them if empty
 */
export function printerFor(resource: Pick<ApiResource, 'group' | 'kind'>, columns?: readonly PrinterColumn[]): TablePrinter {
  if (columns !== undefined) return tablePrinter(customTable(columns));
  const key = `${resource.group}/${resource.kind}`;
  let printer = printers.get(key);
  if (printer === undefined) printers.set(key, printer = tablePrinter(tableOf(resource.group, resource.kind)));
  return printer;
}

/** Rule: `formatLabelHeaders`: what follows the last slash of the label. */
const labelHeader = (label: string): string => label.slice(label.lastIndexOf('/') + 1).toUpperCase();

function headerLine(printer: TablePrinter, options: TableOptions, before: readonly string[]): string {
  return [
    ...before, ...(options.namespaces ? ['NAMESPACE'] : []), ...printer.columns(options.wide),
    ...(options.labelColumns ?? []).map(labelHeader), ...(options.showLabels ? ['LABELS'] : []),
  ].join('\t');
}

/** Rule: `decorateTable` of cli-runtime's table printer. */
function rowLine(printer: TablePrinter, object: KubeObject, options: TableOptions, before: readonly string[]): string {
  const cells = printer.cells(object, options);
  const name = printer.nameColumn(options.wide);
  if (options.kind !== undefined && name !== -1) cells[name] = `${options.kind}/${cells[name]}`;
  const { metadata = {} } = object;
  return [
    ...before, ...(options.namespaces ? [metadata.namespace ?? ''] : []), ...cells,
    ...(options.labelColumns ?? []).map((label) => metadata.labels?.[label] ?? ''),
    ...(options.showLabels ? [formatLabels(metadata.labels)] : []),
  ].join('\t');
}

/** A column as wide as its longest word, so that it never moves. Rule: `formatEventType`. */
const eventWord = (type: WatchEvent['type']): string => type.padEnd('MODIFIED'.length);

/**
 * Prints a table piece by piece, as a watch does: the headers once, and all rows under the widths of those before.
 */
export class TableWriter {
  readonly #printer: TablePrinter;
  readonly #options: Omit<TableOptions, 'now'>;
  readonly #tabs = new TabWriter();
  #headed: boolean;

  constructor(printer: TablePrinter, options: Omit<TableOptions, 'now'>) {
    this.#printer = printer;
    this.#options = options;
    this.#headed = options.noHeaders ?? false;
  }

  /**
   * @param now milliseconds since 1970
   * @param event what happened to these objects, with `--output-watch-events`
   * @returns the lines, each ended by a line break; the empty string for no objects
   */
  write(objects: readonly KubeObject[], now: number, event?: WatchEvent['type']): string {
    if (objects.length === 0) return '';
    const options = { ...this.#options, now };
    const lines = objects.map((object) => rowLine(this.#printer, object, options, event === undefined ? [] : [eventWord(event)]));
    if (!this.#headed) lines.unshift(headerLine(this.#printer, options, event === undefined ? [] : ['EVENT']));
    this.#headed = true;
    return this.#tabs.align(`${lines.join('\n')}\n`);
  }
}

/**
 * A whole table.
 * @returns the lines, each ended by a line break; the empty string for no objects
 */
export function renderTable(printer: TablePrinter, objects: readonly KubeObject[], options: TableOptions): string {
  return new TableWriter(printer, options).write(objects, options.now);
}
