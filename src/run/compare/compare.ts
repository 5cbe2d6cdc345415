import { diffLines, type Difference } from './diff.ts';
import { isUnordered, shapeOf, type ShapeOptions } from './shape.ts';

export interface Comparison {
  equal: boolean;
  /** How many of the expected and printed lines have a partner. */
  matched: number;
  /** The greater of the two numbers of lines. */
  total: number;
  /** Expected and printed lines side by side. */
  differences: readonly Difference[];
}

const ANY_LINES = '...';
const ANY_TEXT = '[..]';

/**
 * Compares what was printed with what was expected, line by line and by shape. Empty lines at the end, which nobody sees, do not count.
 * @param expected a line `...` stands for any lines, `[..]` for any text within a line
 */
export function compareOutput(expected: readonly string[], printed: readonly string[], options: ShapeOptions): Comparison {
  const left = sorted(seen(expected).map((text) => ({ text, shape: shapeOf(text, options) })));
  const right = sorted(seen(printed).map((text) => ({ text, shape: shapeOf(text, options) })));
  const same = (a: Line, b: Line): boolean => a.shape === b.shape || a.text === b.text || (a.text.includes(ANY_TEXT) && matches(a.shape, b.shape));
  if (matchesAll(left, right, same)) return { equal: true, matched: right.length, total: Math.max(left.length, right.length), differences: diffLines(left, right, same) };
  const differences = withElisions(diffLines(left, right, same));
  const matched = differences.filter(({ kind }) => kind === 'same').length;
  return { equal: false, matched, total: Math.max(left.length, right.length), differences };
}

function seen(lines: readonly string[]): readonly string[] {
  return lines.slice(0, lines.findLastIndex((line) => line.trim() !== '') + 1);
}

interface Line {
  text: string;
  shape: string;
}

/** Runs of lines whose order is chance, each in the order of their shapes. */
function sorted(lines: readonly Line[]): Line[] {
  const result: Line[] = [];
  for (let at = 0; at < lines.length;) {
    let end = at;
    while (end < lines.length && isUnordered(lines[end]!.shape)) end += 1;
    if (end > at + 1) result.push(...lines.slice(at, end).sort((a, b) => (a.shape < b.shape ? -1 : a.shape > b.shape ? 1 : 0)));
    else result.push(...lines.slice(at, Math.max(end, at + 1)));
    at = Math.max(end, at + 1);
  }
  return result;
}

/** What was printed in place of a line `...` is what it stands for, so it is no difference. */
function withElisions(differences: readonly Difference[]): Difference[] {
  const result = [...differences];
  for (const [index, { kind, text }] of differences.entries()) {
    if (kind !== 'expected' || text.trim() !== ANY_LINES) continue;
    result[index] = { kind: 'same', text };
    for (const step of [1, -1]) {
      for (let at = index + step; differences[at] !== undefined && differences[at]!.kind !== 'same'; at += step) {
        if (differences[at]!.kind === 'printed') result[at] = { kind: 'same', text: differences[at]!.text, printed: differences[at]!.text };
      }
    }
  }
  return result;
}

/** Whether all lines match in order, `...` standing for any number of lines. */
function matchesAll(expected: readonly Line[], printed: readonly Line[], same: (a: Line, b: Line) => boolean): boolean {
  // The states of the expected lines that the printed lines so far can have come to.
  let states = closure(new Set([0]), expected);
  for (const line of printed) {
    const next = new Set<number>();
    for (const state of states) {
      const pattern = expected[state];
      if (pattern === undefined) continue;
      if (pattern.text.trim() === ANY_LINES) next.add(state);
      if (same(pattern, line)) next.add(state + 1);
    }
    if (next.size === 0) return false;
    states = closure(next, expected);
  }
  return states.has(expected.length);
}

function closure(states: Set<number>, expected: readonly Line[]): Set<number> {
  for (const state of states) if (expected[state]?.text.trim() === ANY_LINES) states.add(state + 1);
  return states;
}

/** Whether a text matches a pattern in which `[..]` stands for any text. Never slow: it looks for one part after the other. */
function matches(pattern: string, text: string): boolean {
  const [first = '', ...parts] = pattern.split(ANY_TEXT);
  if (!text.startsWith(first)) return false;
  let at = first.length;
  for (const [index, part] of parts.entries()) {
    const found = index === parts.length - 1 ? (text.endsWith(part) ? text.length - part.length : -1) : text.indexOf(part, at);
    if (found < at) return false;
    at = found + part.length;
  }
  return parts.length > 0 || at === text.length;
}
