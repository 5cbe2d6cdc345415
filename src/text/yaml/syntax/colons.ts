import { quoted } from '../problems.ts';
import { skipBlank } from '../punctuation.ts';
import type { Diagnosis } from './diagnosis.ts';
import { endOfLine, lineFrom, previousLine, startOfLine } from './lines.ts';

const NO_KEY_HERE = 'a colon followed by a space stands here, but no key can be set in this place';

/** `:` with a space behind it where no key may be: within a plain value, or below a value that has no keys. */
export const colonInValue: Diagnosis = ({ body, base, position, reason, problems }) => {
  if (body[position] !== ':' || reason.startsWith('missed comma') || reason.startsWith('can not read')) return undefined;
  const lineStart = startOfLine(body, position);
  const line = body.slice(lineStart, endOfLine(body, position));
  const server = { from: 'scanner', text: 'mapping values are not allowed in this context', at: position } as const;
  const above = previousLine(body, lineStart);
  // No line that somebody wrote is that long, and the patterns below take their time on one.
  if (line.length + (above?.text.length ?? 0) > 2000) return { start: position, end: position + 1, message: NO_KEY_HERE, server };
  const inner = /^(\s*(?:- +)*)([^\s'"#][^:]*|[^:]*:[^\s][^:]*):[ \t]+(?=\S)/.exec(line);
  if (inner !== null && lineStart + inner[0].length < position) {
    const value = line.slice(inner[0].length).replace(/[ \t]#.*$/, '').trimEnd();
    return {
      start: position,
      end: position + 1,
      message: `a colon followed by a space stands within the value ${quoted(value)} of ${quoted(inner[2]!)}, where YAML takes it for another key`,
      help: `put the value in quotes: ${quoted(`${inner[2]!}: ${value.includes('"') ? `'${value.replaceAll("'", "''")}'` : `"${value}"`}`)}`,
      server,
    };
  }
  // A line that goes on with the plain value of the line above is deeper than that value's key.
  const key = line.slice(0, position - lineStart).trim();
  const keyAbove = above === undefined ? undefined : /^(\s*(?:- +)*)(\S[^:]*):[ \t]+\S/.exec(above.text);
  if (above !== undefined && keyAbove !== null && keyAbove !== undefined) {
    const column = problems.column(base + lineStart + line.search(/\S/));
    const expected = problems.column(base + above.start + keyAbove[1]!.length);
    return {
      start: lineStart + line.search(/\S/),
      end: position,
      message: `${quoted(key)} is indented deeper (column ${column}) than ${quoted(keyAbove[2]!)} above it (column ${expected}), which has a value already and cannot hold keys`,
      help: `begin ${quoted(key)} in column ${expected}, or remove the value of ${quoted(keyAbove[2]!)}`,
      server,
      related: { start: above.start + keyAbove[1]!.length, end: above.start + keyAbove[1]!.length + keyAbove[2]!.length, message: `${quoted(keyAbove[2]!)} stands here` },
    };
  }
  const item = above === undefined ? undefined : /^(\s*)- +\S/.exec(above.text);
  if (above !== undefined && item !== null && item !== undefined && key !== '') {
    const start = above.start + item[1]!.length;
    return {
      start: lineStart + line.search(/\S/),
      end: position,
      message: `${quoted(key)} is indented deeper than the list item ${quoted(above.text)} above it, whose text it goes on with, and so it cannot be a key`,
      help: `begin it in column ${problems.column(base + start)} as an item of its own, or make the item above a key with a colon`,
      server,
      related: { start, end: above.start + above.text.length, message: 'the list item stands here' },
    };
  }
  if (above !== undefined && key !== '') {
    return {
      start: above.start + above.text.search(/\S/),
      end: above.start + above.text.length,
      message: `${quoted(above.text)} is neither a key with a colon nor a list item, but keys follow below it`,
      help: `write ${quoted(`${above.text.trim()}:`)} if it is a key, or begin the line with \`#\` if it is a comment`,
      server,
    };
  }
  return {
    start: position, end: position + 1,
    message: NO_KEY_HERE,
    help: 'put the value in quotes if the text is meant',
    server,
  };
};

/** A line among keys that has no colon. */
export const missingColon: Diagnosis = ({ body, position, reason }) => {
  if (!reason.startsWith('can not read a block mapping entry') && !reason.startsWith("expected ':'")) return undefined;
  let start = startOfLine(body, Math.max(0, reason.startsWith("expected ':'") ? position : startOfLine(body, position) - 1));
  const column = body.slice(start).search(/\S/);
  // The key begins at the first line of the plain text that runs on to here.
  for (let above = previousLine(body, start); above !== undefined; above = previousLine(body, above.start)) {
    if (/:(?:\s|$)/.test(above.text) || /^\s*(?:-\s|#)/.test(above.text) || above.text.search(/\S/) > column) break;
    start = above.start;
  }
  const from = start + Math.max(0, body.slice(start).search(/\S/));
  const text = body.slice(from, endOfLine(body, from)).replace(/[ \t]#.*$/, '').trimEnd();
  const dashes = /^-+$/.test(text);
  const noSpace = /^[^\s:]+:\S/.test(text);
  const tightDash = /^-[^\s-]/.test(text);
  return {
    start: from,
    end: from + text.length,
    message: `a key and a colon are expected in this line, but it says ${quoted(text)}`,
    help: text.startsWith('*')
      ? `the colon is part of the alias name here: write a space before it, or quotes around the text`
      : dashes
      ? 'write three dashes (`---`) to begin another document'
      : tightDash ? `write a space behind the dash: ${quoted(`- ${text.slice(1)}`)}`
      : noSpace ? `write a space behind the colon: ${quoted(text.replace(':', ': '))}` : `write ${quoted(`${text}:`)} if it is a key`,
    // The decoder reads a tag, an alias or a colon on a line of its own differently.
    ...(/^[*&!]/.test(text) || lineFrom(body, startOfLine(body, position)).trimStart().startsWith(':') ? {} : {
      server: { from: 'scanner', text: "could not find expected ':'", at: skipBlank(body, position) } as const,
    }),
  };
};
