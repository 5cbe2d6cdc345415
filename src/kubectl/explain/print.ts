import type { Outline, OutlineField } from './outline.ts';

const WIDTH = 76;

/** How many allowed values a list of fields shows. */
const SHOWN_VALUES = 4;

/** What is explained: a kind, and the way to one of its fields. */
export interface Explained {
  group: string;
  version: string;
  kind: string;
  root: Outline;
  path: readonly string[];
  recursive: boolean;
}

/** A field that is not there; `printed` is what stands before the error. */
export interface MissingField {
  printed: string;
  missing: string;
}

/**
 * The text of `kubectl explain`.
 * Rule: `plaintext.tmpl` of kubectl's `explain/v2`.
 */
export function explain({ group, version, kind, root, path, recursive }: Explained): string | MissingField {
  const head = `${group === '' ? '' : `GROUP:      ${group}\n`}KIND:       ${kind}\nVERSION:    ${version}\n\n`;
  const found = follow(root, path);
  if ('missing' in found) return { printed: head, ...found };
  const { field, outline } = found;
  return `${head}${field === undefined ? '' : fieldHead(field)}DESCRIPTION:\n${description(field?.description, outline.description)}${fields(outline, recursive)}\n`;
}

/** The outline at the end of a path, with the field that led there. */
export function follow(root: Outline, path: readonly string[]): { outline: Outline; field: OutlineField | undefined } | { missing: string } {
  let outline = root;
  let field: OutlineField | undefined;
  for (const name of path) {
    field = outline.fields?.().find((other) => other.name === name);
    if (field === undefined) return { missing: name };
    outline = field.outline;
  }
  return { outline, field };
}

function fieldHead({ name, outline }: OutlineField): string {
  const values = outline.values.length === 0 ? '\n' : `ENUM:\n${outline.values.map((value) => `    ${shown(value)}\n`).join('')}`;
  return `FIELD: ${name} <${outline.type}>\n${values}\n`;
}

function description(...texts: (string | undefined)[]): string {
  const written = [...new Set(texts.filter((text) => text !== undefined && text !== ''))] as string[];
  return written.length === 0 ? '    <empty>\n' : `${written.map((text) => `${indented(text)}\n`).join('')}    \n`;
}

function fields(outline: Outline, recursive: boolean): string {
  const all = outline.fields?.();
  if (all === undefined || all.length === 0) return '';
  return `FIELDS:\n${recursive ? tree(all, '  ', [outline.id]) : all.map((field) => `${line(field, '  ')}${indented(field.description || '<no description>')}\n\n`).join('')}`;
}

/** Fields within fields; a type within itself is named but not opened. */
function tree(all: readonly OutlineField[], margin: string, above: readonly unknown[]): string {
  return all.map((field) => {
    const { fields: below, id } = field.outline;
    const inner = below === undefined || above.includes(id) ? '' : tree(below(), `${margin}  `, [...above, id]);
    return line(field, margin) + inner;
  }).join('');
}

function line({ name, required, outline: { type, values } }: OutlineField, margin: string): string {
  const some = values.slice(0, SHOWN_VALUES).map(shown).join(', ');
  const choice = values.length === 0 ? '' : `${margin}enum: ${some}${values.length > SHOWN_VALUES ? ', ....' : ''}\n`;
  return `${margin}${name}\t<${type}>${required ? ' -required-' : ''}\n${choice}`;
}

function shown(value: string): string {
  return value === '' ? '""' : value;
}

function indented(text: string): string {
  return wrap(text, '    ', WIDTH);
}

/** A text in lines of so many characters behind a margin. Rule: `go-wordwrap`, which leaves long words whole. */
export function wrap(text: string, margin: string, width: number): string {
  return text.trimEnd().split('\n').flatMap((one) => wrapped(one, width)).map((row) => margin + row).join('\n');
}

function wrapped(text: string, width: number): string[] {
  const rows: string[] = [];
  let row = '';
  for (const [, blanks = '', word = ''] of text.matchAll(/(\s*)(\S+)/g)) {
    if (row !== '' && row.length + blanks.length + word.length > width) {
      rows.push(row);
      row = word;
    } else {
      row += blanks + word;
    }
  }
  return [...rows, row];
}
