import { rangeAt, type Source } from '../../text/source.ts';
import type { Dialect, FenceAttribute } from '../types.ts';

/** The line of an opening fence, read. */
export interface FenceInfo {
  /** Lower case; empty when there is none. */
  language: string;
  attributes: FenceAttribute[];
}

const isSpace = (char: string | undefined): boolean => char === ' ' || char === '\t';
const CLOSERS: Readonly<Record<string, string>> = { '"': '"', "'": "'", '/': '/', '{': '}' };

/**
 * Reads the info string of a fence: `yaml title="pod.yaml" {1,3} ins={2} hidden`. Besides it knows
 * Pandoc's and Material's form in braces (`{ .yaml title="pod.yaml" }`) and `yaml:pod.yaml`; both in
 * Markdown only.
 * @param start offset of the first character behind the fence's marker
 * @param end offset of the end of that line
 */
export function readFenceInfo(source: Source, start: number, end: number, dialect: Dialect): FenceInfo {
  const reader = new InfoReader(source, start, end);
  reader.skipSpace();
  if (dialect !== 'mdx' && source.text[reader.at] === '{' && source.text.slice(start, end).trimEnd().endsWith('}')) {
    return readBraces(source, reader.at + 1, start + source.text.slice(start, end).trimEnd().length - 1);
  }
  const languageStart = reader.at;
  while (reader.at < end && !isSpace(source.text[reader.at]) && source.text[reader.at] !== '{') reader.at += 1;
  const language = source.text.slice(languageStart, reader.at);
  const attributes = reader.attributes();
  const colon = language.indexOf(':');
  if (dialect !== 'mdx' && colon > 0 && /\.\w+$/.test(language)) {
    const from = languageStart + colon + 1;
    const range = rangeAt(source, from, languageStart + language.length);
    attributes.unshift({ name: 'title', value: language.slice(colon + 1), range, valueRange: range });
    return { language: language.slice(0, colon).toLowerCase(), attributes };
  }
  return { language: language.toLowerCase(), attributes };
}

/** `{ .yaml .annotate title="pod.yaml" }`: the first class is the language, other classes mean nothing here. */
function readBraces(source: Source, start: number, end: number): FenceInfo {
  const all = new InfoReader(source, start, end).attributes();
  return {
    language: all.find((attribute) => attribute.name.startsWith('.'))?.name.slice(1).toLowerCase() ?? '',
    attributes: all.filter((attribute) => !attribute.name.startsWith('.') && !attribute.name.startsWith('#')),
  };
}

class InfoReader {
  at: number;
  readonly source: Source;
  readonly end: number;

  constructor(source: Source, start: number, end: number) {
    this.source = source;
    this.at = start;
    this.end = end;
  }

  get char(): string | undefined {
    return this.at < this.end ? this.source.text[this.at] : undefined;
  }

  skipSpace(): void {
    while (isSpace(this.char)) this.at += 1;
  }

  attributes(): FenceAttribute[] {
    const found: FenceAttribute[] = [];
    for (;;) {
      this.skipSpace();
      if (this.char === undefined) return found;
      found.push(this.attribute());
    }
  }

  private attribute(): FenceAttribute {
    const start = this.at;
    const opener = this.char!;
    if (CLOSERS[opener] !== undefined) {
      const value = this.delimited();
      const name = opener === '{' ? '{}' : opener === '/' ? '//' : '""';
      return { name, value: value.text, range: rangeAt(this.source, start, this.at), valueRange: value.range };
    }
    while (this.char !== undefined && !isSpace(this.char) && this.char !== '=') this.at += 1;
    const name = this.source.text.slice(start, this.at);
    if (this.char !== '=') return { name, value: true, range: rangeAt(this.source, start, this.at) };
    this.at += 1;
    const value = CLOSERS[this.char ?? ''] === undefined ? this.bare() : this.delimited();
    return { name, value: value.text, range: rangeAt(this.source, start, this.at), valueRange: value.range };
  }

  private bare(): { text: string; range: FenceAttribute['range'] } {
    const start = this.at;
    while (this.char !== undefined && !isSpace(this.char)) this.at += 1;
    return { text: this.source.text.slice(start, this.at), range: rangeAt(this.source, start, this.at) };
  }

  /** A value in quotes, slashes or braces; within braces, quotes may hold a closing brace. */
  private delimited(): { text: string; range: FenceAttribute['range'] } {
    const opener = this.char!;
    const closer = CLOSERS[opener]!;
    this.at += 1;
    const start = this.at;
    let text = '';
    let quote: string | undefined;
    while (this.char !== undefined) {
      const char = this.char;
      if (char === '\\' && opener !== '{' && opener !== '/' && this.at + 1 < this.end) {
        const next = this.source.text[this.at + 1]!;
        text += next === closer || next === '\\' ? next : char + next;
        this.at += 2;
        continue;
      }
      if (quote === undefined && char === closer) break;
      if (opener === '{' && (char === '"' || char === "'")) quote = quote === undefined ? char : quote === char ? undefined : quote;
      text += char;
      this.at += 1;
    }
    const range = rangeAt(this.source, start, this.at);
    if (this.char !== undefined) this.at += 1;
    return { text, range };
  }
}
