import { expect, test } from 'vitest';
import { readValue } from './read-value.ts';

// https://pkg.go.dev/strconv#ParseInt with base 0.
test.each([['10', 10], ['-1', -1], ['+3', 3], ['0x1f', 31], ['0b101', 5], ['0o17', 15], ['017', 15], ['1_000', 1000], ['0', 0]])('%s is %i', (text, value) => {
  expect(readValue('int', text)).toEqual({ value });
});

test.each(['', 'two', '1.5', '1e3', '08', '1_', '_1', '٣'])('%j is no whole number', (text) => {
  expect(readValue('int', text)).toEqual({ error: `strconv.ParseInt: parsing ${JSON.stringify(text)}: invalid syntax` });
});

test('numbers have a size', () => {
  expect(readValue('int32', '2147483647')).toEqual({ value: 2147483647 });
  expect(readValue('int32', '2147483648')).toEqual({ error: 'strconv.ParseInt: parsing "2147483648": value out of range' });
});

test('durations are milliseconds', () => {
  expect(readValue('duration', '1m30s')).toEqual({ value: 90_000 });
  expect(readValue('duration', '5')).toEqual({ error: 'time: missing unit in duration "5"' });
});

// The records of https://pkg.go.dev/encoding/csv.
test.each([
  ['', []], ['a', ['a']], ['a,b', ['a', 'b']], ['a,', ['a', '']], ['"a,b",c', ['a,b', 'c']], ['"say ""hi"""', ['say "hi"']], ['"a",', ['a', '']],
])('%j is a list', (text, value) => {
  expect(readValue('list', text)).toEqual({ value });
});

test('quotes in a list must be whole', () => {
  expect(readValue('list', 'a"b')).toEqual({ error: 'parse error on line 1, column 2: bare " in non-quoted-field' });
  expect(readValue('list', '"a')).toHaveProperty('error');
});
