const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/**
 * The offset of the byte at which a text stops being standard base64, as Go's
 * `base64.StdEncoding.Decode` counts; -1 when it is fine. Line breaks are allowed anywhere, padding is
 * required, and the bits behind the last byte are not looked at.
 */
export function base64ErrorOffset(text: string): number {
  const bytes = asBytes(text);
  let at = 0;
  while (at < bytes.length) {
    const end = readQuantum(bytes, at);
    if (end < 0) return -end - 1;
    at = end;
  }
  return -1;
}

/** Characters outside ASCII take as many bytes as UTF-8 gives them; each is wrong, so any byte will do. */
function asBytes(text: string): string {
  for (let at = 0; at < text.length; at += 1) {
    if (text.charCodeAt(at) > 127) return String.fromCharCode(...new TextEncoder().encode(text));
  }
  return text;
}

/** Reads up to four characters from an offset; the offset behind them, or minus the error's offset minus one. */
function readQuantum(bytes: string, start: number): number {
  let at = start;
  let count = 0;
  while (count < 4) {
    if (at === bytes.length) return count === 0 ? at : -(at - count) - 1;
    const char = bytes[at]!;
    at += 1;
    if (isLineBreak(char)) continue;
    if (char === '=') return readPadding(bytes, at, count);
    if (!ALPHABET.includes(char)) return -(at - 1) - 1;
    count += 1;
  }
  return at;
}

/** `at` is behind the first `=`, which follows `count` characters of the last quantum. */
function readPadding(bytes: string, start: number, count: number): number {
  let at = start;
  if (count < 2) return -(at - 1) - 1;
  if (count === 2) {
    while (at < bytes.length && isLineBreak(bytes[at]!)) at += 1;
    if (at === bytes.length) return -bytes.length - 1;
    if (bytes[at] !== '=') return -(at - 1) - 1;
    at += 1;
  }
  while (at < bytes.length && isLineBreak(bytes[at]!)) at += 1;
  return at < bytes.length ? -at - 1 : at;
}

function isLineBreak(char: string): boolean {
  return char === '\n' || char === '\r';
}
