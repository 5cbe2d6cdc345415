import type { FieldPath } from '../../../text/field-path.ts';

/** One way in which a copy of some JSON data is not equal to it. Paths are from the documents' roots. */
export type Difference =
  | { kind: 'different'; copy: FieldPath; original: FieldPath; found: unknown; expected: unknown }
  /** The copy has the field without anything below it, although the original has fields there. */
  | { kind: 'emptied'; copy: FieldPath; original: FieldPath; expected: Readonly<Record<string, unknown>> }
  | { kind: 'missing'; parent: FieldPath; original: FieldPath; expected: unknown }
  | { kind: 'extra'; copy: FieldPath; parent: FieldPath; found: unknown };

type Mapping = Readonly<Record<string, unknown>>;

/** All differences of a copy, outermost first: below a field that is missing or extra nothing more is said. */
export function compareCopies(copy: unknown, original: unknown): Difference[] {
  const differences: Difference[] = [];
  compare(copy, original, [], [], differences);
  return withoutFallenOut(differences);
}

function compare(copy: unknown, original: unknown, at: FieldPath, from: FieldPath, out: Difference[]): void {
  if (isMapping(copy) && isMapping(original)) compareMappings(copy, original, at, from, out);
  else if (Array.isArray(copy) && Array.isArray(original)) compareLists(copy, original, at, from, out);
  else if (copy === null && isMapping(original) && Object.keys(original).length > 0) {
    out.push({ kind: 'emptied', copy: at, original: from, expected: original });
  } else if (!isSame(copy, original)) {
    out.push({ kind: 'different', copy: at, original: from, found: copy, expected: original });
  }
}

function compareMappings(copy: Mapping, original: Mapping, at: FieldPath, from: FieldPath, out: Difference[]): void {
  for (const [name, found] of Object.entries(copy)) {
    if (Object.hasOwn(original, name)) compare(found, original[name], [...at, name], [...from, name], out);
    else out.push({ kind: 'extra', copy: [...at, name], parent: from, found });
  }
  for (const [name, expected] of Object.entries(original)) {
    if (!Object.hasOwn(copy, name)) out.push({ kind: 'missing', parent: at, original: [...from, name], expected });
  }
}

function compareLists(
  copy: readonly unknown[],
  original: readonly unknown[],
  at: FieldPath,
  from: FieldPath,
  out: Difference[],
): void {
  const partners = matchItems(copy, original);
  const taken = new Set(partners);
  for (const [index, item] of copy.entries()) {
    const partner = partners[index];
    if (partner === undefined) out.push({ kind: 'extra', copy: [...at, index], parent: from, found: item });
    else compare(item, original[partner], [...at, index], [...from, partner], out);
  }
  for (const [index, expected] of original.entries()) {
    if (!taken.has(index)) out.push({ kind: 'missing', parent: at, original: [...from, index], expected });
  }
}

/** For each item of the copy, the index of the item that it copies: by name, else equal ones, else by place. */
function matchItems(copy: readonly unknown[], original: readonly unknown[]): (number | undefined)[] {
  const names = original.map(nameOf);
  const byName = new Set(names).size === names.length && !names.includes(undefined);
  if (byName && copy.every((item) => names.includes(nameOf(item)))) return copy.map((item) => names.indexOf(nameOf(item)));
  if (copy.length === original.length) return copy.map((_, index) => index);
  const free = new Set(original.keys());
  return copy.map((item) => {
    const partner = [...free].find(
      (index) => isSame(item, original[index]) || (nameOf(item) !== undefined && nameOf(item) === names[index]),
    );
    if (partner !== undefined) free.delete(partner);
    return partner;
  });
}

function nameOf(item: unknown): unknown {
  return isMapping(item) ? item['name'] : undefined;
}

/**
 * Where fields fell out of an `emptied` mapping because their indentation is missing, they turn up
 * as extra fields beside it; the emptied mapping says it all.
 */
function withoutFallenOut(differences: readonly Difference[]): Difference[] {
  const fallen = differences.flatMap((one) => (one.kind === 'emptied' ? [{ at: one.copy.slice(0, -1), of: one.expected }] : []));
  return differences.filter(
    (one) =>
      one.kind !== 'extra' ||
      !fallen.some(
        ({ at, of }) =>
          one.copy.length === at.length + 1 &&
          at.every((step, index) => one.copy[index] === step) &&
          Object.hasOwn(of, String(one.copy.at(-1))),
      ),
  );
}

function isSame(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one, bigintAsText) === JSON.stringify(other, bigintAsText);
}

function bigintAsText(_: string, value: unknown): unknown {
  return typeof value === 'bigint' ? value.toString() : value;
}

function isMapping(value: unknown): value is Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
