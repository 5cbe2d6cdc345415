import { describe, expect, test } from 'vitest';
import { isStrictSubset, parseCidr } from './cidr.ts';

describe('parseCidr', () => {
  test.each(['1.0.0.0/8', '0.0.0.0/0', '1.2.3.4/32', 'a:b::/64', '::/0', '::1/128'])('reads %s', (text) =>
    expect(parseCidr(text)).toMatchObject({ leadingZeros: false, hasHostBits: false }),
  );

  test.each(['', '1.2.3.4', '1.2.3.4/33', '1.2.3.4/-1', '1.2.3.4/a', '1.2.3/24', '::1/129', '/8', '1.2.3.4/', '1.2.3.4/24/24'])('refuses %j', (text) =>
    expect(parseCidr(text)).toBeUndefined(),
  );

  test.each([
    ['192.168.0.5/24', { hasHostBits: true }],
    ['a:b::/16', { hasHostBits: true }],
    ['010.0.0.0/8', { leadingZeros: true }],
    ['1.0.0.0/08', { leadingZeros: true }],
    ['::ffff:1.2.3.0/120', { prefix: 24, hasHostBits: false }],
  ])('marks what is wrong with %s', (text, expected) => expect(parseCidr(text)).toMatchObject(expected));
});

test.each([
  ['10.1.0.0/16', '10.0.0.0/8', true],
  ['10.0.0.0/8', '10.0.0.0/8', false],
  ['10.0.0.0/8', '10.1.0.0/16', false],
  ['192.168.0.0/16', '10.0.0.0/8', false],
  ['2001:db8::/48', '2001:db8::/32', true],
  ['2001:db8::/48', '0.0.0.0/0', false],
])('%s lies in %s: %s', (inner, outer, expected) => {
  expect(isStrictSubset(parseCidr(inner)!, parseCidr(outer)!)).toBe(expected);
});
