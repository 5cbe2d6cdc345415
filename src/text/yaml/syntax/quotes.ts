import { quoted } from '../problems.ts';
import type { Diagnosis } from './diagnosis.ts';
import { endOfLine, endOfWord, lineFrom } from './lines.ts';

export const openQuote: Diagnosis = ({ body, scan, problems, base }) => {
  const open = scan.open.at(-1);
  if (open === undefined || (open.mark !== '"' && open.mark !== "'")) return undefined;
  return {
    start: open.offset,
    end: endOfLine(body, open.offset),
    message: `the quote ${open.mark} that opens here is never closed; the text was read to its end, line ${problems.line(base + body.trimEnd().length)}, in search of it`,
    help: `write ${open.mark} at the end of the value${open.mark === "'" ? "; a ' within it is written twice ('')" : ''}`,
    server: { from: 'scanner', text: 'found unexpected end of stream', at: body.length },
  };
};

/** Text straight behind a closing quote: the quote closed too early, or closes one that opened lines before. */
export const behindQuote: Diagnosis = ({ body, base, position, scan, problems }) => {
  const quote = scan.quotes.find(({ end }) => end <= position && /^[ \t]*$/.test(body.slice(end, position)));
  if (quote === undefined || position >= body.length || body[position] === '\n' || body[position] === ':') return undefined;
  const mark = body[quote.start]!;
  const rest = lineFrom(body, position);
  if (body.slice(quote.start, quote.end).includes('\n')) {
    return {
      start: quote.start,
      end: endOfLine(body, quote.start),
      message: `the quote ${mark} that opens here is closed only on line ${problems.line(base + quote.end)}, right before ${quoted(rest)}; it was probably meant to end on its own line`,
      help: `write ${mark} at the end of the value`,
      related: { start: quote.end - 1, end: quote.end, message: 'the value ends at this quote' },
      server: { from: 'parser', text: 'did not find expected key', at: position },
    };
  }
  return {
    start: position,
    end: endOfWord(body, position),
    message: `${quoted(rest)} stands behind the quote that ends the value ${quoted(body.slice(quote.start, quote.end))}`,
    help: mark === "'"
      ? "a ' within single quotes is written twice (''); otherwise put the whole value in quotes"
      : 'a " within double quotes is written \\"; otherwise put the whole value in quotes',
    // Within brackets the decoder asks for a comma instead.
    ...(/[\]}]/.test(rest) ? {} : { server: { from: 'parser', text: 'did not find expected key' } as const }),
  };
};

export const badEscape: Diagnosis = ({ body, reason, position }) => {
  if (reason.startsWith('expected hexadecimal')) {
    const start = body.lastIndexOf('\\', position);
    return {
      start, end: position + 1,
      message: `${quoted(body.slice(start, position + 1))} is not an escape: \\x takes two hexadecimal digits, \\u four and \\U eight`,
      server: { from: 'scanner', text: 'did not find expected hexdecimal number' },
    };
  }
  if (!reason.startsWith('unknown escape')) return undefined;
  const escape = body.slice(position - 1, position + 1);
  return {
    start: position - 1,
    end: position + 1,
    message: `\`${escape}\` is not an escape that YAML knows in double quotes`,
    help: `write single quotes around the value, where a backslash is just a backslash, or double it (\\${escape})`,
    server: { from: 'scanner', text: 'found unknown escape character' },
  };
};
