import type { Excerpt } from '../../text/excerpt.ts';

/** A line `key: value` or `- item` of a text that may not be YAML as a whole. */
export interface FieldLine {
  /** The key; `-` for an item of a list that is a scalar. */
  key: string;
  /** The value without quotes and comment; undefined when none stands on the line, or no plain scalar. */
  value: string | undefined;
  /** Offsets into the text, of the key and of the value. */
  keyStart: number;
  keyEnd: number;
  valueStart: number;
  valueEnd: number;
}

const FIELD = /^(\s*(?:-\s+)*)(?:"([^"]+)"|'([^']+)'|([A-Za-z0-9_./-]+)):(?=\s|$)(\s*)(.*)$/;
const ITEM = /^(\s*(?:-\s+)+)(.+)$/;
const BLOCK_SCALAR = /^[|>][-+0-9]*$/;

/** Reads the lines that are surely fields or items; the text of block scalars is passed over. */
export function readFieldLines(excerpt: Excerpt): FieldLine[] {
  const lines: FieldLine[] = [];
  let offset = 0;
  let scalarIndent: number | undefined;
  for (const text of excerpt.text.split('\n')) {
    const indent = text.length - text.trimStart().length;
    if (scalarIndent !== undefined && text.trim() !== '' && indent <= scalarIndent) scalarIndent = undefined;
    if (scalarIndent === undefined && !/^\s*(?:#|$|---|\.\.\.)/.test(text)) {
      const line = readField(text, offset) ?? readItem(text, offset);
      if (line !== undefined) lines.push(line);
      if (line !== undefined && BLOCK_SCALAR.test(withoutComment(text.slice(line.valueStart - offset)))) scalarIndent = indent;
    }
    offset += text.length + 1;
  }
  return lines;
}

function readField(text: string, offset: number): FieldLine | undefined {
  const match = FIELD.exec(text);
  if (match === null) return undefined;
  const [, before, double, single, plain, gap, rest] = match;
  const key = double ?? single ?? plain!;
  const keyStart = offset + before!.length;
  const keyEnd = keyStart + key.length + (plain === undefined ? 2 : 0);
  const valueStart = keyEnd + 1 + gap!.length;
  return { key, ...readValue(rest!, valueStart), keyStart, keyEnd };
}

function readItem(text: string, offset: number): FieldLine | undefined {
  const match = ITEM.exec(text);
  if (match === null) return undefined;
  const start = offset + match[1]!.length;
  return { key: '-', ...readValue(match[2]!, start), keyStart: start, keyEnd: start };
}

function readValue(rest: string, start: number): Pick<FieldLine, 'value' | 'valueStart' | 'valueEnd'> {
  const raw = withoutComment(rest);
  const quoted = /^"((?:[^"\\])*)"$|^'((?:[^'])*)'$/.exec(raw);
  const isScalar = raw !== '' && (quoted !== null || !/^[[{|>&*!"'%@`]/.test(raw));
  return { value: isScalar ? (quoted?.[1] ?? quoted?.[2] ?? raw) : undefined, valueStart: start, valueEnd: start + raw.length };
}

/** The text before a comment: a `#` at the start or after a blank, outside quotes. */
export function withoutComment(text: string): string {
  let quote = '';
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at]!;
    if (quote !== '') {
      if (character === quote) quote = '';
    } else if ((character === '"' || character === "'") && text.slice(0, at).trim() === '') quote = character;
    else if (character === '#' && (at === 0 || /\s/.test(text[at - 1]!))) return text.slice(0, at).trimEnd();
  }
  return text.trimEnd();
}
