import type { KubeObject } from '../../kube/object.ts';
import { CustomColumnsPrinter, parseCustomColumns, parseCustomColumnsFile } from './custom-columns.ts';
import { goQuote, goSyntax } from './go-value.ts';
import { GoTemplate } from './go-template/go-template.ts';
import { sprint } from './go-template/values.ts';
import { goJson, printJson } from './json.ts';
import { JsonPath } from './jsonpath/jsonpath.ts';
import { printKyaml } from './kyaml.ts';
import { withoutManagedFields } from './list.ts';
import { nameLine } from './name.ts';
import { OutputError } from './output-error.ts';
import { printYaml } from './yaml.ts';

export { OutputError } from './output-error.ts';

const TEMPLATES = ['go-template', 'go-template-file', 'jsonpath', 'jsonpath-as-json', 'jsonpath-file', 'template', 'templatefile'];
const DATA = ['json', 'kyaml', 'yaml'];

/** The formats of a command: of `get`, of commands that write objects, and of `api-resources`. */
export const OUTPUT_FORMATS = {
  get: [...DATA, ...TEMPLATES, 'custom-columns', 'custom-columns-file', 'name', 'wide'],
  object: [...DATA, ...TEMPLATES, 'name'],
  data: DATA,
  resources: [...DATA, 'name', 'wide'],
} as const satisfies Record<string, readonly string[]>;

export interface OutputOptions {
  /** What the command can print. */
  formats: readonly string[];
  /** `--template`. */
  template?: string | undefined;
  /** `--allow-missing-template-keys`; true if not given. */
  allowMissingKeys?: boolean | undefined;
  noHeaders?: boolean | undefined;
  /** `--show-managed-fields`. */
  showManagedFields?: boolean | undefined;
  /** The text of a file; undefined when there is none. */
  readFile?: ((path: string) => string | undefined) | undefined;
}

/** Prints objects, one call for each; a watch calls it again and again. */
export interface ObjectPrinter {
  /**
   * @param object an object, or a `List` of them
   * @param typed kubectl made the object itself: see `printJson`
   * @returns what is printed
   * @throws OutputError
   */
  print(object: unknown, typed?: boolean): string;
}

export type OutputFormat =
  /** No format, or `wide`: what the command prints for people. */
  | { kind: 'human'; wide: boolean }
  | { kind: 'name'; printer: ObjectPrinter }
  /** `get` hands several objects to it as one list, see `wrapList`. */
  | { kind: 'objects'; printer: ObjectPrinter };

const itemsOf = (object: unknown): readonly unknown[] => {
  const { items } = object as { items?: unknown };
  return Array.isArray(items) ? items : [object];
};

/** The template of a format: behind its equals sign, in a file that is named there, or in `--template`. */
function templateOf(name: string, value: string | undefined, options: OutputOptions): string {
  const template = value ?? options.template ?? '';
  if (template === '') throw new OutputError('template format specified but no template given');
  return name.endsWith('file') ? readFile(template, options, '--template') : template;
}

function readFile(path: string, options: OutputOptions, what: string): string {
  const text = options.readFile?.(path);
  if (text === undefined) throw new OutputError(`error reading ${what} ${path}, open ${path}: no such file or directory`);
  return text;
}

function jsonPathPrinter(template: string, asJson: boolean, options: OutputOptions): ObjectPrinter {
  let path: JsonPath;
  try {
    path = new JsonPath(template, { allowMissingKeys: options.allowMissingKeys ?? true });
  } catch (error) {
    throw new OutputError(`error parsing jsonpath ${template}, ${(error as Error).message}`);
  }
  return {
    print(object) {
      try {
        return asJson ? path.executeAsJson(object) : path.execute(object);
      } catch (error) {
        throw new OutputError(`error executing jsonpath ${goQuote(template)}: Error executing template: ${(error as Error).message}. `
          + `Printing more information for debugging the template:\n\ttemplate was:\n\t\t${template}\n`
          + `\tobject given to jsonpath engine was:\n\t\t${goSyntax(object)}\n\n\n`);
      }
    },
  };
}

