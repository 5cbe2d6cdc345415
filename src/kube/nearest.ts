/**
 * The name that a misspelt one was probably meant to be; `undefined` when none is near enough to
 * offer without guessing. Upper and lower case, dashes and underscores weigh little (`readonly` is
 * `readOnly`), other slips count as one each: a letter left out, added, replaced, or two swapped.
 */
export function nearestName(name: string, candidates: Iterable<string>): string | undefined {
  const wanted = fold(name);
  let best: string | undefined;
  let bestCost = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    if (candidate === name) continue;
    const folded = fold(candidate);
    const limit = allowance(wanted.length, folded.length);
    const cost = folded === wanted ? 0 : distance(wanted, folded, Math.min(limit, bestCost));
    // Ties go to the earlier candidate, so that the answer does not depend on anything else.
    if (cost <= limit && cost < bestCost) {
      best = candidate;
      bestCost = cost;
    }
  }
  return best;
}

function fold(name: string): string {
  return name.toLowerCase().replaceAll('-', '').replaceAll('_', '');
}

/** How many slips may lie between two names: one in three letters of the shorter one, at most three. */
function allowance(a: number, b: number): number {
  const length = Math.min(a, b);
  if (length <= 2) return 0;
  return Math.min(3, Math.max(1, Math.floor(length / 3)));
}

/**
 * Damerau-Levenshtein distance (optimal string alignment), given up once it must exceed `limit`.
 */
export function distance(a: string, b: string, limit: number = Number.POSITIVE_INFINITY): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    let smallest = i;
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (same ? 0 : 1));
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) cost = Math.min(cost, beforeLast[j - 2]! + 1);
      row.push(cost);
      smallest = Math.min(smallest, cost);
    }
    if (smallest > limit) return limit + 1;
    beforeLast = last;
    last = row;
  }
  return last[b.length]!;
}
