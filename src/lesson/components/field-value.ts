import { nearestName } from '../../kube/nearest.ts';
import type { FileRevision } from '../types.ts';
import { type FieldPath, type FieldPathStep, formatFieldPath, parseFieldPath } from '../../text/field-path.ts';
import { LessonMistake } from './lesson-mistake.ts';

/**
 * The value of a field in a file of the lesson, as it is shown in a sentence. In a file of several
 * objects, the path must be found in one of them, or have the same value in all that have it;
 * `kind` narrows the choice.
 * @throws LessonMistake when the path is wrong, leads nowhere or to more than one value, or when
 *   what it leads to is no string, number or boolean.
 */
export function fieldValue(file: FileRevision, path: string, kind?: string): string {
  const steps = readPath(path);
  const objects = file.documents
    .map((document) => document.value)
    .filter((value) => kind === undefined || (isRecord(value) && value['kind'] === kind));
  if (objects.length === 0) {
    throw new LessonMistake(`${file.name} has no ${kind ?? `YAML document to take ${path} from`}`);
  }
  const ends = objects.map((object) => follow(object, steps));
  const values = [...new Set(ends.flatMap((end) => ('value' in end ? [end.value] : [])))];
  if (values.length === 0) throw new LessonMistake(`${file.name} has no ${path}; ${missing(ends, steps)}`);
  if (values.length > 1) {
    const found = values.map(String).join(' and ');
    throw new LessonMistake(`${path} is ${found} in ${file.name}; add kind="…" to say which is meant`);
  }
  const [value] = values;
  if (typeof value === 'object' || value === undefined) {
    const shape = Array.isArray(value) ? 'list' : 'mapping';
    throw new LessonMistake(`${path} of ${file.name} is a ${shape}; name a single value below it`);
  }
  return String(value);
}

/** Where following a path ended: at a value, or before a step that is not there, with what stands there instead. */
type End = { value: unknown } | { failedAt: number; parent: unknown };

function readPath(path: string): FieldPath {
  try {
    return parseFieldPath(path);
  } catch (error) {
    throw new LessonMistake(error instanceof Error ? error.message : String(error));
  }
}

/** Follows a path into data. */
function follow(object: unknown, steps: FieldPath): End {
  let value = object;
  for (const [index, step] of steps.entries()) {
    const inner = valueBelow(value, step);
    if (inner === undefined) return { failedAt: index, parent: value };
    value = inner;
  }
  return { value };
}

function valueBelow(value: unknown, step: FieldPathStep): unknown {
  if (typeof step === 'number') return Array.isArray(value) ? value[step] : undefined;
  return isRecord(value) && Object.hasOwn(value, step) ? value[step] : undefined;
}

/** What stands where the path that came furthest ends, and the field that may be meant. */
function missing(ends: readonly End[], steps: FieldPath): string {
  const failures = ends.filter((end) => 'failedAt' in end);
  const { failedAt, parent } = failures.reduce((best, one) => (one.failedAt > best.failedAt ? one : best));
  const above = steps.slice(0, failedAt);
  const where = formatFieldPath(above) || 'the document';
  if (Array.isArray(parent)) return `${where} is a list of ${parent.length}`;
  if (!isRecord(parent)) return `${where} is a single value`;
  const keys = Object.keys(parent);
  const meant = nearestName(String(steps[failedAt]), keys);
  return meant === undefined ? `${where} has ${keys.join(', ')}` : `did you mean ${formatFieldPath([...above, meant])}?`;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