function goTemplatePrinter(source: string, options: OutputOptions): ObjectPrinter {
  let template: GoTemplate;
  try {
    template = new GoTemplate(source, { allowMissingKeys: options.allowMissingKeys ?? true });
  } catch (error) {
    throw new OutputError(`error parsing template ${source}, ${(error as Error).message}`);
  }
  return {
    print(object) {
      let printed = '';
      try {
        template.execute(object, (text) => {
          printed = text;
        });
        return printed;
      } catch (error) {
        const { message } = error as Error;
        throw new OutputError(`error executing template ${goQuote(source)}: ${message}`, `${printed}Error executing template: ${message}. `
          + `Printing more information for debugging the template:\n\ttemplate was:\n\t\t${source}\n`
          + `\traw data was:\n\t\t${goJson(object)}\n\tobject given to template engine was:\n\t\t${sprint(object)}\n\n`);
      }
    },
  };
}

function customColumnsPrinter(name: string, value: string | undefined, options: OutputOptions): ObjectPrinter {
  const spec = value ?? options.template ?? '';
  if (name === 'custom-columns-file' && spec === '') throw new OutputError('custom-columns format specified but no custom columns given');
  let columns;
  try {
    columns = name === 'custom-columns' ? parseCustomColumns(spec) : parseCustomColumnsFile(readFile(spec, options, 'template'));
  } catch (error) {
    throw new OutputError((error as Error).message);
  }
  const printer = new CustomColumnsPrinter(columns, options.noHeaders);
  return { print: (object) => printer.print(itemsOf(object)) };
}

/** Objects one after another; YAML puts its separator between them. */
function dataPrinter(name: string): ObjectPrinter {
  if (name === 'json') return { print: printJson };
  if (name === 'kyaml') return { print: printKyaml };
  let count = 0;
  return { print: (object) => (count++ === 0 ? '' : '---\n') + printYaml(object) };
}

/** Only the formats of data leave `managedFields` out. Rule: `OmitManagedFieldsPrinter` of cli-runtime. */
function cleaned(printer: ObjectPrinter, options: OutputOptions): ObjectPrinter {
  if (options.showManagedFields === true) return printer;
  return { print: (object, typed) => printer.print(withoutManagedFields(object), typed) };
}

/**
 * Reads the value of `-o`.
 * Rule: `ToPrinter` of kubectl's `PrintFlags`: the formats of data in any case, those of templates with what follows `=`.
 * @param text empty when the flag was not given
 * @throws OutputError whose message follows `error: `; where it ends with a line break, none is to be added
 */
export function parseOutputFormat(text: string, options: OutputOptions): OutputFormat {
  const given = text === '' && (options.template ?? '') !== '' ? 'go-template' : text;
  const { formats } = options;
  const plain = given.toLowerCase();
  if (given === '') return { kind: 'human', wide: false };
  if (plain === 'wide' && formats.includes(plain)) return { kind: 'human', wide: true };
  if (plain === 'name' && formats.includes(plain)) {
    return { kind: 'name', printer: { print: (object) => itemsOf(object).map((item) => nameLine(item as KubeObject)).join('') } };
  }
  if (DATA.includes(plain) && formats.includes(plain)) return { kind: 'objects', printer: cleaned(dataPrinter(plain), options) };

  const equals = given.indexOf('=');
  const name = equals === -1 ? given : given.slice(0, equals);
  const value = equals === -1 ? undefined : given.slice(equals + 1);
  if (!formats.includes(name) || (!TEMPLATES.includes(name) && !name.startsWith('custom-columns'))) {
    throw new OutputError(`unable to match a printer suitable for the output format ${goQuote(given)}, allowed formats are: ${[...formats].sort().join(',')}`);
  }
  if (name.startsWith('custom-columns')) return { kind: 'objects', printer: customColumnsPrinter(name, value, options) };
  const template = templateOf(name, value, options);
  const printer = name.startsWith('jsonpath') ? jsonPathPrinter(template, name === 'jsonpath-as-json', options) : goTemplatePrinter(template, options);
  return { kind: 'objects', printer };
}
