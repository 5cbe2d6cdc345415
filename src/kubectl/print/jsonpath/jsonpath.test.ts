import { describe, expect, it } from 'vitest';
import { JsonPath, relaxedPath } from './jsonpath.ts';

/** The data of https://kubernetes.io/docs/reference/kubectl/jsonpath/ */
const DOCUMENTED = {
  kind: 'List',
  items: [
    { kind: 'None', metadata: { name: '127.0.0.1', labels: { 'kubernetes.io/hostname': '127.0.0.1' } },
      status: { capacity: { cpu: '4' }, addresses: [{ type: 'LegacyHostIP', address: '127.0.0.1' }] } },
    { kind: 'None', metadata: { name: '127.0.0.2', labels: { 'kubernetes.io/hostname': '127.0.0.2' } },
      status: { capacity: { cpu: '8' }, addresses: [{ type: 'LegacyHostIP', address: '127.0.0.2' }, { type: 'another', address: '127.0.0.3' }] } },
  ],
  users: [{ name: 'myself', user: {} }, { name: 'e2e', user: { username: 'admin', password: 'secret' } }],
};

const run = (template: string, data: unknown = DOCUMENTED): string => new JsonPath(template, { allowMissingKeys: true }).execute(data);

describe('documented functions', () => {
  it.each([
    ['kind is {.kind}', 'kind is List'],
    ['{.kind}', 'List'],
    ["{['kind']}", 'List'],
    ["{['users'][0]['name']}", 'myself'],
    ['{..name}', '127.0.0.1 127.0.0.2 myself e2e'],
    ['{.items[*].metadata.name}', '127.0.0.1 127.0.0.2'],
    ['{.users[0].name}', 'myself'],
    ["{.items[*]['metadata.name', 'status.capacity']}", '127.0.0.1 127.0.0.2 {"cpu":"4"} {"cpu":"8"}'],
    ['{.users[?(@.name=="e2e")].user.password}', 'secret'],
    ['{range .items[*]}[{.metadata.name}, {.status.capacity}] {end}', '[127.0.0.1, {"cpu":"4"}] [127.0.0.2, {"cpu":"8"}] '],
    ["{range .items[*]}{.metadata.name}{'\\t'}{end}", '127.0.0.1\t127.0.0.2\t'],
    [String.raw`{.items[0].metadata.labels.kubernetes\.io/hostname}`, '127.0.0.1'],
    [String.raw`{.items[*].metadata.labels['kubernetes\.io/hostname']}`, '127.0.0.1 127.0.0.2'],
  ])('%s', (template, text) => expect(run(template)).toBe(text));
});

const POD = { a: [10, 20, 30, 40], s: 'x', n: null, m: { z: 1, b: [] }, f: 0.5, ready: true, items: [{ v: 1, on: true }, { v: 2 }, { v: 3, on: false, l: [1, 2] }] };

describe('steps', () => {
  it.each([
    ['{.a[0]}', '10'], ['{.a[-1]}', '40'], ['{.a[-1:]}', '40'], ['{.a[1:3]}', '20 30'], ['{.a[:2]}', '10 20'], ['{.a[0:4:2]}', '10 30'],
    ['{.a[*]}', '10 20 30 40'], ['{.a[0,2]}', '10 30'], ['{.a[2:2]}', ''], ['{.a}', '[10,20,30,40]'], ['{.m}', '{"b":[],"z":1}'], ['{.m.*}', '[] 1'],
    ['{.f} {.ready} {.n}', '0.5 true null'], ['{.nosuch.deeper}', ''], ['{.s.deeper}', ''], ['{@.s}{$.s}{ .s }', 'xxx'], ['{}', '{"a":[10'],
    ['{.items[?(@.v>1)].v}', '2 3'], ['{.items[?(@.v>=2)].v}', '2 3'], ['{.items[?(@.v!=2)].v}', '1 3'], ['{.items[?(@.on)].v}', '1 3'],
    ['{.items[?(@.on==true)].v}', '1'], ['{.items[?(@.l[1]==2)].v}', '3'], ['{"a\\"b"}', 'a"b'], ['{1}{-2.5}', '1-2.5'], ['', ''], ['no braces', 'no braces'],
    ['{range .items[*]}{range .l[*]}{@};{end}{.v} {end}{.s}', '1 2 1;2;3 x'], ['{range .nosuch[*]}{.v}{end}{.s}', 'x'], ['{range .a[*]}{@},', '10,20,30,40,'],
  ])('%s', (template, text) => expect(run(template, POD).slice(0, text === '{"a":[10' ? 8 : undefined)).toBe(text));

  it('counts a string in a recursive descent once', () => expect(run('{..deep}', { x: { deep: 'a' }, y: [{ deep: 'b' }], deep: 'c' })).toBe('c a b'));
});

describe('errors', () => {
  it.each([
    ['{.a[9]}', 'array index out of bounds: index 9, length 4'], ['{.a[0:9]}', 'array index out of bounds: index 8, length 4'],
    ['{.a[-9]}', 'array index out of bounds: index -5, length 4'], ['{.a[3:1]}', 'starting index 3 is greater than ending index 1'],
    ['{.a[0:4:0]}', 'step must be > 0'], ['{.s[0]}', 'string is not array or slice'], ['{.m[0]}', 'map[string]interface {} is not array or slice'],
    ['{.a[0', 'unterminated array'], ['{.a', 'unclosed action'], ['{.a[x]}', 'invalid array index x'], ['{.a["x"]}', 'invalid array index "x"'],
    ['{....a}', 'invalid multiple recursive descent'], ['{"a}', 'unterminated quoted string'], ['{.items[?(@.v==1)}', 'unclosed array expect ]'],
    ['{.items[?(@.v==1', 'unterminated filter'], ['{*}', "unrecognized character in action: U+002A '*'"], ['{end}', 'not in range, nothing to end'],
    ['{main}', 'unrecognized identifier main'], ['{.items[?(@.v=="1")]}', 'incompatible types for comparison'], ['{1.2.3}', 'cannot parse number 1.2.3'],
    ['{.items[?(@.v==main)]}', 'unrecognized identifier main'], ['{.m[?(@.z==1)]}', 'map[b:[] z:1] is not array or slice and cannot be filtered'],
  ])('%s', (template, message) => expect(() => run(template, POD)).toThrow(message));

  it('takes a missing key for one where it must be there', () => {
    expect(() => new JsonPath('{.nosuch}').execute({})).toThrow('nosuch is not found');
  });
});

it('prints each part as a list in JSON', () => {
  expect(new JsonPath('{.a[0,1]}{.s}').executeAsJson(POD)).toBe('[\n    10,\n    20\n]\n[\n    "x"\n]\n');
});

// Rule: the comment of `RelaxedJSONPathExpression`.
it('completes a path without braces or dot', () => {
  expect(['metadata.name', '{metadata.name}', '.metadata.name', '{.metadata.name}'].map(relaxedPath)).toEqual(Array.from({ length: 4 }, () => '{.metadata.name}'));
  expect(relaxedPath('')).toBe('');
  expect(() => relaxedPath('{.metadata.name')).toThrow("unexpected path string, expected a 'name1.name2'");
});
