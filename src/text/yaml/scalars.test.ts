import { describe, expect, it } from 'vitest';
import { jsonKey, resolvePlain, resolveTagged } from './scalars.ts';

// Values as go-yaml v2 reads them (its decode_test.go and resolve.go; recorded verdicts of an API server).
describe('resolvePlain', () => {
  it.each(['y', 'Y', 'yes', 'Yes', 'YES', 'on', 'On', 'ON', 'true', 'True', 'TRUE'])('%s is true', (text) => {
    expect(resolvePlain(text)).toBe(true);
  });

  it.each(['n', 'N', 'no', 'No', 'NO', 'off', 'Off', 'OFF', 'false', 'False', 'FALSE'])('%s is false', (text) => {
    expect(resolvePlain(text)).toBe(false);
  });

  it.each(['', '~', 'null', 'Null', 'NULL'])('%j is null', (text) => {
    expect(resolvePlain(text)).toBe(null);
  });

  it.each([
    ['0', 0], ['-0', 0], ['8080', 8080], ['-1', -1], ['+49123456', 49123456],
    ['0755', 493], ['0o755', 493], ['0O17', 15], ['01234', 668], ['0x10', 16], ['0XFF', 255], ['-0x10', -16],
    ['0b1', 1], ['0b11110', 30], ['-0b11', -3], ['0B11', 3], ['1_000', 1000], ['0_7', 7], ['685_230', 685230],
    ['9007199254740991', 9007199254740991],
  ])('%s is the integer %i', (text, value) => {
    expect(resolvePlain(text)).toBe(value);
  });

  it.each([
    ['1.5', 1.5], ['1.', 1], ['.5', 0.5], ['-.5', -0.5], ['1e3', 1000], ['1E-2', 0.01], ['6.8523015e+5', 685230.15],
    ['08', 8], ['1_000.5', 1000.5], ['.5_0', 0.5], ['685_230.15', 685230.15], ['99999999999999999999', 1e20],
  ])('%s is the float %f', (text, value) => {
    expect(resolvePlain(text)).toBe(value);
  });

  it.each([
    ['9007199254740993', 9007199254740993n],
    ['-9223372036854775808', -9223372036854775808n],
    ['18446744073709551615', 18446744073709551615n],
    ['0x7fffffffffffffff', 9223372036854775807n],
  ])('%s keeps its digits', (text, value) => {
    expect(resolvePlain(text)).toBe(value);
  });

  it.each([['.inf', Infinity], ['+.Inf', Infinity], ['-.INF', -Infinity], ['.nan', NaN], ['.NaN', NaN]])('%s is %d', (text, value) => {
    expect(resolvePlain(text)).toBe(value);
  });

  it.each([
    '12:30', '190:20:30', '2026-01-31', '2001-12-14T21:59:43Z', '1.2.3', '0o8', '0x', '0b2', '1e400', '.', '..', '-', '+',
    '_1', 'yEs', 'tRue', 'nULL', 'nan', 'inf', 'Infinity', '0xffffffffffffffffff', '<<', '10Mi', '1 2', '0.1.0', '+18446744073709551616x',
  ])('%s is a string', (text) => {
    expect(resolvePlain(text)).toBe(text);
  });
});

describe('resolveTagged', () => {
  it.each([
    ['!!str', '8080', '8080'],
    ['!!str', 'null', 'null'],
    ['!', '5', '5'],
    ['!custom', '5', '5'],
    ['!<tag:yaml.org,2002:str>', '5', '5'],
    ['!!int', '5', 5],
    ['!!float', '5', 5],
    ['!!bool', 'yes', true],
    ['!!null', '~', null],
    ['!!timestamp', '2001-01-01', '2001-01-01'],
    ['!!binary', 'czNjcjN0', 's3cr3t'],
    ['!!binary', 'czNj\ncjN0', 's3cr3t'],
    ['!!binary', '/w==', '\ufffd'],
  ])('%s %j is %j', (tag, text, value) => {
    expect(resolveTagged(tag, text)).toEqual({ ok: true, value });
  });

  it.each([
    ['!!int', 'foo', 'yaml: cannot decode !!str `foo` as a !!int'],
    ['!!null', 'x', 'yaml: cannot decode !!str `x` as a !!null'],
    ['!!bool', '1', 'yaml: cannot decode !!int `1` as a !!bool'],
    ['!!int', '1.5', 'yaml: cannot decode !!float `1.5` as a !!int'],
    ['!!binary', 'x', 'yaml: !!binary value contains invalid base64 data'],
  ])('%s %j is refused', (tag, text, error) => {
    expect(resolveTagged(tag, text)).toEqual({ ok: false, error });
  });
});

describe('jsonKey', () => {
  it.each([
    ['app', 'app'], ['yes', 'true'], ['off', 'false'], ['8080', '8080'], ['0x10', '16'], ['1000000', '1000000'],
    ['1.29', '1.29'], ['1.0', '1'], ['1000000.5', '1.0000005e+06'], ['1e30', '1e+30'], ['1.123456789', '1.1234568'],
    ['0.00001', '1e-05'], ['.inf', '.inf'], ['-.inf', '-.inf'], ['.nan', '.nan'], ['9007199254740993', '9007199254740993'],
  ])('%s becomes %s', (text, key) => {
    expect(jsonKey(resolvePlain(text), text)).toBe(key);
  });

  it.each(['~', 'null', '18446744073709551615'])('%s cannot be a key', (text) => {
    expect(jsonKey(resolvePlain(text), text)).toBeUndefined();
  });
});
