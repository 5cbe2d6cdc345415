import { describe, expect, it } from 'vitest';
import { wholeExcerpt } from '../excerpt.ts';
import { createSource } from '../source.ts';
import { parseYaml } from './parse.ts';
import type { YamlDocument, YamlMapping, YamlNode, YamlScalar } from './types.ts';

function read(text: string): YamlDocument {
  return parseYaml(wholeExcerpt(createSource('manifest.yaml', text))).documents[0]!;
}

function scalars(node: YamlNode | undefined): YamlScalar[] {
  switch (node?.kind) {
    case 'scalar': return [node];
    case 'mapping': return node.entries.flatMap(({ key, value }) => [...scalars(key), ...scalars(value)]);
    case 'sequence': return node.items.flatMap(scalars);
    default: return [];
  }
}

describe('data', () => {
  it.each([
    ['a: {\n}', { a: {} }],
    ['a: {\nb: 1\n}', { a: { b: 1 } }],
    ['a: [\n1,\n2\n]\nc: 3', { a: [1, 2], c: 3 }],
    ['b:\n  a: "x\ny"', { b: { a: 'x y' } }],
    ["a: 'x'#c", { a: 'x' }],
    ['a: [1,2]#c', { a: [1, 2] }],
    ['{\n\t"a": 1,\n\t"b": [true]\n}', { a: 1, b: [true] }],
    ['a:\tb', { a: 'b' }],
    ['? a\n: b', { a: 'b' }],
    ['a: b\n c', { a: 'b c' }],
    ['a: [b c: d]', { a: [{ 'b c': 'd' }] }],
    ['a: >\n x\n\n\n y\n', { a: 'x\n\ny\n' }],
    ['a: |\nb: c', { a: '', b: 'c' }],
    ['a: |+\n  x\n\n  y\n\n', { a: 'x\n\ny\n\n' }],
    ['a: &b\nc: *b', { a: null, c: null }],
    ['a:: b', { 'a:': 'b' }],
    ['a: x\r\nb: |\r\n  y\r\n', { a: 'x', b: 'y\n' }],
    ['data:\n  yes: "1"\n  no: "0"\n  1.29: stable', { data: { true: '1', false: '0', '1.29': 'stable' } }],
    ['constructor: 1\n__proto__: 2', { constructor: 1, ['__proto__']: 2 }],
  ])('%j', (text, expected) => {
    const document = read(text);
    expect(document.problems).toEqual([]);
    expect(JSON.stringify(document.value)).toBe(JSON.stringify(expected));
  });

  it('has no inherited keys', () => {
    expect((read('a: 1').value as Record<string, unknown>)['constructor']).toBeUndefined();
  });
});

describe('merge keys', () => {
  // go-yaml v2 goes through a mapping from top to bottom, so what stands below wins.
  it.each([
    ['a: &x {k: 1, m: 2}\nb: {<<: *x, k: 3}', { k: 3, m: 2 }],
    ['a: &x {k: 1, m: 2}\nb: {k: 3, <<: *x}', { k: 1, m: 2 }],
    ['a: [&x {k: 1}, &y {k: 3, m: 4}]\nb: {<<: [*x, *y], z: 1}', { k: 1, m: 4, z: 1 }],
    ['a: &x {k: 1}\nb: {"<<": 1}', { '<<': 1 }],
  ])('%s', (text, expected) => {
    const document = read(text);
    expect(document.problems).toEqual([]);
    expect({ ...(document.value as { b: object }).b }).toEqual(expected);
  });

  it('leaves merged entries where they are written', () => {
    const text = 'base: &base\n  app: api\nlabels:\n  <<: *base\n  tier: web\n';
    const labels = (read(text).root as YamlMapping).entries[1]!.value as YamlMapping;
    expect(labels.entries.map(({ name, merged, value }) => [name, merged, text.slice(value.start, value.end), value.start])).toEqual([
      ['app', true, 'api', text.indexOf('api')],
      ['tier', undefined, 'web', text.indexOf('web')],
    ]);
  });

  it('refuses anything but mappings', () => {
    expect(read('<<: 5').problems[0]).toMatchObject({
      code: 'unsupported-value',
      serverMessage: 'error converting YAML to JSON: yaml: map merge requires map or sequence of maps as the value',
    });
  });
});

