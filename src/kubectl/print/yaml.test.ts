import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { wholeExcerpt } from '../../text/excerpt.ts';
import { createSource } from '../../text/source.ts';
import { parseYaml } from '../../text/yaml/parse.ts';
import { printYaml } from './yaml.ts';

const read = (text: string): unknown => parseYaml(wholeExcerpt(createSource('test.yaml', text))).documents[0]!.value;

describe('what kubectl printed of created objects', () => {
  const folder = new URL('../../../test/defaults/', import.meta.url);
  it.each(readdirSync(folder).filter((name) => name.endsWith('.created.yaml')))('%s', (name) => {
    const text = readFileSync(new URL(name, folder), 'utf8');
    expect(printYaml(read(text))).toBe(text);
  });
});

/** Recorded with kubectl 1.36. */
const RECORDED = `apiVersion: v1
items:
- metadata:
    annotations:
      kubectl.kubernetes.io/last-applied-configuration: |
        {"apiVersion":"v1"}
    labels:
      rank: "2"
  status:
    conditions:
    - lastProbeTime: null
      message: '0/3 nodes are available: 1 node(s) had untolerated taint(s), 2 Insufficient
        cpu, 2 Insufficient memory. no new claims to deallocate, preemption: 0/3 nodes
        are available: 3 Preemption is not helpful for scheduling.'
      status: "True"
    securityContext: {}
kind: List
metadata:
  resourceVersion: ""
`;

it('prints what it reads as it was recorded', () => expect(printYaml(read(RECORDED))).toBe(RECORDED));

describe('strings', () => {
  // What go-yaml's encoder does with each, see `encode_test.go` there.
  it.each([
    ['', '""'], ['true', '"true"'], ['yes', '"yes"'], ['on', '"on"'], ['y', '"y"'], ['null', '"null"'], ['~', '"~"'], ['1', '"1"'],
    ['1.5', '"1.5"'], ['0x10', '"0x10"'], ['1e3', '"1e3"'], ['2026-11-21', '"2026-11-21"'], ['2026-11-21T03:08:37Z', '"2026-11-21T03:08:37Z"'],
    ['12:30', '"12:30"'], ['1.2.3', '1.2.3'], ['10.96.0.1', '10.96.0.1'], ['25%', '25%'], ['100m', '100m'], ['*', "'*'"], ['{"a":1}', `'{"a":1}'`],
    ['a: b', "'a: b'"], ['a:b', 'a:b'], ['a #b', "'a #b'"], ['a#b', 'a#b'], ['- a', "'- a'"], ['-a', '-a'], ['@x', "'@x'"], ["it's", "it's"],
    ["'quoted'", `'''quoted'''`], ['"quoted"', `'"quoted"'`], [' padded', "' padded'"], ['padded ', "'padded '"], ['tab\there', '"tab\\there"'],
    ['ship 🚢', '"ship \\U0001F6A2"'], ['Größe', 'Größe'], ['=', '='], ['<<', '"<<"'], ['---', "'---'"], ['a\\b', 'a\\b'],
    ['\u0007', '"\\a"'], ['\u00a0x', '\u00a0x'],
  ])('%j is %s', (value, printed) => expect(printYaml({ key: value })).toBe(`key: ${printed}\n`));

  it.each([
    ['a\nb\n', '|\n  a\n  b'], ['a\nb', '|-\n  a\n  b'], ['a\n\n', '|+\n  a\n'], ['a\n\nb\n', '|\n  a\n\n  b'], [' a\nb\n', '|2\n   a\n  b'],
    ['a \nb\n', '"a \\nb\\n"'], ['a\tb\n', '"a\\tb\\n"'], ['\n', '|2+\n'],
  ])('%j takes lines', (value, printed) => expect(printYaml({ key: value })).toBe(`key: ${printed}\n`));

  it('folds at the first blank beyond column 80, but no literal', () => {
    const words = 'word '.repeat(30).trim();
    expect(printYaml({ key: words })).toBe(`key: ${'word '.repeat(15)}word\n  ${'word '.repeat(13)}word\n`);
    expect(printYaml({ key: `${words}\nend` })).toBe(`key: |-\n  ${words}\n  end\n`);
  });
});

it('sorts keys with their numbers by value, and letters last', () => {
  expect(printYaml({ b: 1, a10: 1, a2: 1, 'a.b': 1, Z: 1, '1': 1 })).toBe('"1": 1\nZ: 1\na.b: 1\na2: 1\na10: 1\nb: 1\n');
});

it('nests lists in lists and maps in lists', () => {
  expect(printYaml({ a: [[1, 2], { x: 1, y: [] }, {}, null] })).toBe('a:\n- - 1\n  - 2\n- x: 1\n  "y": []\n- {}\n- null\n');
});

it('writes numbers as Go does', () => {
  expect(printYaml([0.5, 3, -1, 1234567.5, 0.00001, 9007199254740993n])).toBe('- 0.5\n- 3\n- -1\n- 1.2345675e+06\n- 1e-05\n- 9007199254740993\n');
});

it('announces a key of more than 128 characters', () => {
  const key = 'k'.repeat(129);
  expect(printYaml({ [key]: 1 })).toBe(`? ${key}\n: 1\n`);
});
