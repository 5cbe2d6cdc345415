import type { FieldPath } from '../../text/field-path.ts';

/** Mappings whose values are strings chosen by the author, and what such a value is called. */
const MAPS: Readonly<Record<string, string>> = {
  labels: "a label's value",
  matchLabels: "a label's value",
  selector: "a label's value",
  nodeSelector: "a label's value",
  annotations: "an annotation's value",
  data: "a value of this object's data",
  stringData: "a value of this object's data",
};

/** What the string at a path is: `a label's value`, `the value of an environment variable`, `an argument`. */
export function stringPlace(path: FieldPath): string {
  const parent = path.at(-2);
  const last = path.at(-1);
  const grandparent = path.at(-3);
  if (typeof parent === 'string' && Object.hasOwn(MAPS, parent)) return MAPS[parent]!;
  if (last === 'value' && typeof parent === 'number' && grandparent === 'env') return "an environment variable's value";
  if (typeof last === 'number' && (parent === 'args' || parent === 'command')) return 'a word of a command line';
  return 'this field';
}

/** Whether the author chooses the string at a path freely, as a label's or an environment variable's value. */
export function isFreeString(path: FieldPath): boolean {
  return stringPlace(path) !== 'this field';
}
