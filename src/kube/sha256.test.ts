import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { hexadecimal, sha256 } from './sha256.ts';

test('the examples of FIPS 180-4', () => {
  expect(hexadecimal(sha256('abc'))).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  expect(hexadecimal(sha256('abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq')))
    .toBe('248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1');
});

test.each([0, 1, 55, 56, 63, 64, 65, 119, 1000])('%d bytes, as another implementation has it', (length) => {
  const bytes = Uint8Array.from({ length }, (_, index) => (index * 37) & 255);
  expect(hexadecimal(sha256(bytes))).toBe(createHash('sha256').update(bytes).digest('hex'));
});
