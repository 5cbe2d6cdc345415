import { formatFieldPath, type FieldPath } from '../../../text/field-path.ts';

/** A field as one speaks of it: its own name, with its list's for an item. */
export function fieldName(path: FieldPath): string {
  const last = path.at(-1);
  if (typeof last === 'string') {
    const parent = path.at(-2);
    return parent === 'labels' || parent === 'annotations' || parent === 'matchLabels' ? `${parent}.${last}` : last;
  }
  return last === undefined ? 'the document' : formatFieldPath(path.slice(-2));
}
