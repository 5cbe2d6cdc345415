import { expect, test } from 'vitest';
import fc from 'fast-check';
import { addQuantities, compareQuantities, formatQuantity, isWhole, parseQuantity } from './quantity-value.ts';

const canonical = (text: unknown) => formatQuantity(parseQuantity(text)!);

// The forms of https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
test.each([
  ['1.5', '1500m'],
  ['1.5Gi', '1536Mi'],
  ['0.5Mi', '512Ki'],
  ['1000m', '1'],
  ['1024Mi', '1Gi'],
  ['1024', '1024'],
  ['1e3', '1e3'],
  ['1E3', '1e3'],
  ['1E', '1E'],
  ['100k', '100k'],
  ['1000000', '1M'],
  ['0.1', '100m'],
  ['0', '0'],
  ['-0', '0'],
  ['-64Mi', '-64Mi'],
  ['0.5Ki', '512'],
  ['1.5Ki', '1536'],
  ['0.0000000001', '1n'],
  ['9223372036854775807', '9223372036854775807'],
  [2, '2'],
  [0.25, '250m'],
])('%s is %s', (text, expected) => expect(canonical(text)).toBe(expected));

test.each(['', 'abc', '1 Gi', '1gb', '0x10', null, true, {}])('%j is no quantity', (text) => {
  expect(parseQuantity(text)).toBeUndefined();
});

test('compares and adds across suffixes', () => {
  expect(compareQuantities(parseQuantity('1Gi')!, parseQuantity('1G')!)).toBeGreaterThan(0);
  expect(compareQuantities(parseQuantity('1')!, parseQuantity('1000m')!)).toBe(0);
  expect(formatQuantity(addQuantities(parseQuantity('512Mi')!, parseQuantity('0.5Gi')!))).toBe('1Gi');
  expect(isWhole(parseQuantity('500m')!)).toBe(false);
  expect(isWhole(parseQuantity('2000m')!)).toBe(true);
});

test('printing and reading round-trips', () => {
  const text = fc.tuple(fc.integer({ min: 0, max: 10 ** 9 }), fc.constantFrom('n', 'u', 'm', '', 'k', 'M', 'G', 'Ki', 'Mi', 'Gi', 'e3', 'e-3'));
  fc.assert(
    fc.property(text, ([number, suffix]) => {
      const quantity = parseQuantity(`${number}${suffix}`)!;
      const again = parseQuantity(formatQuantity(quantity))!;
      expect(again.nano).toBe(quantity.nano);
      expect(formatQuantity(again)).toBe(formatQuantity(quantity));
    }),
    { seed: 1 },
  );
});
