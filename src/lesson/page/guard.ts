import type { Source } from '../../text/source.ts';
import type { LessonProblem } from '../types.ts';

/** Larger pages are not read; the largest page of the Kubernetes documentation has about 0.3 MB. */
const LARGEST_PAGE = 5_000_000;
const DEEPEST_NESTING = 100;

/**
 * Says why a text cannot be read as a page: it is binary, too large, or made to exhaust a parser.
 * `undefined` when it can.
 */
export function refuse(source: Source): LessonProblem | undefined {
  const top = { start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };
  const nul = source.text.indexOf('\0');
  if (nul >= 0) {
    return {
      rule: 'lesson/unreadable',
      message: 'this file is not text: it holds the character NUL',
      help: 'save it as UTF-8, or leave it out of the check',
      range: top,
    };
  }
  if (source.text.length > LARGEST_PAGE) {
    return {
      rule: 'lesson/unreadable',
      message: `this file has ${source.text.length} characters; pages of up to ${LARGEST_PAGE} are read`,
      help: 'split it, or leave it out of the check',
      range: top,
    };
  }
  return exhausting(source);
}

/** What a paragraph (lines without a blank one between them) has, as far as it costs a parser time. */
interface Load {
  length: number;
  brackets: number;
}

const LONGEST_PARAGRAPH = 1_000_000;
const MOST_BRACKETS = 10_000;
/** Opening and closing ones together. */
const MOST_FENCES = 6_000;

/** The first line that nests containers too deep, or with which a paragraph becomes too much. Fences are left out. */
function exhausting(source: Source): LessonProblem | undefined {
  let fence: string | undefined;
  let fences = 0;
  let load: Load = { length: 0, brackets: 0 };
  for (let line = 1; line <= source.lineStarts.length; line += 1) {
    const start = source.lineStarts[line - 1]!;
    const end = source.lineStarts[line] ?? source.text.length;
    const marker = fenceAt(source.text, start, end);
    if (marker !== undefined && (fences += 1) > MOST_FENCES) return tooMuch(line, `this page has more than ${MOST_FENCES} fences`);
    if (fence !== undefined) {
      if (marker !== undefined && marker.startsWith(fence)) fence = undefined;
      continue;
    }
    if (marker !== undefined) {
      fence = marker;
      continue;
    }
    const { depth, brackets, blank } = measure(source.text, start, end);
    load = blank ? { length: 0, brackets: 0 } : { length: load.length + end - start, brackets: load.brackets + brackets };
    if (depth > DEEPEST_NESTING) return tooMuch(line, `this line opens ${depth} quotes or lists`);
    if (load.length > LONGEST_PARAGRAPH) return tooMuch(line, `this paragraph has more than ${LONGEST_PARAGRAPH} characters`);
    if (load.brackets > MOST_BRACKETS) return tooMuch(line, `this paragraph has more than ${MOST_BRACKETS} brackets`);
  }
  return undefined;
}

function tooMuch(line: number, what: string): LessonProblem {
  const at = { line, column: 1 };
  return {
    rule: 'lesson/unreadable',
    message: `${what}, which no page does; the file is not read`,
    help: 'leave the file out of the check',
    range: { start: at, end: at },
  };
}

/** The marker of a fence that opens or closes on a line, at any indentation, also in a quote or as a list item. */
function fenceAt(text: string, start: number, end: number): string | undefined {
  let at = start;
  while (at < end && ' \t>-*+'.includes(text[at]!)) at += 1;
  const char = text[at];
  if (char !== '`' && char !== '~') return undefined;
  const from = at;
  while (at < end && text[at] === char) at += 1;
  return at - from >= 3 ? text.slice(from, at) : undefined;
}

const GREATER = 62;
const MARKERS: ReadonlySet<number> = new Set([42, 43, 45, GREATER]);

/** How many quotes and lists a line opens, how many brackets it has, and whether it is blank. */
function measure(text: string, start: number, end: number): { depth: number; brackets: number; blank: boolean } {
  let depth = 0;
  let brackets = 0;
  let blank = true;
  let leading = true;
  for (let at = start; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (code <= 32) continue;
    blank = false;
    // `[` and `!`, `<`, `{`: what a parser has to find the other end of.
    if (code === 91 || code === 33 || code === 60 || code === 123) brackets += 1;
    leading &&= MARKERS.has(code) && (code === GREATER || text.charCodeAt(at + 1) <= 32);
    if (leading) depth += 1;
  }
  return { depth, brackets, blank };
}
