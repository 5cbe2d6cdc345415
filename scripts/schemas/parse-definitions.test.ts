import { expect, test } from 'vitest';
import { parseDefinitions } from './parse-definitions.ts';

test('fields with marks, over several lines, in alphabetical order', () => {
  const [canary, ref] = parseDefinitions('\nCanary  spec!#Ref labels:{s\n        hosts:[s meta:#meta.v1.ObjectMeta\nRef     kind!(A|B)\n', 'x.v1');
  expect(canary).toEqual({
    name: 'x.v1.Canary',
    fields: new Map([
      ['hosts', { name: 'hosts', required: false, type: { kind: 'list', items: { kind: 'scalar', scalar: 'string' } } }],
      ['labels', { name: 'labels', required: false, type: { kind: 'map', values: { kind: 'scalar', scalar: 'string' } } }],
      ['meta', { name: 'meta', required: false, type: { kind: 'ref', name: 'meta.v1.ObjectMeta' } }],
      ['spec', { name: 'spec', required: true, type: { kind: 'ref', name: 'x.v1.Ref' } }],
    ]),
  });
  expect([...canary!.fields.keys()]).toEqual(['hosts', 'labels', 'meta', 'spec']);
  expect(ref?.fields.get('kind')).toEqual({ name: 'kind', required: true, type: { kind: 'enum', values: ['A', 'B'] } });
});

test.each(['Canary spec', 'Canary spec:z'])('%s is refused', (text) => expect(() => parseDefinitions(text, 'x')).toThrow());
