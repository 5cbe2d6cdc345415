/** A line of a comparison: on both sides, only expected, or only printed. */
export interface Difference {
  kind: 'same' | 'expected' | 'printed';
  /** For `same`, the expected text. */
  text: string;
  /** For `same`, what was printed. */
  printed?: string;
}

/** Beyond so many cells the tables of the comparison would take too long; the lines are then compared one by one. */
const MOST_CELLS = 4_000_000;

/** The longest common subsequence of two lists of lines, as a list of differences (Hunt and McIlroy 1976). */
export function diffLines<T extends { text: string }>(expected: readonly T[], printed: readonly T[], same: (a: T, b: T) => boolean): Difference[] {
  let start = 0;
  while (start < expected.length && start < printed.length && same(expected[start]!, printed[start]!)) start += 1;
  let ends = 0;
  while (ends < expected.length - start && ends < printed.length - start && same(expected.at(-1 - ends)!, printed.at(-1 - ends)!)) ends += 1;
  const left = expected.slice(start, expected.length - ends);
  const right = printed.slice(start, printed.length - ends);
  const pair = (a: T, b: T): Difference => ({ kind: 'same', text: a.text, printed: b.text });
  return [
    ...expected.slice(0, start).map((line, index) => pair(line, printed[index]!)),
    ...(left.length * right.length > MOST_CELLS ? oneByOne(left, right) : common(left, right, same, pair)),
    ...expected.slice(expected.length - ends).map((line, index) => pair(line, printed[printed.length - ends + index]!)),
  ];
}

function oneByOne<T extends { text: string }>(left: readonly T[], right: readonly T[]): Difference[] {
  return [...left.map(({ text }): Difference => ({ kind: 'expected', text })), ...right.map(({ text }): Difference => ({ kind: 'printed', text }))];
}

function common<T extends { text: string }>(left: readonly T[], right: readonly T[], same: (a: T, b: T) => boolean, pair: (a: T, b: T) => Difference): Difference[] {
  const width = right.length + 1;
  const lengths = new Uint32Array((left.length + 1) * width);
  for (let i = left.length - 1; i >= 0; i -= 1) {
    for (let j = right.length - 1; j >= 0; j -= 1) {
      lengths[i * width + j] = same(left[i]!, right[j]!)
        ? lengths[(i + 1) * width + j + 1]! + 1
        : Math.max(lengths[(i + 1) * width + j]!, lengths[i * width + j + 1]!);
    }
  }
  const result: Difference[] = [];
  let i = 0;
  let j = 0;
  while (i < left.length || j < right.length) {
    if (i < left.length && j < right.length && same(left[i]!, right[j]!)) result.push(pair(left[i++]!, right[j++]!));
    else if (j >= right.length || (i < left.length && lengths[(i + 1) * width + j]! >= lengths[i * width + j + 1]!)) result.push({ kind: 'expected', text: left[i++]!.text });
    else result.push({ kind: 'printed', text: right[j++]!.text });
  }
  return result;
}
