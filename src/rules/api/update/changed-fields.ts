import type { FieldPath } from '../../../text/field-path.ts';
import { isMapping } from '../../manifest-documents.ts';

/** So many changed fields are looked at to find the one that is refused. */
const MOST = 100;

/**
 * The fields in which two states of an object differ, in the order of the new one, then those that are gone:
 * the deepest that tell the difference. Of lists that grew, the new items; of one that became shorter, the list.
 */
export function changedFields(before: unknown, now: unknown, path: FieldPath = []): FieldPath[] {
  const found: FieldPath[] = [];
  collect(before, now, path, found);
  return found;
}

function collect(before: unknown, now: unknown, path: FieldPath, found: FieldPath[]): void {
  if (found.length >= MOST || Object.is(before, now)) return;
  if (isMapping(before) && isMapping(now)) {
    for (const name of new Set([...Object.keys(now), ...Object.keys(before)])) collect(before[name], now[name], [...path, name], found);
  } else if (Array.isArray(before) && Array.isArray(now) && before.length <= now.length) {
    now.forEach((item, index) => collect(before[index], item, [...path, index], found));
  } else if (JSON.stringify(before) !== JSON.stringify(now)) {
    found.push(path);
  }
}

/** The old state of an object in which one field is as in the new one; changes neither of them. */
export function withChange(before: unknown, now: unknown, [step, ...rest]: FieldPath): unknown {
  if (step === undefined) return now;
  if (typeof step === 'number') {
    const list = Array.isArray(before) ? [...(before as unknown[])] : [];
    const item = withChange(list[step], Array.isArray(now) ? now[step] : undefined, rest);
    if (step < list.length) list[step] = item;
    else list.push(item);
    return list;
  }
  const { [step]: old, ...others } = isMapping(before) ? before : {};
  const value = withChange(old, isMapping(now) ? now[step] : undefined, rest);
  return value === undefined ? others : { ...others, [step]: value };
}
