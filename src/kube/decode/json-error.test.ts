import { expect, test } from 'vitest';
import { jsonError } from './json-error.ts';

// The tests of Go's `encoding/json` (scanner_test.go, decode_test.go).
test.each([
  ['', 'unexpected end of JSON input'],
  ['{"a": 1', 'unexpected end of JSON input'],
  ['tru', 'unexpected end of JSON input'],
  ['not json', "invalid character 'o' in literal null (expecting 'u')"],
  ['{"a": flase}', "invalid character 'l' in literal false (expecting 'a')"],
  ['{"X": "foo", "Y"}', "invalid character '}' after object key"],
  ['[1, 2, 3+]', "invalid character '+' after array element"],
  ['{"a": True}', "invalid character 'T' looking for beginning of value"],
  ['{} x', "invalid character 'x' after top-level value"],
])('%s', (text, message) => {
  expect(jsonError(text)).toBe(message);
});
