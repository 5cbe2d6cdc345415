/** Lines `from` to `fromEnd` of one text are replaced by lines `to` to `toEnd` of the other. */
export interface Change {
  from: number;
  fromEnd: number;
  to: number;
  toEnd: number;
}

/**
 * The smallest set of changes that makes one list of lines of another, in order. Where a change may stand in several
 * places, it stands as far down as it can.
 * Rule: E. Myers, "An O(ND) Difference Algorithm and Its Variations"; the places are those of GNU diff.
 */
export function lineChanges(before: readonly string[], after: readonly string[]): Change[] {
  const removed = before.map(() => false);
  const added = after.map(() => false);
  mark(before, after, removed, added);
  slideDown(before, removed, added);
  slideDown(after, added, removed);
  return changesOf(removed, added);
}

/** Marks the lines that are not common to both. */
function mark(before: readonly string[], after: readonly string[], removed: boolean[], added: boolean[]): void {
  const trace = forward(before, after);
  let [x, y] = [before.length, after.length];
  for (let d = trace.length - 1; d > 0; d -= 1) {
    const reach = trace[d - 1]!;
    const k = x - y;
    const isAddition = k === -d || (k !== d && (reach.get(k - 1) ?? -1) < (reach.get(k + 1) ?? -1));
    const previous = isAddition ? k + 1 : k - 1;
    const startX = reach.get(previous)!;
    if (isAddition) added[startX - previous] = true;
    else removed[startX] = true;
    [x, y] = [startX, startX - previous];
  }
}

/** How far down each diagonal one gets with 0, 1, 2, … changes. */
function forward(before: readonly string[], after: readonly string[]): Map<number, number>[] {
  const trace: Map<number, number>[] = [];
  let reach = new Map<number, number>([[1, 0]]);
  for (let d = 0; ; d += 1) {
    const next = new Map(reach);
    for (let k = -d; k <= d; k += 2) {
      const isAddition = k === -d || (k !== d && (reach.get(k - 1) ?? -1) < (reach.get(k + 1) ?? -1));
      let x = isAddition ? reach.get(k + 1)! : reach.get(k - 1)! + 1;
      while (x < before.length && x - k < after.length && before[x] === after[x - k]) x += 1;
      next.set(k, x);
      if (x >= before.length && x - k >= after.length) return [...trace, next];
    }
    trace.push(next);
    reach = next;
  }
}

/** A run of marked lines moves down while the line behind it is the same as its first, and nothing changes beside it. */
function slideDown(lines: readonly string[], marked: boolean[], others: readonly boolean[]): void {
  let other = 0;
  for (let start = 0; start < lines.length; start += 1) {
    while (others[other] === true) other += 1;
    if (marked[start] !== true) {
      other += 1;
      continue;
    }
    let end = start;
    while (marked[end] === true) end += 1;
    while (end < lines.length && lines[start] === lines[end] && others[other] !== true) {
      marked[start] = false;
      marked[end] = true;
      start += 1;
      end += 1;
      other += 1;
      while (marked[end] === true) end += 1;
    }
    start = end - 1;
  }
}

function changesOf(removed: readonly boolean[], added: readonly boolean[]): Change[] {
  const changes: Change[] = [];
  for (let [from, to] = [0, 0]; from < removed.length || to < added.length;) {
    if (removed[from] !== true && added[to] !== true) {
      from += 1;
      to += 1;
      continue;
    }
    const change = { from, fromEnd: from, to, toEnd: to };
    while (removed[change.fromEnd] === true) change.fromEnd += 1;
    while (added[change.toEnd] === true) change.toEnd += 1;
    changes.push(change);
    [from, to] = [change.fromEnd, change.toEnd];
  }
  return changes;
}
