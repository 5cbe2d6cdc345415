import { describe, expect, test } from 'vitest';
import { isLinkLocal, isLinkLocalMulticast, isLoopback, isUnspecified, parseIp } from './ip.ts';

describe('parseIp', () => {
  // From the tables of `k8s.io/apimachinery/pkg/util/validation`.
  test.each(['1.2.3.4', '0.0.0.0', '255.255.255.255', 'a::b:c:d', 'fd00::1', '::1', '::', '2001:db8:1:2:3:4:5:6', '::ffff:1.2.3.4', '1::2:1.2.3.4'])(
    'reads %s',
    (text) => expect(parseIp(text)).toMatchObject({ leadingZeros: false }),
  );

  test.each(['', 'not an ip', '1.2.3', '1.2.3.4.5', '1.2.3.256', '1.2.3.-1', '1.0x1.2.3', '12345::1', ':1', '1:', ':::', '1::2::3', '1:2:3:4:5:6:7:8:9', '1:2:3:4:5:6:7:8::', 'fe80::1%eth0', '[::1]', '1.2.3.4/24', 'a.b.c.d'])(
    'refuses %j',
    (text) => expect(parseIp(text)).toBeUndefined(),
  );

  test.each(['010.002.003.004', '1.2.3.04', '::ffff:1.2.03.4'])('marks the zeros in %s', (text) => expect(parseIp(text)).toMatchObject({ leadingZeros: true }));

  test('knows an IPv4 address in the form of IPv6', () => {
    expect(parseIp('::ffff:10.0.0.1')).toMatchObject({ family: 'IPv4', mapped: true, value: parseIp('10.0.0.1')!.value });
    expect(parseIp('2001:db8::ffff')).toMatchObject({ family: 'IPv6', mapped: false });
  });
});

test.each([
  [isLoopback, ['127.0.0.1', '127.255.0.1', '::1', '::ffff:127.0.0.1'], ['128.0.0.1', '::2']],
  [isLinkLocal, ['169.254.169.254', 'fe80::1', 'febf::1'], ['169.255.0.1', 'fec0::1']],
  [isLinkLocalMulticast, ['224.0.0.1', 'ff02::1'], ['224.0.1.1', 'ff05::1']],
  [isUnspecified, ['0.0.0.0', '::'], ['0.0.0.1', '::1']],
] as const)('%o knows its addresses', (check, inside, outside) => {
  for (const text of inside) expect(check(parseIp(text)!)).toBe(true);
  for (const text of outside) expect(check(parseIp(text)!)).toBe(false);
});
