import { expect, test } from 'vitest';
import { base64ErrorOffset } from './base64.ts';

// The offsets are those of `TestDecodeCorrupt` in Go's encoding/base64.
test.each([
  ['', -1],
  ['\n', -1],
  ['AAA=\n', -1],
  ['AAAA\n', -1],
  ['!!!!', 0],
  ['====', 0],
  ['x===', 1],
  ['=AAA', 0],
  ['A=AA', 1],
  ['AA=A', 2],
  ['AA==A', 4],
  ['AAA=AAAA', 4],
  ['AAAAA', 4],
  ['AAAAAA', 4],
  ['A=', 1],
  ['A==', 1],
  ['AA=', 3],
  ['AA==', -1],
  ['AAA=', -1],
  ['AAAA', -1],
  ['AAAAAA=', 7],
  ['YWJjZA=====', 8],
  ['A!\n', 1],
  ['A=\n', 1],
  ['aGVs bG8=', 4],
  ['äAAA', 0],
])('%j fails at %i', (text, offset) => expect(base64ErrorOffset(text)).toBe(offset));
