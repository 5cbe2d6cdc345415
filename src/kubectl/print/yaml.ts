import { resolvePlain } from '../../text/yaml/scalars.ts';
import { goNumber, isMap } from './go-value.ts';
import { naturalOrder } from './natural-order.ts';

/** Texts that YAML 1.1 reads as a time. Rule: `parseTimestamp` of go-yaml's `resolve.go`. */
const TIMESTAMP = /^\d{4}-\d\d?-\d\d?(?:[Tt]\d\d?:\d\d?:\d\d?(?:\.\d+)?(?:Z|[-+]\d\d:\d\d)| \d\d?:\d\d?:\d\d?(?:\.\d+)?)?$/;
/** Numbers to base 60, which go-yaml does not read but quotes for the sake of those who do. */
const BASE60 = /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?$/;

/** Whether a plain scalar with this text is read as this string. */
function readsAsString(text: string): boolean {
  return typeof resolvePlain(text) === 'string' && text !== '<<' && !BASE60.test(text) && !TIMESTAMP.test(text);
}

/** What a text allows of the ways to write a scalar. */
interface Allowed {
  plain: boolean;
  single: boolean;
  block: boolean;
}

/** Characters that only double quotes can hold: control characters, tabs, and all beyond the basic plane. */
// oxlint-disable-next-line no-control-regex
const SPECIAL = /[^\n\u0020-\u007e\u0085\u00a0-\ud7ff\ue000-\ufefe\uff00-\ufffd]|\u0085/;
const BREAK = '[\\n\\u2028\\u2029]';
const MULTILINE = new RegExp(BREAK);
const EDGE = new RegExp(`^(?: |${BREAK})|(?: |${BREAK})$`);
const BREAK_SPACE = new RegExp(`${BREAK} `);
const SPACE_BREAK = new RegExp(` ${BREAK}`);
/** What means something at the start of a scalar, or inside it, in block style. */
const INDICATOR = /^(?:---|\.\.\.|[#,[\]{}&*!|>'"%@`]|[?:-](?:[ \n\u2028\u2029]|$))|:(?:[ \n\u2028\u2029]|$)|[ \n\u2028\u2029]#/;

/** Rule: `yaml_emitter_analyze_scalar` of go-yaml v2's `emitterc.go`. */
function analyze(text: string): Allowed {
  const special = SPECIAL.test(text) || SPACE_BREAK.test(text);
  return {
    plain: !special && !EDGE.test(text) && !MULTILINE.test(text) && !INDICATOR.test(text),
    single: !special && !BREAK_SPACE.test(text),
    block: !special && !text.endsWith(' '),
  };
}

const NAMED: Record<string, string> = {
  '\0': '\\0', '\u0007': '\\a', '\b': '\\b', '\t': '\\t', '\n': '\\n', '\v': '\\v', '\f': '\\f', '\r': '\\r', '\u001b': '\\e',
  '"': '\\"', '\\': '\\\\', '\u0085': '\\N', '\u2028': '\\L', '\u2029': '\\P',
};

/** Beyond this column a line is broken at the next blank. */
const BEST_WIDTH = 80;

/** Where a scalar stands: the column its text begins at, and what its other lines are indented by. */
interface Place {
  column: number;
  margin: string;
}

/**
 * Breaks a long line at single blanks, as all but literals are.
 * Rule: the part for blanks of `yaml_emitter_write_plain_scalar` and its like.
 * @param escape put before a blank that would begin a line: a backslash in double quotes
 */
function fold(text: string, place: Place | undefined, escape = ''): string {
  if (place === undefined || place.column + text.length <= BEST_WIDTH) return text;
  let folded = '';
  let column = place.column;
  let start = 0;
  let afterBlank = false;
  for (let i = 0; i < text.length; i++) {
    const blank = text[i] === ' ';
    if (blank && !afterBlank && column > BEST_WIDTH && i > 0 && i < text.length - 1 && (escape !== '' || text[i + 1] !== ' ')) {
      folded += `${text.slice(start, i)}\n${place.margin}${text[i + 1] === ' ' ? escape : ''}`;
      start = i + 1;
      column = place.margin.length;
    } else {
      column += 1;
    }
    afterBlank = blank;
  }
  return folded + text.slice(start);
}

/** Rule: `yaml_emitter_write_double_quoted_scalar`. */
function doubleQuoted(text: string, place?: Place): string {
  return `"${fold(escaped(text), place, '\\')}"`;
}

function escaped(text: string): string {
  return text.replace(/["\\\u2028\u2029]|[^\u0020-\u007e\u00a0-\ud7ff\ue000-\ufefe\uff00-\ufffd]/gu, (character) => {
    const code = character.codePointAt(0)!;
    const hex = code.toString(16).toUpperCase();
    return NAMED[character] ?? (code < 0x100 ? `\\x${hex.padStart(2, '0')}` : code < 0x1_0000 ? `\\u${hex.padStart(4, '0')}` : `\\U${hex.padStart(8, '0')}`);
  });
}

/** Rule: `yaml_emitter_write_literal_scalar` and `yaml_emitter_write_block_scalar_hints`. */
function literal(text: string, margin: string): string {
  const indentation = /^[ \n]/.test(text) ? '2' : '';
  const chomping = !text.endsWith('\n') ? '-' : text === '\n' || text.endsWith('\n\n') ? '+' : '';
  const lines = (text.endsWith('\n') ? text.slice(0, -1) : text).split('\n');
  return `|${indentation}${chomping}\n${lines.map((line) => (line === '' ? '' : margin + line)).join('\n')}`;
}

const OFTEN_PLAIN = /^[A-Za-z][A-Za-z0-9_./-]*$/;

/**
 * A string as a scalar.
 * @param place where it stands; undefined for a key, which must not take more than one line
 */
function scalar(text: string, place?: Place): string {
  // Most strings are names and words: one that is long enough is no word with a meaning of its own.
  if (text.length > 5 && OFTEN_PLAIN.test(text)) return text;
  const allowed = analyze(text);
  const inQuotes = place && { ...place, column: place.column + 1 };
  if (text.includes('\n')) return place === undefined || !allowed.block ? doubleQuoted(text, inQuotes) : literal(text, place.margin);
  if (!readsAsString(text)) return doubleQuoted(text, inQuotes);
  if (allowed.plain) return fold(text, place);
  return allowed.single ? `'${fold(text.replaceAll("'", "''"), inQuotes)}'` : doubleQuoted(text, inQuotes);
}

/** A key longer than this has to be announced by a question mark. Rule: `yaml_emitter_check_simple_key`. */
const MAX_SIMPLE_KEY = 128;

const isEmpty = (value: unknown): boolean => (Array.isArray(value) ? value.length === 0 : isMap(value) && Object.keys(value).length === 0);

function leaf(value: unknown, place: Place): string {
  if (typeof value === 'string') return scalar(value, place);
  if (typeof value === 'number') return goNumber(value);
  if (Array.isArray(value)) return '[]';
  if (isMap(value)) return '{}';
  return value === null || value === undefined ? 'null' : String(value);
}

/** Writes a map or list that is not empty; the first line is not indented, as it may follow a dash. */
function write(value: unknown[] | Record<string, unknown>, margin: string, lines: string[], first: string): void {
  let lead = first;
  if (Array.isArray(value)) {
    for (const item of value) {
      node(item, `${margin}  `, lines, `${lead}- `);
      lead = margin;
    }
    return;
  }
  for (const key of Object.keys(value).sort(naturalOrder)) {
    const item = value[key];
    if (item === undefined) continue;
    let name = scalar(key);
    if (key.length > MAX_SIMPLE_KEY) {
      lines.push(`${lead}? ${name}`);
      lead = margin;
      name = '';
    }
    if (typeof item !== 'object' || item === null || isEmpty(item)) {
      const before = `${lead}${name}: `;
      lines.push(before + leaf(item, { column: before.length, margin: `${margin}  ` }));
    } else {
      lines.push(`${lead}${name}:`);
      // A list in a map is not indented.
      const inner = Array.isArray(item) ? margin : `${margin}  `;
      write(item as Record<string, unknown>, inner, lines, inner);
    }
    lead = margin;
  }
}

function node(value: unknown, margin: string, lines: string[], first: string): void {
  if (typeof value !== 'object' || value === null || isEmpty(value)) lines.push(first + leaf(value, { column: first.length, margin }));
  else write(value as Record<string, unknown>, margin, lines, first);
}

/**
 * A value as `-o yaml` prints it: keys sorted, lists not indented in their map, long lines whole, and quotes where a
 * reader of YAML 1.1 would see something else than the string. Ends with a line break.
 * Rule: `yaml.Marshal` of sigs.k8s.io/yaml, which writes through go-yaml v2.
 */
export function printYaml(value: unknown): string {
  const lines: string[] = [];
  node(value, '', lines, '');
  return `${lines.join('\n')}\n`;
}
