const ESCAPES: Record<string, string> = {
  '\u0007': '\\a',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\v': '\\v',
  '\\': '\\\\',
  '"': '\\"',
};

/** What Go prints as it is: letters, marks, numbers, punctuation, symbols and the plain space. */
const PRINTABLE = /^[\p{L}\p{M}\p{N}\p{P}\p{S} ]$/u;

/** A text as Go's `%q` writes it, without the quotes around it (`strconv.Quote`). */
export function goEscape(text: string): string {
  let escaped = '';
  for (const char of text) {
    const known = ESCAPES[char];
    if (known !== undefined) escaped += known;
    else if (PRINTABLE.test(char)) escaped += char;
    else escaped += escapeCodePoint(char.codePointAt(0)!);
  }
  return escaped;
}

/** A text as Go's `%q` writes it. */
export function goQuote(text: string): string {
  return `"${goEscape(text)}"`;
}

function escapeCodePoint(code: number): string {
  const hex = code.toString(16);
  if (code < 0x20 || code === 0x7f) return `\\x${hex.padStart(2, '0')}`;
  if (code >= 0xd800 && code <= 0xdfff) return '\\ufffd';
  return code < 0x10000 ? `\\u${hex.padStart(4, '0')}` : `\\U${hex.padStart(8, '0')}`;
}
