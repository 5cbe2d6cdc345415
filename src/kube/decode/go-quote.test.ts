import { expect, test } from 'vitest';
import { goQuote } from './go-quote.ts';

// As Go's strconv.Quote documents it.
test.each([
  ['plain', '"plain"'],
  ['a "b" \\', '"a \\"b\\" \\\\"'],
  ['\t\n\r\u0007', '"\\t\\n\\r\\a"'],
  ['\u0001\u007f', '"\\x01\\x7f"'],
  ['\u00a0name', '"\\u00a0name"'],
  ['\u{e0001}', '"\\U000e0001"'],
  ['größe ☺ 🚢', '"größe ☺ 🚢"'],
])('%j', (text, quoted) => expect(goQuote(text)).toBe(quoted));
