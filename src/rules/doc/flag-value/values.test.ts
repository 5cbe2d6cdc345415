import { expect, test } from 'vitest';
import { readsAs } from './values.ts';

// Go's own documentation of time.ParseDuration and strconv names these.
test.each(['300ms', '-1.5h', '2h45m', '0', '1h10m10s', '1µs', '.5s', '1.s'])('%s is a duration', (value) => {
  expect(readsAs('duration', value)).toBeUndefined();
});

test.each(['30', '', '1d', '5 m', 'five', '-', '1h5'])('%s is none', (value) => {
  expect(readsAs('duration', value)).toBeDefined();
});

test.each(['3', '-1', '0x10', '010', '+5'])('%s is a number', (value) => {
  expect(readsAs('int', value)).toBeUndefined();
});

test.each(['two', '1.5', '3m', '', '09'])('%s is none', (value) => {
  expect(readsAs('int32', value)).toBeDefined();
});

test.each(['true', 'F', '0'])('%s is true or false', (value) => {
  expect(readsAs('bool', value)).toBeUndefined();
});

test('yes is neither', () => {
  expect(readsAs('bool', 'yes')).toBeDefined();
});
