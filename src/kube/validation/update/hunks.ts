/** Lines around a change. */
const CONTEXT = 3;
/** Above this many pairs of lines the whole middle counts as changed. */
const MOST_PAIRS = 250_000;

/** A line of two texts: in both (` `), only in the old (`-`) or only in the new one (`+`). */
interface Line {
  readonly mark: ' ' | '-' | '+';
  readonly text: string;
}

/** How two texts differ, as `diff -u` shows it, without its two first lines; each line ends with a newline. */
export function hunks(before: readonly string[], now: readonly string[]): string {
  const lines = compared(before, now);
  const changes = lines.flatMap(({ mark }, index) => (mark === ' ' ? [] : [index]));
  let text = '';
  for (let at = 0; at < changes.length;) {
    let last = at;
    while (last + 1 < changes.length && changes[last + 1]! - changes[last]! <= 2 * CONTEXT + 1) last++;
    const [from, to] = [Math.max(0, changes[at]! - CONTEXT), Math.min(lines.length, changes[last]! + CONTEXT + 1)];
    const shown = lines.slice(from, to);
    const range = (without: '-' | '+'): string => {
      const start = lines.slice(0, from).filter(({ mark }) => mark !== without).length + 1;
      const length = shown.filter(({ mark }) => mark !== without).length;
      return length === 1 ? String(start) : `${start},${length}`;
    };
    text += `@@ -${range('+')} +${range('-')} @@\n${shown.map(({ mark, text: line }) => `${mark}${line}\n`).join('')}`;
    at = last + 1;
  }
  return text;
}

function compared(before: readonly string[], now: readonly string[]): Line[] {
  let start = 0;
  while (start < before.length && start < now.length && before[start] === now[start]) start++;
  let end = 0;
  while (end < before.length - start && end < now.length - start && before.at(-1 - end) === now.at(-1 - end)) end++;
  const same = (texts: readonly string[]): Line[] => texts.map((text) => ({ mark: ' ', text }));
  return [
    ...same(before.slice(0, start)),
    ...middle(before.slice(start, before.length - end), now.slice(start, now.length - end)),
    ...same(before.slice(before.length - end)),
  ];
}

/** By the longest common sequence. */
function middle(before: readonly string[], now: readonly string[]): Line[] {
  const removed = before.map((text): Line => ({ mark: '-', text }));
  const added = now.map((text): Line => ({ mark: '+', text }));
  if (before.length * now.length > MOST_PAIRS) return [...removed, ...added];
  const longest = Array.from({ length: before.length + 1 }, () => new Uint32Array(now.length + 1));
  for (let i = before.length - 1; i >= 0; i--) {
    for (let j = now.length - 1; j >= 0; j--) {
      longest[i]![j] = before[i] === now[j] ? longest[i + 1]![j + 1]! + 1 : Math.max(longest[i + 1]![j]!, longest[i]![j + 1]!);
    }
  }
  const lines: Line[] = [];
  let [i, j] = [0, 0];
  while (i < before.length && j < now.length) {
    if (before[i] === now[j]) {
      lines.push({ mark: ' ', text: before[i++]! });
      j++;
    } else if (longest[i + 1]![j]! >= longest[i]![j + 1]!) lines.push(removed[i++]!);
    else lines.push(added[j++]!);
  }
  return [...lines, ...removed.slice(i), ...added.slice(j)];
}
