import type { YamlSpan } from './types.ts';

/** An opening bracket or quote that has no end. */
export interface OpenMark {
  offset: number;
  mark: '[' | '{' | '"' | "'";
}

/** Where a tab stands: before a token, where a plain scalar could go on, or where a block scalar begins. */
export type TabPlace = 'token' | 'plain' | 'block';

/** What a look at the characters tells without building a tree; it also works on broken documents. */
export interface LexicalScan {
  /** From `#` to the end of the line. */
  comments: YamlSpan[];
  /** Line starts that lie within quotes or brackets, where indentation means nothing. */
  innerLines: number[];
  /** Tabs between the parts of a flow collection. */
  innerTabs: number[];
  /** Brackets and quotes that are open at the end. */
  open: OpenMark[];
  /** All quoted scalars, with their quotes. */
  quotes: YamlSpan[];
  /** Anchors and aliases, with their `&` or `*`. */
  anchors: YamlSpan[];
  /** Tabs in the indentation where the decoder refuses them. */
  tabs: { offset: number; place: TabPlace }[];
}

const BLOCK_HEADER = /[|>][-+0-9]*[ \t]*(?:#.*)?(?:\r?\n|\r|$)/y;

/**
 * Finds comments, quotes, brackets and block scalars between two offsets of a text.
 * Rules: YAML 1.1, chapters 4.2.3 (comments follow white space) and 9 (scalar styles); the scanner of
 * go-yaml also takes a comment straight behind a quote or a bracket.
 */
export function scanLexically(text: string, start: number, end: number): LexicalScan {
  const scan: LexicalScan = { comments: [], innerLines: [], innerTabs: [], open: [], quotes: [], anchors: [], tabs: [] };
  const brackets: OpenMark[] = [];
  // The column that a plain scalar or block scalar must exceed to go on in the next line.
  let parentColumn = -1;
  let inPlain = false;
  let behindBlock = false;
  let at = start;
  while (at < end) {
    const lineStart = at;
    while (text.charCodeAt(at) === 32) at += 1;
    const column = at - lineStart;
    let atToken = true;
    if (brackets.length > 0) scan.innerLines.push(lineStart);
    else {
      if (text.charCodeAt(at) === 9 && !(inPlain && column > parentColumn)) scan.tabs.push({ offset: at, place: inPlain ? 'plain' : behindBlock ? 'block' : 'token' });
      if (!isBlankLine(text, at, end)) {
        // Only a line that is deeper than the key goes on with a plain scalar.
        inPlain = inPlain && column > parentColumn;
        if (!inPlain) parentColumn = column;
        atToken = !inPlain;
        behindBlock = false;
      }
    }
    let afterSpace = true;
    while (at < end) {
      const code = text.charCodeAt(at);
      if (code === 10 || code === 13) break;
      if (code === 32 || code === 9) {
        if (code === 9 && brackets.length > 0) scan.innerTabs.push(at);
        afterSpace = true;
        at += 1;
        continue;
      }
      if (code === 35 && (afterSpace || (atToken && at > lineStart && closes(text.charCodeAt(at - 1))))) {
        const lineEnd = endOfLine(text, at, end);
        scan.comments.push({ start: at, end: lineEnd });
        at = lineEnd;
        inPlain = false;
        break;
      }
      if (atToken) {
        if (code === 34 || code === 39) {
          const close = closingQuote(text, at, end, scan.innerLines);
          if (close < 0) {
            scan.open.push(...brackets, { offset: at, mark: code === 34 ? '"' : "'" });
            return scan;
          }
          scan.quotes.push({ start: at, end: close });
          at = close;
          afterSpace = false;
          inPlain = false;
          continue;
        }
        if (code === 91 || code === 123) {
          brackets.push({ offset: at, mark: code === 91 ? '[' : '{' });
          at += 1;
          continue;
        }
        if ((code === 124 || code === 62) && brackets.length === 0) {
          BLOCK_HEADER.lastIndex = at;
          if (BLOCK_HEADER.test(text)) {
            const headerEnd = endOfLine(text, at, end);
            const hash = text.slice(at, headerEnd).search(/[ \t]#/);
            if (hash >= 0) scan.comments.push({ start: at + hash + 1, end: headerEnd });
            if (!/[0-9]/.test(text.slice(at + 1, at + 3))) noteBlockTab(text, headerEnd, end, scan);
            at = endOfBlock(text, headerEnd, end, parentColumn);
            inPlain = false;
            behindBlock = true;
            break;
          }
        }
        if (code === 38 || code === 33 || code === 42) { // & ! *
          const wordEnd = endOfWord(text, at, end, brackets.length > 0);
          if (code !== 33) scan.anchors.push({ start: at, end: wordEnd });
          at = wordEnd;
          afterSpace = false;
          continue;
        }
      }
      // In a plain scalar outside of brackets they are ordinary characters.
      if ((code === 93 || code === 125) && (brackets.length > 0 || !inPlain)) {
        brackets.pop();
        at += 1;
        atToken = true;
        afterSpace = false;
        continue;
      }
      const next = text.charCodeAt(at + 1);
      const blankNext = at + 1 >= end || next === 32 || next === 9 || next === 10 || next === 13;
      if ((code === 45 || code === 63) && blankNext && atToken && brackets.length === 0) {
        // `- key: value`: what stands after the dash has the key's column as its parent.
        let inner = at + 1;
        while (text.charCodeAt(inner) === 32) inner += 1;
        if (!isBreakOrEnd(text, inner, end) && (isDash(text, inner) || (!'|>"\'[{#&!*'.includes(text[inner]!) && hasKey(text, inner, end)))) parentColumn = inner - lineStart;
        at += 1;
        afterSpace = false;
        continue;
      }
      if ((code === 58 && (blankNext || (brackets.length > 0 && (atToken || isFlowMark(next))))) || (code === 44 && brackets.length > 0)) {
        at += 1;
        atToken = true;
        inPlain = false;
        afterSpace = false;
        continue;
      }
      atToken = false;
      inPlain = true;
      afterSpace = false;
      at += 1;
    }
    at = nextLine(text, at, end);
  }
  scan.open.push(...brackets);
  return scan;
}

function closes(code: number): boolean {
  return code === 34 || code === 39 || code === 93 || code === 125;
}

function isFlowMark(code: number): boolean {
  return code === 44 || code === 91 || code === 93 || code === 123 || code === 125;
}

function isBreakOrEnd(text: string, at: number, end: number): boolean {
  const code = text.charCodeAt(at);
  return at >= end || code === 10 || code === 13;
}

function isBlankLine(text: string, from: number, end: number): boolean {
  let at = from;
  while (at < end && (text.charCodeAt(at) === 32 || text.charCodeAt(at) === 9)) at += 1;
  return isBreakOrEnd(text, at, end);
}

function isDash(text: string, at: number): boolean {
  return text[at] === '-' && (text[at + 1] === ' ' || text[at + 1] === '\n');
}

/** Whether a key begins here; the decoder looks 1,024 characters ahead for its colon. */
function hasKey(text: string, from: number, end: number): boolean {
  return /:(?:[ \t]|$)/.test(text.slice(from, endOfLine(text, from, Math.min(end, from + 1024))));
}

function endOfLine(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && text.charCodeAt(at) !== 10 && text.charCodeAt(at) !== 13) at += 1;
  return at;
}

/** The start of the line after the one that ends at an offset. */
function nextLine(text: string, at: number, end: number): number {
  if (at >= end) return end;
  return text.charCodeAt(at) === 13 && text.charCodeAt(at + 1) === 10 ? at + 2 : at + 1;
}

function endOfWord(text: string, from: number, end: number, inFlow: boolean): number {
  const stop = inFlow ? /[\s,[\]{}]/g : /\s/g;
  stop.lastIndex = from + 1;
  return Math.min(stop.exec(text)?.index ?? end, end);
}

/** The offset behind the closing quote, or -1; the starts of lines in between are noted. */
function closingQuote(text: string, from: number, end: number, innerLines: number[]): number {
  const quote = text.charCodeAt(from);
  for (let at = from + 1; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 10) innerLines.push(at + 1);
    else if (code === 92 && quote === 34) at += text.charCodeAt(at + 1) === 10 ? 0 : 1;
    else if (code === quote) {
      if (quote === 39 && text.charCodeAt(at + 1) === 39) at += 1;
      else return at + 1;
    }
  }
  return -1;
}

/** A tab before the first text of a block scalar, where its indentation is measured. */
function noteBlockTab(text: string, headerEnd: number, end: number, scan: LexicalScan): void {
  let at = nextLine(text, headerEnd, end);
  while (at < end) {
    while (text.charCodeAt(at) === 32) at += 1;
    if (text.charCodeAt(at) === 9) scan.tabs.push({ offset: at, place: 'block' });
    if (!isBreakOrEnd(text, at, end) || at >= end) return;
    at = nextLine(text, at, end);
  }
}

/** The end of a block scalar's last line, without its line end. */
function endOfBlock(text: string, headerEnd: number, end: number, parentColumn: number): number {
  let last = headerEnd;
  let at = nextLine(text, headerEnd, end);
  while (at < end) {
    let first = at;
    while (text.charCodeAt(first) === 32) first += 1;
    const lineEnd = endOfLine(text, first, end);
    if (first < lineEnd && first - at <= parentColumn) break;
    last = lineEnd;
    if (lineEnd >= end) break;
    at = nextLine(text, lineEnd, end);
  }
  return last;
}
