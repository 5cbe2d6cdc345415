import { describe, expect, test } from 'vitest';
import { quantityError, splitQuantity } from './quantity.ts';

const FORMAT = "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'";
const SUFFIX = "unable to parse quantity's suffix";
const NUMERIC = 'unable to parse numeric part of quantity';

// From `quantity_test.go` of apimachinery and from recorded verdicts.
describe('quantityError', () => {
  test.each(['0', '1', '1.5', '.5', '5.', '+1', '-1', '100m', '0.1', '1Ki', '1.5Gi', '128Mi', '2G', '1e3', '1E3', '1e-3', '12E', '1n', '1u', '10k', '-', ' 1Gi '])(
    'takes %j',
    (text) => expect(quantityError(text)).toBeUndefined(),
  );

  test.each([1, 0.5, 0, -3, 10n])('takes the number %s', (value) => expect(quantityError(value)).toBeUndefined());

  test.each(['', '1 GB', '1GB', '128mb', '1.1.1', 'ten', '1,5', '0x10', '1Gi2Mi', '5%'])('refuses the format of %j', (text) => {
    expect(quantityError(text)).toBe(FORMAT);
  });

  test.each(['1mi', '1K', '1ki', '1MI', '1gi', '1e', '1KiKi', '1e5Mi'])('refuses the suffix or format of %j', (text) => {
    expect([SUFFIX, FORMAT]).toContain(quantityError(text));
  });

  test.each([
    ['128mi', SUFFIX],
    ['64K', SUFFIX],
    ['1e', SUFFIX],
    ['1e5Mi', FORMAT],
    ['.Ei', NUMERIC],
  ])('says of %j what the server says', (text, error) => expect(quantityError(text)).toBe(error));

  test.each([true, {}, [], [1]])('refuses the value %j as text of a wrong format', (value) => expect(quantityError(value)).toBe(FORMAT));

  test('null is unset', () => expect(quantityError(null)).toBeUndefined());
});

describe('splitQuantity', () => {
  test.each([
    ['1.50Gi', { negative: false, whole: '1', fraction: '50', base: 2, exponent: 30 }],
    ['-007m', { negative: true, whole: '7', fraction: '', base: 10, exponent: -3 }],
    ['2e-3', { negative: false, whole: '2', fraction: '', base: 10, exponent: -3 }],
    ['3E', { negative: false, whole: '3', fraction: '', base: 10, exponent: 18 }],
    ['000', { negative: false, whole: '0', fraction: '', base: 10, exponent: 0 }],
  ])('%s', (text, parts) => expect(splitQuantity(text)).toEqual(parts));
});
