import { goText } from './go-value.ts';
import { JsonPath, relaxedPath } from './jsonpath/jsonpath.ts';
import { OutputError } from './output-error.ts';
import { TabWriter } from './tab-writer.ts';

export interface CustomColumn {
  header: string;
  /** In braces. */
  path: string;
}

/**
 * Reads what follows `custom-columns=`.
 * Rule: `NewCustomColumnsPrinterFromSpec` of kubectl's `pkg/cmd/get/customcolumn.go`.
 * @throws OutputError, JsonPathError
 */
export function parseCustomColumns(spec: string): CustomColumn[] {
  if (spec === '') throw new OutputError('custom-columns format specified but no custom columns given');
  return spec.split(',').map((column) => {
    const colon = column.indexOf(':');
    if (colon === -1) throw new OutputError(`unexpected custom-columns spec: ${column}, expected <header>:<json-path-expr>`);
    return { header: column.slice(0, colon), path: relaxedPath(column.slice(colon + 1)) };
  });
}

const EXPECTED = 'Expected format is one line of space separated headers, one line of space separated column specs.';

/**
 * Reads a file of two lines: headers, and below them paths.
 * Rule: `NewCustomColumnsPrinterFromTemplate`.
 * @throws OutputError, JsonPathError
 */
export function parseCustomColumnsFile(text: string): CustomColumn[] {
  const lines = (text.endsWith('\n') ? text.slice(0, -1) : text).split('\n').map((line) => line.split(/\s+/).filter(Boolean));
  if (text === '') throw new OutputError(`invalid template, missing header line. ${EXPECTED}`);
  const [headers, paths] = lines;
  if (headers === undefined || paths === undefined) throw new OutputError(`invalid template, missing spec line. ${EXPECTED}`);
  if (headers.length !== paths.length) throw new OutputError(`number of headers (${headers.length}) and field specifications (${paths.length}) don't match`);
  return headers.map((header, index) => ({ header, path: relaxedPath(paths[index]!) }));
}

/** Prints objects in columns that the person asked for; keeps its widths, for watches. */
export class CustomColumnsPrinter {
  readonly #columns: readonly CustomColumn[];
  readonly #tabs = new TabWriter();
  #headed: boolean;
  #paths: readonly JsonPath[] | undefined;

  constructor(columns: readonly CustomColumn[], noHeaders = false) {
    this.#columns = columns;
    this.#headed = noHeaders;
  }

  /**
   * @returns lines, each ended by a line break
   * @throws OutputError with the headers as what was already printed, when a path does not parse or finds wrong values
   */
  print(objects: readonly unknown[]): string {
    const lines = this.#headed ? [] : [this.#columns.map(({ header }) => header).join('\t')];
    this.#headed = true;
    try {
      this.#paths ??= this.#columns.map(({ path }) => new JsonPath(path, { allowMissingKeys: true }));
      for (const object of objects) lines.push(this.#paths.map((path) => cell(path, object)).join('\t'));
    } catch (error) {
      throw new OutputError((error as Error).message, this.#align(lines));
    }
    return this.#align(lines);
  }

  #align(lines: readonly string[]): string {
    return lines.length === 0 ? '' : this.#tabs.align(`${lines.join('\n')}\n`);
  }
}

function cell(path: JsonPath, object: unknown): string {
  const found = path.find(object);
  const texts = found.flat().map((value) => goText(value).replaceAll('\u001b', '^['));
  return ((found[0]?.length ?? 0) === 0 ? ['<none>', ...texts] : texts).join(',');
}
