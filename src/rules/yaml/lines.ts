/**
 * YAML read line by line, for checks that must also work where the text does not parse. It knows
 * block scalars (`key: |`), comments, document markers, list dashes and keys; it does not know
 * scalars that go on over several lines in quotes.
 */
export interface YamlLine {
  /** 0-based among the lines of the text. */
  index: number;
  /** Offset of the line's first character. */
  start: number;
  /** Without the line end. */
  text: string;
  kind: 'blank' | 'comment' | 'document-start' | 'document-end' | 'literal' | 'content';
  /** Columns (0-based) of the list dashes that the line begins with. */
  dashes: number[];
  /** Column (0-based) of the first character that is neither blank nor dash. */
  column: number;
  /** The key, when the line begins with one. */
  key?: { name: string; length: number };
  /** What follows the key and its colon, without blanks and comment; for other content, all of it. */
  value: string;
}

const KEY = /^("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s#'"[\]{},&*!|>%@`][^#]*?)\s*:(?=\s|$)/;
const BLOCK_SCALAR = /(?:^|\s)[|>][-+0-9]{0,2}$/;

/** Reads the lines of a YAML text. */
export function yamlLines(text: string): YamlLine[] {
  const lines: YamlLine[] = [];
  let start = 0;
  // Lines indented deeper than this belong to a block scalar.
  let literalAbove: number | undefined;
  for (const [index, raw] of text.split('\n').entries()) {
    const line = raw.endsWith('\r') ? raw.slice(0, -1) : raw;
    const indent = line.search(/[^ ]/);
    const blank = line.trim() === '';
    if (literalAbove !== undefined && (blank || indent > literalAbove)) {
      lines.push({ index, start, text: line, kind: 'literal', dashes: [], column: Math.max(indent, 0), value: '' });
    } else {
      const read = readLine(index, start, line);
      lines.push(read);
      literalAbove = read.kind === 'content' && BLOCK_SCALAR.test(read.value) ? literalParent(read) : undefined;
    }
    start += raw.length + 1;
  }
  return lines;
}

/** The lines of each document of a text, without the markers between them. */
export function linesByDocument(lines: readonly YamlLine[]): YamlLine[][] {
  const documents: YamlLine[][] = [[]];
  for (const line of lines) {
    if (line.kind === 'document-start') documents.push([]);
    else documents.at(-1)!.push(line);
  }
  return documents;
}

function readLine(index: number, start: number, text: string): YamlLine {
  const base = { index, start, text, dashes: [] as number[], column: Math.max(text.search(/[^ ]/), 0), value: '' };
  if (text.trim() === '') return { ...base, kind: 'blank' };
  if (text.trimStart().startsWith('#')) return { ...base, kind: 'comment' };
  if (/^---(?:\s|$)/.test(text)) return { ...base, kind: 'document-start' };
  if (/^\.\.\.(?:\s|$)/.test(text)) return { ...base, kind: 'document-end' };
  const dashes: number[] = [];
  let column = base.column;
  for (let dash = /^-(?: +|$)/.exec(text.slice(column)); dash !== null; dash = /^-(?: +|$)/.exec(text.slice(column))) {
    dashes.push(column);
    column += dash[0].length;
  }
  const rest = text.slice(column);
  const key = KEY.exec(rest);
  const value = withoutComment(key === null ? rest : rest.slice(key[0].length));
  return {
    ...base,
    kind: 'content',
    dashes,
    column,
    value,
    ...(key === null ? {} : { key: { name: unquoted(key[1]!), length: key[1]!.length } }),
  };
}

/** The indentation that the content of a block scalar must exceed: that of the node that holds it. */
function literalParent(line: YamlLine): number {
  return line.key === undefined ? (line.dashes.at(-1) ?? line.column - 1) : line.column;
}

function withoutComment(text: string): string {
  const trimmed = text.trim();
  if (trimmed.startsWith('#')) return '';
  if (/^["']/.test(trimmed)) return trimmed;
  return trimmed.replace(/\s+#.*$/, '');
}

function unquoted(key: string): string {
  return /^(["']).*\1$/.test(key) ? key.slice(1, -1) : key;
}
