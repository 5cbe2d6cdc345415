import type { Block, ManifestDocument } from '../../../lesson/types.ts';
import { excerptRange } from '../../../text/excerpt.ts';
import { formatFieldPath } from '../../../text/field-path.ts';
import type { RuleReport } from '../../types.ts';
import { describeValue } from '../values.ts';
import { fieldName } from './field-name.ts';
import { align, fieldsOf, type OriginalField } from './align.ts';
import { readFieldLines, type FieldLine } from '../field-lines.ts';

/** With fewer of the file's fields found among the lines, the block is not taken for a copy. */
const SURELY_A_COPY = 0.7;

/**
 * Compares a block that is no YAML with the file that it explains: its lines are paired with the
 * file's fields by key and order. A pair with different values is reported where the key stands as
 * often in both, so that the lines are surely meant for each other; a field of the file whose key
 * no line has is missing.
 */
export function compareLines(block: Block, file: string, originals: readonly ManifestDocument[]): RuleReport[] {
  const { excerpt } = block;
  const fields = originals.flatMap((original, index) => fieldsOf(original.value, index));
  const lines = readFieldLines(excerpt);
  const partners = align(fields, lines);
  if (partners === undefined) return [];
  const paired = partners.filter((partner) => partner !== undefined).length;
  if (paired < fields.length * SURELY_A_COPY) return [];

  const reports: RuleReport[] = [];
  for (const [index, field] of fields.entries()) {
    const line = partners[index] === undefined ? undefined : lines[partners[index]];
    const place = originals[field.document]!.locate(field.path, 'value');
    const where = `${file} (line ${place.range.start.line})`;
    const related = [{ file: place.file, line: place.range.start.line, message: `in ${file}` }];
    if (line !== undefined) {
      if (!differ(field, line) || count(fields, field.key) !== count(lines, field.key)) continue;
      reports.push({
        range: excerptRange(excerpt, line.valueStart, line.valueEnd),
        path: formatFieldPath(field.path),
        message: `${field.key} is ${line.value} here, but ${where} says ${describeValue(field.data)}`,
        help: `write ${describeValue(field.data)} here, or correct ${file}`,
        related,
      });
    } else if (field.key !== '-' && count(lines, field.key) === 0 && !parentIsMissing(fields, partners, index)) {
      const parent = parentLine(fields, partners, lines, index);
      reports.push({
        range: parent === undefined ? block.range : excerptRange(excerpt, parent.keyStart, parent.keyEnd),
        path: formatFieldPath(field.path),
        message: `${fieldName(field.path)} is missing here, but ${where} has it${field.value === undefined ? '' : ` (${describeValue(field.data)})`}`,
        help: `add ${field.key} here, or remove it from ${file}`,
        related,
        ...(block.fileFrom === 'attribute' ? {} : { severity: 'warning' as const }),
      });
    }
  }
  return reports;
}

/** Both sides have a scalar, and not the same however it is written; quotes were taken off on both. */
function differ(field: OriginalField, line: FieldLine): boolean {
  if (field.value === undefined || line.value === undefined || field.value === line.value) return false;
  const numbers = [Number(field.value), Number(line.value)];
  if (numbers.every((number) => !Number.isNaN(number))) return numbers[0] !== numbers[1] && !/^0[\do]/.test(line.value);
  // `yes` and `~` are other spellings of true and null, which the decoder has already read.
  return !/^(?:y|n|yes|no|on|off|true|false|null|~)$/i.test(line.value);
}

function count(fields: readonly { key: string }[], key: string): number {
  return fields.reduce((sum, field) => sum + (field.key === key ? 1 : 0), 0);
}

/** The index of the nearest field above one that is written on a line of its own. */
function parentIndex(fields: readonly OriginalField[], index: number): number {
  const { path, document } = fields[index]!;
  for (let at = index - 1; at >= 0; at -= 1) {
    const other = fields[at]!;
    if (other.document !== document || other.path.length >= path.length) continue;
    if (other.path.every((step, position) => path[position] === step)) return at;
  }
  return -1;
}

function parentIsMissing(
  fields: readonly OriginalField[],
  partners: readonly (number | undefined)[],
  index: number,
): boolean {
  const parent = parentIndex(fields, index);
  return parent >= 0 && partners[parent] === undefined;
}

function parentLine(
  fields: readonly OriginalField[],
  partners: readonly (number | undefined)[],
  lines: readonly FieldLine[],
  index: number,
): FieldLine | undefined {
  const parent = parentIndex(fields, index);
  const partner = parent < 0 ? undefined : partners[parent];
  return partner === undefined ? undefined : lines[partner];
}
