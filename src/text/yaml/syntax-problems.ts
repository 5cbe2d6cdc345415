import type { TabPlace } from './lexical.ts';
import { quoted, serverText, type Problems } from './problems.ts';
import { missingComma, openBracket } from './syntax/brackets.ts';
import { colonInValue, missingColon } from './syntax/colons.ts';
import { blockBegin, wrongColumn } from './syntax/columns.ts';
import type { BrokenDocument, Diagnosis } from './syntax/diagnosis.ts';
import { endOfWord, lineFrom } from './syntax/lines.ts';
import { badEscape, behindQuote, openQuote } from './syntax/quotes.ts';
import { badBlockHeader, bareAlias, directive, indicatorBehindKey, properties, reservedStart } from './syntax/value-starts.ts';
import type { YamlProblem } from './types.ts';

/** In this order: the first that recognises the mistake speaks. */
const DIAGNOSES: Diagnosis[] = [
  openQuote, bareAlias, badEscape, openBracket, directive, reservedStart, indicatorBehindKey, behindQuote, missingComma,
  colonInValue, missingColon, badBlockHeader, blockBegin, wrongColumn, properties,
];

/**
 * Says in words of our own why a document cannot be parsed, where exactly, and what was probably meant.
 * The parser stops where its rules are broken, which is often behind the mistake, so the most telling
 * signs are looked for first: tabs, brackets and quotes that stay open, characters that cannot begin a value.
 */
export function syntaxProblem(error: BrokenDocument): YamlProblem {
  const { body, base, position, problems } = error;
  const tab = error.scan.tabs[0];
  if (tab !== undefined && tab.offset <= position) return tabProblem(body, base, tab.offset, tab.place, problems);
  if (error.reason.startsWith('tab characters')) {
    return tabProblem(body, base, Math.max(position, body.indexOf('\t', position)), 'plain', problems);
  }
  for (const diagnose of DIAGNOSES) {
    const finding = diagnose(error);
    if (finding === undefined) continue;
    const { server, related } = finding;
    const at = base + (server?.at ?? finding.start);
    return {
      code: 'syntax',
      start: base + finding.start,
      end: base + Math.max(finding.end, finding.start),
      message: finding.message,
      ...(finding.help === undefined ? {} : { help: finding.help }),
      ...(server === undefined ? {} : {
        serverMessage: serverText(`yaml: ${server.from === 'scanner' ? problems.scannerLine(at) : problems.parserLine(at)}${server.text}`),
      }),
      ...(related === undefined ? {} : { related: { ...related, start: base + related.start, end: base + related.end } }),
    };
  }
  const rest = lineFrom(body, position);
  return {
    code: 'syntax',
    start: base + position,
    end: base + endOfWord(body, position),
    message: rest === ''
      ? `the text ends here, or the line does, but something else is expected (${error.reason})`
      : error.reason.startsWith('end of the stream')
        ? `the document is complete before ${quoted(rest)}, which belongs to nothing above it`
        : `${quoted(rest)} cannot be read here (${error.reason})`,
  };
}

/** A tab where only spaces may indent. */
export function tabProblem(body: string, base: number, offset: number, place: TabPlace, problems: Problems): YamlProblem {
  let end = offset;
  while (body.charCodeAt(end) === 9 || body.charCodeAt(end) === 32) end += 1;
  const blank = end >= body.length || body[end] === '\n' || body[end] === '\r';
  return {
    code: 'tab',
    start: base + offset,
    end: base + end,
    message: place === 'block'
      ? 'a tab stands before the first text of a block, whose indentation is measured there'
      : blank
      ? 'this line is empty except for a tab, which YAML does not allow in indentation'
      : `a tab stands in the indentation of ${quoted(lineFrom(body, end))}, where YAML allows spaces only`,
    help: place === 'block' ? 'begin the block with a line that is indented with spaces, or state the indentation (`|2`)' : blank ? 'empty the line' : 'indent with spaces',
    serverMessage: serverText(`yaml: ${problems.scannerLine(base + offset)}${TAB_WORDS[place]}`),
  };
}

const TAB_WORDS: Record<TabPlace, string> = {
  token: 'found character that cannot start any token',
  plain: 'found a tab character that violates indentation',
  block: 'found a tab character where an indentation space is expected',
};