describe('positions', () => {
  const text = [
    'metadata: {name: "web", labels: {app.kubernetes.io/name: \'x\'}} # c',
    'list:',
    '- &a one',
    '- *a',
    '-',
    'empty:',
    'tagged: !!str 8080',
    'block: |-',
    '  first',
    '   second',
    '',
    'folded: !x >2 # why',
    '    text',
    'multi: "two',
    '  lines"',
    '"quoted key" : [a, {b: c} , ]',
    '',
  ].join('\n');
  const root = read(text).root as YamlMapping;

  it('slices every scalar back to what is written', () => {
    expect(scalars(root).map(({ raw }) => raw)).toEqual([
      'metadata', 'name', '"web"', 'labels', 'app.kubernetes.io/name', "'x'", 'list', 'one', '*a', '', 'empty', '', 'tagged', '8080',
      'block', '|-\n  first\n   second', 'folded', '>2 # why\n    text', 'multi', '"two\n  lines"', '"quoted key"', 'a', 'b', 'c',
    ]);
    for (const { raw, start, end } of scalars(root)) expect(text.slice(start, end)).toBe(raw);
  });

  it('puts empty values behind their colon or dash', () => {
    const [listEmpty, keyEmpty] = scalars(root).filter(({ raw }) => raw === '');
    expect(listEmpty!.start).toBe(text.indexOf('\n-\n') + 2);
    expect(keyEmpty!.start).toBe(text.indexOf('empty:') + 6);
  });

  it('ends collections behind their bracket or their last value', () => {
    const spans = Object.fromEntries(root.entries.map(({ name, value }) => [name, text.slice(value.start, value.end)]));
    expect(spans['metadata']).toBe('{name: "web", labels: {app.kubernetes.io/name: \'x\'}}');
    expect(spans['list']).toBe('- &a one\n- *a\n-');
    expect(spans['quoted key']).toBe('[a, {b: c} , ]');
    expect(text.slice(root.start, root.end)).toBe(text.trimEnd());
  });

  it('gives an alias its own place and shares what it stands for', () => {
    const aliased = 'a: &x\n  k: 1\nb: *x\n';
    const [a, b] = (read(aliased).root as YamlMapping).entries.map(({ value }) => value as YamlMapping);
    expect(aliased.slice(b!.start, b!.end)).toBe('*x');
    expect(b!.alias).toBe('x');
    expect(b!.entries).toBe(a!.entries);
  });

  it('is the same for text that go-yaml reads and YAML 1.2 does not', () => {
    const loose = 'a: {\n\tb: "x\ny",\nc: [1,\n2]}#z\nd: e\n';
    const document = read(loose);
    for (const { raw, start, end } of scalars(document.root)) expect(loose.slice(start, end)).toBe(raw);
    expect(JSON.stringify(document.value)).toBe('{"a":{"b":"x y","c":[1,2]},"d":"e"}');
    expect(loose.slice(...spanOf((document.root as YamlMapping).entries[0]!.value))).toBe('{\n\tb: "x\ny",\nc: [1,\n2]}');
  });
});

function spanOf({ start, end }: YamlNode): [number, number] {
  return [start, end];
}

describe('keys', () => {
  it('names both lines of a duplicate, goes on, and lets the last win', () => {
    const text = 'spec:\n  replicas: 2\n  paused: true\n  replicas: 3\n  paused: false\n';
    const document = read(text);
    expect(document.value).toEqual({ spec: { replicas: 3, paused: false } });
    expect(document.problems).toMatchObject([
      {
        code: 'duplicate-key',
        message: 'the key `replicas` stands twice in one mapping: on line 2 and again on line 4',
        serverMessage: 'line 4: key "replicas" already set in map',
        start: text.lastIndexOf('replicas'),
        related: { start: text.indexOf('replicas') },
      },
      { code: 'duplicate-key', serverMessage: 'line 5: key "paused" already set in map' },
    ]);
  });

  // The decoder names the line on which the value begins; recorded for env under a container.
  it('counts the line of the value, not of the key', () => {
    expect(read('env:\n  - a\nenv:\n  - b\n').problems[0]!.serverMessage).toBe('line 4: key "env" already set in map');
  });

  it.each([
    ['1: a\n1: b', 'line 2: key 1 already set in map'],
    ['y: a\non: b', 'line 2: key true already set in map'],
  ])('%j', (text, serverMessage) => {
    expect(read(text).problems).toMatchObject([{ code: 'duplicate-key', serverMessage }]);
  });

  it('does not take keys that differ in case or in type for duplicates', () => {
    expect(read('mode: a\nMODE: b\n').problems).toEqual([]);
    expect(read('1: a\n"1": b\n').problems).toEqual([]);
  });

  it.each([
    ['null: none', 'unsupported map key of type: %!s(<nil>), key: <nil>, value: "none"'],
    ['18446744073709551615: a', 'unsupported map key of type: uint64, key: 0xffffffffffffffff, value: "a"'],
    ['a: {{ .Values.x }}', 'yaml: invalid map key: map[interface {}]interface {}{".Values.x":interface {}(nil)}'],
    ['[a]: b', 'yaml: invalid map key: []interface {}{"a"}'],
  ])('refuses %s', (text, server) => {
    expect(read(text).problems).toMatchObject([{ code: 'unsupported-value', serverMessage: `error converting YAML to JSON: ${server}` }]);
  });

  it('says that two braces are probably a template', () => {
    expect(read('name: {{ .Values.name }}').problems[0]!.help).toContain('template expression');
  });
});

describe('values', () => {
  it.each([['.inf', '+Inf'], ['-.inf', '-Inf'], ['.NaN', 'NaN']])('%s is refused', (text, shown) => {
    expect(read(`a: ${text}`).problems).toMatchObject([{
      code: 'unsupported-value', start: 3, serverMessage: `error converting YAML to JSON: json: unsupported value: ${shown}`,
    }]);
  });

  it.each([
    ['a: *mode', "yaml: unknown anchor 'mode' referenced"],
    ['a: &x [*x]', "yaml: anchor 'x' value contains itself"],
    ['a: !!int foo', 'yaml: cannot decode !!str `foo` as a !!int'],
  ])('%s is refused', (text, server) => {
    const document = read(text);
    expect(document.root).toBeUndefined();
    expect(document.problems).toMatchObject([{ serverMessage: `error converting YAML to JSON: ${server}` }]);
  });
});
