import { wrap } from '../../findings/wrap.ts';
import type { KindInfo } from '../../kube/schema/schema-set.ts';
import type { FieldType, ObjectType } from '../../kube/schema/types.ts';
import { objectIn } from '../../kube/schema/object-in.ts';
import type { FoundField } from './find-field.ts';
import { enumValues, typeName } from './type-name.ts';

/** What is printed of a field, in the layout of `kubectl explain`. */
export interface ExplainedField extends FoundField {
  kind: KindInfo;
  path: readonly string[];
  /** Also the fields of fields, without their descriptions. */
  recursive: boolean;
  /** The description of a path below the kind; `undefined` where there is none. */
  describe: (path: readonly string[]) => string | undefined;
}

/** The width that `kubectl explain` has. */
const WIDTH = 80;
const INDENT = '    ';

/** The page that explains a kind or a field. */
export function explainPage(explained: ExplainedField): string {
  const { kind, field, object, path, recursive, describe } = explained;
  const sections = [heading(kind)];
  if (field !== undefined) sections.push(fieldHeading(field));
  sections.push(['DESCRIPTION:', ...description(describe(path))]);
  if (object !== undefined && object.fields.size > 0) {
    const lines = recursive ? fieldTree(object, INDENT.slice(2), []) : fieldList(object, path, describe);
    sections.push(['FIELDS:', ...lines]);
  }
  return `${sections.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function heading(kind: KindInfo): string[] {
  const group = kind.group === '' ? [] : [`GROUP:      ${kind.group}`];
  return [...group, `KIND:       ${kind.kind}`, `VERSION:    ${kind.version}`];
}

function fieldHeading(field: FieldType): string[] {
  const values = enumValues(field.type);
  const lines = [`FIELD: ${field.name} <${typeName(field.type)}>`];
  return values.length === 0 ? lines : [...lines, 'ENUM:', ...values.map((value) => INDENT + value)];
}

function description(text: string | undefined): string[] {
  return wrap(text?.trim() || '<no description>', WIDTH - INDENT.length).map((line) => (INDENT + line).trimEnd());
}

function fieldLines(field: FieldType, indent: string): string[] {
  const values = enumValues(field.type);
  const line = `${indent}${field.name}\t<${typeName(field.type)}>${field.published ? ' -required-' : ''}`;
  return values.length === 0 ? [line] : [line, `${indent}enum: ${values.join(', ')}`];
}

function fieldList(object: ObjectType, path: readonly string[], describe: ExplainedField['describe']): string[] {
  const parts = [...object.fields.values()].map((field) =>
    [...fieldLines(field, '  '), ...description(describe([...path, field.name]))].join('\n'),
  );
  return [parts.join('\n\n')];
}

/** All fields below a type. A type within itself (a JSON schema's) is not opened again. */
function fieldTree(object: ObjectType, indent: string, open: readonly ObjectType[]): string[] {
  return [...object.fields.values()].flatMap((field) => {
    const below = objectIn(field.type);
    const lines = fieldLines(field, indent);
    if (below === undefined || below === object || open.includes(below)) return lines;
    return lines.concat(fieldTree(below, `${indent}  `, [...open, object]));
  });
}
