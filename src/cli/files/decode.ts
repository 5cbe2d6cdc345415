import { isUtf8 } from 'node:buffer';
import type { Finding } from '../../findings/finding.ts';
import type { Position } from '../../text/position.ts';
import { fileFinding } from './file-finding.ts';

const SAVE_AS_UTF8 = 'save it as UTF-8';

/**
 * The text that the bytes of a file are in UTF-8, or the finding that says why they are no text:
 * UTF-16, binary data, or a byte that no UTF-8 has, with its place.
 */
export function decode(file: string, bytes: Uint8Array): string | Finding {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    return fileFinding('input/not-text', file, 'the file is UTF-16, expected UTF-8', { help: SAVE_AS_UTF8 });
  }
  if (bytes.includes(0)) {
    return fileFinding('input/not-text', file, 'the file is binary (it holds NUL bytes), expected text', {
      help: 'name a Markdown or YAML file',
    });
  }
  if (isUtf8(bytes)) return new TextDecoder().decode(bytes);
  const { at, byte } = firstBadByte(bytes);
  const message = `the byte 0x${byte.toString(16).toUpperCase().padStart(2, '0')} here is not UTF-8`;
  return fileFinding('input/not-text', file, message, { at, help: SAVE_AS_UTF8 });
}

function firstBadByte(bytes: Uint8Array): { at: Position; byte: number } {
  let line = 1;
  let start = 0;
  for (;;) {
    const newline = bytes.indexOf(0x0a, start);
    const end = newline < 0 ? bytes.length : newline;
    if (newline < 0 || !isUtf8(bytes.subarray(start, end))) {
      const valid = validPrefix(bytes.subarray(start, end));
      const column = new TextDecoder().decode(bytes.subarray(start, start + valid)).length + 1;
      return { at: { line, column }, byte: bytes[start + valid]! };
    }
    line += 1;
    start = newline + 1;
  }
}

/** How many bytes at the start of a line are whole UTF-8 characters. */
function validPrefix(bytes: Uint8Array): number {
  let low = 0;
  let high = bytes.length;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (startsWell(bytes.subarray(0, middle))) low = middle;
    else high = middle - 1;
  }
  // A character that the end of the line cuts off starts well too, so step back to where it begins.
  while (low > 0 && !isUtf8(bytes.subarray(0, low))) low -= 1;
  return low;
}

function startsWell(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}
