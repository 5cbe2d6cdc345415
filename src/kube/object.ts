/**
 * An object that has passed strict decoding: its fields are known and have the types of its schema.
 * Validation and defaulting therefore read fields without asking for their type again, which is
 * what `any` says here. Never hand them data that has not been decoded.
 */
// oxlint-disable-next-line typescript/no-explicit-any
export type Decoded = any;

/** An object as the API server stores it. */
export interface KubeObject {
  apiVersion: string;
  kind: string;
  metadata?: Decoded;
  [field: string]: Decoded;
}

/** The items of a list field that may be unset. */
export function items(list: Decoded): Decoded[] {
  return Array.isArray(list) ? list : [];
}

/** The entries of a map field that may be unset, sorted by key as Go sorts what it reports. */
export function sortedEntries(map: Decoded): [string, Decoded][] {
  const entries = Object.entries(map ?? {});
  return entries.length < 2 ? entries : entries.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
}
