import { createExcerpt, type Excerpt } from '../../text/excerpt.ts';
import type { Range } from '../../text/position.ts';
import { excerptLines } from '../sub-excerpt.ts';

/** `...` or `…`, alone or as a list item or a value. */
const DOTS = /^(\s*(?:- )?(?:[\w.-]+:\s+)?)(\.\.\.|…)\s*$/;

/** How authors of other documents write on a line of its own that something is left out; comments are among it. */
const LEFT_OUT = new RegExp(
  String.raw`^(\s*(?:- +)?)` +
    String.raw`(\.{3,}|…|[[(<{] ?(?:\.{2,}|…) ?[\])>}]|(?:[-=~]+ ?)?[[(<]? ?(?:snip(?:ped)?|truncated|omitted|output omitted) ?[\])>]?(?: ?[-=~]+)?|#+ ?[[(<{]? ?(?:\.{3,}|…).*|#+ ?(?:\{[^{}]+\}|<[^<>]+>)|#.*\b(?:rest of|others?|remaining|existing|unchanged|omitted|abbreviated|truncated|snip)\b.*(?:\.{3}|…))\s*$`,
  'i',
);

/** A value that says so: `spec: {...}`. */
const ELIDED_VALUE = /^(\s*(?:- +)?[\w./-]+:\s+[[{] ?)(\.{2,}|…)( ?[\]}]\s*)$/;

/** Such a line is never longer. */
const LONGEST = 200;

interface Elision {
  /** 0-based, among the lines of the excerpt. */
  line: number;
  from: number;
  to: number;
}

/**
 * The places that say "something is left out here".
 * @param loosely also what documents write that nobody wrote for Drydock: `[...]`, `# ...`, `spec: {...}`
 */
export function findElisions(excerpt: Excerpt, loosely: boolean): Range[] {
  return elisionsOf(excerptLines(excerpt), loosely).map(({ line, from, to }) => {
    const { line: at, column } = excerpt.origins[line]!;
    return { start: { line: at, column: column + from }, end: { line: at, column: column + to } };
  });
}

/**
 * The excerpt with blanks where something is left out, so that YAML can be made of the rest; every character keeps its
 * place. What follows deeper than the mark hangs under something that is not shown, so it is blanked as well.
 */
export function withoutElisions(excerpt: Excerpt): Excerpt {
  const lines = excerptLines(excerpt);
  for (const { line, from, to } of elisionsOf(lines, true)) {
    const whole = lines[line]!;
    // With the item that it stands for, its dash goes as well; a comment may stay.
    const before = /^\s*-\s+$/.test(whole.slice(0, from)) ? ' '.repeat(from) : whole.slice(0, from);
    if (whole[from] === '#' || /:\s+$/.test(before)) continue;
    lines[line] = before + ' '.repeat(to - from) + whole.slice(to);
    // `spec: {...}` stands in a line with what it belongs to.
    if (before.trim() !== '') continue;
    const indent = /^\s*/.exec(whole)![0].length;
    for (let below = line + 1; below < lines.length && (isBlank(lines[below]!) || indentOf(lines[below]!) > indent); below += 1) {
      lines[below] = ' '.repeat(lines[below]!.length);
    }
  }
  return createExcerpt(excerpt.file, lines, excerpt.origins);
}

const isBlank = (line: string): boolean => line.trim() === '';
const indentOf = (line: string): number => line.search(/\S/);

function elisionsOf(lines: readonly string[], loosely: boolean): Elision[] {
  const found: Elision[] = [];
  const lastLine = lines.findLastIndex((line) => line.trim() !== '');
  for (const [line, text] of lines.entries()) {
    if (text.length > LONGEST) continue;
    const match = DOTS.exec(text) ?? (loosely ? (LEFT_OUT.exec(text) ?? ELIDED_VALUE.exec(text)) : null);
    // Before the end or the next document, `...` is YAML's own mark for the end of a document.
    if (match === null || (text.startsWith('...') && (line === lastLine || isFollowedByDocument(lines, line)))) continue;
    found.push({ line, from: match[1]!.length, to: match[1]!.length + match[2]!.length });
  }
  return found;
}

function isFollowedByDocument(lines: readonly string[], line: number): boolean {
  let next = line + 1;
  while (next < lines.length && isBlank(lines[next]!)) next += 1;
  return lines[next]?.startsWith('---') ?? true;
}
