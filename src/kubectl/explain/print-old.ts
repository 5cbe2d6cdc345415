import type { Outline, OutlineField } from './outline.ts';
import { follow, wrap, type Explained, type MissingField } from './print.ts';

const WIDTH = 75;

/**
 * The text of `kubectl explain --output=plaintext-openapiv2`, which calls every type with fields an object.
 * Rule: `regular_fields_printer.go` and `model_printer.go` of kubectl's `explain`.
 */
export function explainOld({ group, version, kind, root, path, recursive }: Explained): string | MissingField {
  const head = `KIND:     ${kind}\nVERSION:  ${group === '' ? version : `${group}/${version}`}\n\n`;
  const found = follow(root, path);
  if ('missing' in found) return { printed: '', missing: found.missing };
  const { field, outline } = found;
  const title = field === undefined ? '' : `${outline.fields === undefined ? 'FIELD:   ' : 'RESOURCE:'} ${field.name} <${typeOf(outline)}>\n\n`;
  const texts = [field?.description, outline.description].filter((text) => text !== undefined && text !== '') as string[];
  const description = texts.length === 0 ? '     <empty>\n' : texts.map((text) => `${wrap(text, '     ', WIDTH)}\n`).join('\n');
  return `${head}${title}DESCRIPTION:\n${description}${fields(outline, recursive)}`;
}

function fields(outline: Outline, recursive: boolean): string {
  const all = outline.fields?.();
  if (all === undefined) return '';
  if (recursive) return `\nFIELDS:\n${tree(all, '   ', [outline.id])}`;
  const entries = all.map((field) => `${line(field, '   ')}${wrap(field.description || '<no description>', '     ', WIDTH)}\n`);
  return `\nFIELDS:\n${entries.join('\n')}\n`;
}

function tree(all: readonly OutlineField[], margin: string, above: readonly unknown[]): string {
  return all.map((field) => {
    const { fields: below, id } = field.outline;
    return line(field, margin) + (below === undefined || above.includes(id) ? '' : tree(below(), `${margin}   `, [...above, id]));
  }).join('');
}

function line({ name, required, outline }: OutlineField, margin: string): string {
  return `${margin}${name}\t<${typeOf(outline)}>${required ? ' -required-' : ''}\n`;
}

function typeOf({ type, fields: below }: Outline): string {
  return below === undefined ? type.replace(/(?:IntOrString|Quantity)$/, 'string') : type.replace(/[^\]]+$/, 'Object');
}
