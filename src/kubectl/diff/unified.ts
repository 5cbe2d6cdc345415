import { lineChanges, type Change } from './line-diff.ts';

/** Lines shown around a change. */
const CONTEXT = 3;

/**
 * The differences of two texts as `diff -u` shows them, without the two lines that name the files.
 * @param before text whose last line ends with a line break, or the empty text
 * @returns the empty string when there are none
 * Rule: the unified format of GNU diffutils.
 */
export function unifiedDiff(before: string, after: string): string {
  const [old, next] = [linesOf(before), linesOf(after)];
  return hunks(lineChanges(old, next)).map((hunk) => hunkText(hunk, old, next)).join('');
}

const linesOf = (text: string): string[] => (text === '' ? [] : text.replace(/\n$/, '').split('\n'));

/** Changes with no more than twice the context between them stand in one hunk. */
function hunks(changes: readonly Change[]): Change[][] {
  const found: Change[][] = [];
  for (const change of changes) {
    const last = found.at(-1);
    if (last !== undefined && change.from - last.at(-1)!.fromEnd <= 2 * CONTEXT) last.push(change);
    else found.push([change]);
  }
  return found;
}

function hunkText(changes: readonly Change[], old: readonly string[], next: readonly string[]): string {
  const [first, last] = [changes[0]!, changes.at(-1)!];
  const before = Math.min(CONTEXT, first.from);
  const behind = Math.min(CONTEXT, old.length - last.fromEnd);
  const lines: string[] = [];
  let at = first.from - before;
  for (const { from, fromEnd, to, toEnd } of changes) {
    lines.push(...old.slice(at, from).map((line) => ` ${line}`), ...old.slice(from, fromEnd).map((line) => `-${line}`), ...next.slice(to, toEnd).map((line) => `+${line}`));
    at = fromEnd;
  }
  lines.push(...old.slice(at, at + behind).map((line) => ` ${line}`));
  const ranges = `-${range(first.from - before, last.fromEnd + behind)} +${range(first.to - before, last.toEnd + behind)}`;
  return [`@@ ${ranges} @@`, ...lines].map((line) => `${line}\n`).join('');
}

/** The first line and the number of lines; an empty range is named by the line before it. */
function range(start: number, end: number): string {
  const count = end - start;
  if (count === 1) return String(start + 1);
  return `${count === 0 ? start : start + 1},${count}`;
}
