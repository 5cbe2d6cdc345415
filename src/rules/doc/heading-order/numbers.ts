import type { Lesson } from '../../../lesson/types.ts';
import type { Range } from '../../../text/position.ts';

/** A numbered heading or list item. */
export interface Numbered {
  /** As written: `3.`, `b.`, `Step 4`. */
  label: string;
  value: number;
  /** What it is numbered with; only items with the same are one series. */
  style: string;
  range: Range;
}

/** The number that a heading begins with: `1. Install`, `b) Scale`, `Step 3: Clean up`. Versions and years are none. */
export function headingNumber(text: string): Pick<Numbered, 'label' | 'value' | 'style'> | undefined {
  const word = /^(Step|Part|Chapter|Exercise|Lesson|Task|Section)\s+(\d{1,2})(?=[\s.:)–—-]|$)(?!\.\d)/i.exec(text);
  if (word !== null) return { label: word[0], value: Number(word[2]), style: word[1]!.toLowerCase() };
  const digits = /^(\d{1,2})([.)])\s/.exec(text);
  if (digits !== null) return { label: `${digits[1]}${digits[2]}`, value: Number(digits[1]), style: '1' };
  const letter = /^([a-z])([.)])\s/.exec(text);
  return letter === null ? undefined : { label: `${letter[1]}${letter[2]}`, value: letter[1]!.charCodeAt(0) - 96, style: 'a' };
}

/** The ordered lists of a page, as they are numbered in the source; lists in blocks are not among them. */
export function numberedLists(lesson: Lesson): Numbered[][] {
  const inBlock = new Set<number>();
  for (const block of lesson.blocks) {
    for (let line = block.range.start.line; line <= block.range.end.line; line += 1) inBlock.add(line);
  }
  const done: Numbered[][] = [];
  // The open lists, by their indentation.
  let open: { indent: number; items: Numbered[] }[] = [];
  const close = (from: number): void => {
    done.push(...open.filter(({ indent }) => indent >= from).map(({ items }) => items));
    open = open.filter(({ indent }) => indent < from);
  };
  const lines = lesson.source.text.split('\n');
  const first = lesson.frontMatter?.range.end.line ?? 0;
  for (let at = first; at < lines.length; at += 1) {
    const text = lines[at]!.replace(/\r$/, '');
    // Blank lines, blocks and rules do not end a series that goes on behind them.
    if (inBlock.has(at + 1) || /^\s*(?:[-*_]\s*){3,}$/.test(text) || text.trim() === '') continue;
    const indent = /^\s*/.exec(text)![0].length;
    const item = /^\s*(\d{1,2})([.)])\s+\S/.exec(text);
    if (item === null) {
      // A bullet or a paragraph at the list's own column ends it; what is deeper belongs to its item.
      close(/^\s*[-*+]\s/.test(text) ? indent : indent === 0 ? 0 : indent + 1);
      continue;
    }
    close(indent + 1);
    let list = open.find((one) => one.indent === indent);
    if (list === undefined || Number(item[1]) <= 1) {
      if (list !== undefined && !isLazy(list.items, Number(item[1]))) {
        close(indent);
        list = undefined;
      }
      if (list === undefined) open.push((list = { indent, items: [] }));
    }
    const column = indent + 1;
    const label = `${item[1]}${item[2]}`;
    const position = (offset: number): { line: number; column: number } => ({ line: at + 1, column: column + offset });
    list.items.push({ label, value: Number(item[1]), style: '1', range: { start: position(0), end: position(label.length) } });
  }
  close(0);
  return done;
}

/** `1.` at every item, or `0.`: the renderer is to count. */
function isLazy(items: readonly Numbered[], value: number): boolean {
  return items.every((item) => item.value === value);
}

/** The places where a series does not go on by one. All items with one number are left to the renderer. */
export function breaksOf(series: readonly Numbered[]): { item: Numbered; before: Numbered }[] {
  if (series.every((item) => item.value === series[0]!.value)) return [];
  const named = series[0]!.style.length > 1;
  const rising = series.filter((item, index) => index > 0 && item.value === series[index - 1]!.value + 1).length;
  return series.flatMap((item, index) => {
    const before = series[index - 1];
    // A series without a word (`Step`) that mostly does not rise by one counts something else.
    if (before === undefined || item.value === before.value + 1 || item.value <= 1 || (!named && rising * 2 < series.length - 1)) return [];
    return [{ item, before }];
  });
}
