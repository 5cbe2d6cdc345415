import type { FieldPath } from '../../../text/field-path.ts';
import type { FieldLine } from '../field-lines.ts';

/** A field or scalar item of the original, in the order in which it is written. */
export interface OriginalField {
  key: string;
  /** The scalar; undefined for a mapping or a list. */
  value: string | undefined;
  /** The same as data. */
  data: unknown;
  path: FieldPath;
  /** Index of its document in the file. */
  document: number;
}

/** The fields of JSON data, outermost first and in order, as the lines of a text would show them. */
export function fieldsOf(value: unknown, document: number, path: FieldPath = []): OriginalField[] {
  const fields: OriginalField[] = [];
  const add = (key: string, below: unknown, step: string | number): void => {
    const at = [...path, step];
    const isScalar = below === null || typeof below !== 'object';
    if (typeof step === 'string' || isScalar) {
      const text = isScalar && below !== null ? String(below) : undefined;
      fields.push({ key, value: text?.includes('\n') ? undefined : text, data: below, path: at, document });
    }
    if (!isScalar) fields.push(...fieldsOf(below, document, at));
  };
  if (Array.isArray(value)) value.forEach((item, index) => add('-', item, index));
  else if (typeof value === 'object' && value !== null) {
    for (const [name, below] of Object.entries(value)) add(name, below, name);
  }
  return fields;
}

/** Beyond this many pairs to compare, nothing is said. */
const MOST_PAIRS = 1_000_000;

/**
 * Pairs the lines of a text with the fields of the original in order, as many as can be, and rather
 * those that have the same value (a weighted longest common subsequence).
 * @returns for each field the index of its line; undefined when the texts are too long to compare.
 */
export function align(fields: readonly OriginalField[], lines: readonly FieldLine[]): (number | undefined)[] | undefined {
  const width = lines.length + 1;
  if ((fields.length + 1) * width > MOST_PAIRS) return undefined;
  const score = new Uint32Array((fields.length + 1) * width);
  for (let i = fields.length - 1; i >= 0; i -= 1) {
    for (let j = lines.length - 1; j >= 0; j -= 1) {
      const pair = pairScore(fields[i]!, lines[j]!);
      const together = pair === 0 ? 0 : pair + score[(i + 1) * width + j + 1]!;
      score[i * width + j] = Math.max(together, score[(i + 1) * width + j]!, score[i * width + j + 1]!);
    }
  }
  const partners: (number | undefined)[] = fields.map(() => undefined);
  let i = 0;
  let j = 0;
  while (i < fields.length && j < lines.length) {
    const here = score[i * width + j]!;
    const pair = pairScore(fields[i]!, lines[j]!);
    if (pair > 0 && here === pair + score[(i + 1) * width + j + 1]!) {
      partners[i] = j;
      i += 1;
      j += 1;
    } else if (here === score[(i + 1) * width + j]!) i += 1;
    else j += 1;
  }
  return partners;
}

function pairScore(field: OriginalField, line: FieldLine): number {
  if (field.key !== line.key) return 0;
  return field.value === line.value ? 3 : 2;
}
