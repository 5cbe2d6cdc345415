import { describe, expect, test } from 'vitest';
import {
  cIdentifier, configMapKey, dns1035Label, dns1123Label, dns1123Subdomain, dns1123SubdomainWithUnderscore, environmentVariableName, labelValue,
  pathSegmentName, percent, portName, portNumber, qualifiedName, wildcardDns1123Subdomain,
} from './names.ts';

/** Rules: https://kubernetes.io/docs/concepts/overview/working-with-objects/names/ and /labels/. */
describe('formats', () => {
  test.each([
    [dns1123Label, ['a', '123-abc', 'x'.repeat(63)], ['', 'A', 'a.b', '-a', 'a-', 'x'.repeat(64)]],
    [dns1123Subdomain, ['a', 'a.b-c.d', 'x'.repeat(253)], ['', 'a..b', '.a', 'a_b', 'Bad_Name', 'x'.repeat(254)]],
    [dns1123SubdomainWithUnderscore, ['_tcp.example.com', 'a_b'], ['a_', '']],
    [wildcardDns1123Subdomain, ['*.example.com'], ['example.com', '*', '*.*.com']],
    [dns1035Label, ['a1', 'my-name'], ['1a', '', 'a.b', 'x'.repeat(64)]],
    [qualifiedName, ['a', 'A_b.c-d', 'example.com/MyName'], ['', '/a', 'a/', 'a/b/c', 'Example.com/a', 'a b', 'x'.repeat(64)]],
    [labelValue, ['', 'a', 'A_b.c-d', 'x'.repeat(63)], ['-a', 'a-', 'a b', 'ä', 'x'.repeat(64)]],
    [configMapKey, ['a', 'KEY_NAME', '.env', 'x'.repeat(253)], ['', 'a b', 'a/b', '.', '..', '..a', 'x'.repeat(254)]],
    [environmentVariableName, ['A', 'a.b-c', '1', 'a b'], ['', 'A=B', 'ä', 'a\n']],
    [cIdentifier, ['_a1'], ['1a', 'a-b', '']],
    [portName, ['http', '0-a', 'x'.repeat(15)], ['', '80', 'HTTP', 'a--b', '-a', 'a-', 'x'.repeat(16)]],
    [percent, ['0%', '150%'], ['5', '%', '1.5%', '-1%']],
    [pathSegmentName, ['system:node', 'A b'], ['.', '..', 'a/b', 'a%b']],
  ])('%o', (format, right, wrong) => {
    expect(right.filter((text) => format(text).length > 0)).toEqual([]);
    expect(wrong.filter((text) => format(text).length === 0)).toEqual([]);
  });

  test('ports', () => {
    expect([1, 65535].flatMap(portNumber)).toEqual([]);
    expect(portNumber(0)).toEqual(['must be between 1 and 65535, inclusive']);
    expect(portNumber(65536)).toHaveLength(1);
  });
});

/** As a server has answered. */
describe('words', () => {
  test.each([
    [dns1123Label('a.b'), ['must not contain dots']],
    [dns1123Label('x'.repeat(64)), ['must be no more than 63 characters']],
    [dns1123Label('not an image!'), ["a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')"]],
    [dns1123Subdomain('Broken_Name'), ["a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')"]],
    [configMapKey('bad key'), ["a valid config key must consist of alphanumeric characters, '-', '_' or '.' (e.g. 'key.name',  or 'KEY_NAME',  or 'key-name', regex used for validation is '[-._a-zA-Z0-9]+')"]],
  ])('%#', (problems, expected) => expect(problems).toEqual(expected));

  test('lengths are those of the text in UTF-8', () => {
    expect(qualifiedName('ä'.repeat(32))[0]).toBe('name part must be no more than 63 bytes');
  });
});
