import { distance } from '../../../kube/nearest.ts';

/** In names shorter than this, another letter makes another word (blue, glue). */
const SHORTEST_REPLACED = 8;

/**
 * The name that a name is a slip of: a letter is missing, too many, or swapped with the next, or `_`
 * stands for `-`. Digits make another object (`web-1`, `web-2`), and so does a part of one letter
 * (`app-a`, `app-b`) or a plural.
 */
export function nameSlip(name: string, candidates: readonly string[]): string | undefined {
  return candidates.find((candidate) => candidate !== name && isSlip(name.replaceAll('_', '-'), candidate));
}

function isSlip(name: string, other: string): boolean {
  if (name === other) return true;
  if (`${name}s` === other || `${other}s` === name || distance(name, other, 1) > 1) return false;
  let start = 0;
  while (start < name.length && name[start] === other[start]) start += 1;
  let end = 0;
  while (end < Math.min(name.length, other.length) - start && name.at(-1 - end) === other.at(-1 - end)) end += 1;
  const [changed, expected] = [name.slice(start, name.length - end), other.slice(start, other.length - end)];
  if (/[^a-z]/.test(changed + expected)) return false;
  const part = partAround(other, start);
  if (changed.length === 1 && expected.length === 1) return other.length >= SHORTEST_REPLACED && part.length >= 4;
  return part.length >= 3;
}

/** The part between dashes or dots in which a place lies. */
function partAround(name: string, at: number): string {
  const from = name.slice(0, at).search(/[^-.]*$/);
  return name.slice(from).split(/[-.]/, 1)[0]!;
}
