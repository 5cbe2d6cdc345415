import { expect, test } from 'vitest';
import type { ApiModel, RootKind } from './definition.ts';
import { parseDefinitions } from './parse-definitions.ts';
import { writeCompact } from './write-compact.ts';
import { standaloneName, writeStandalone } from './write-standalone.ts';

const THING: RootKind = { group: 'a.example.com', version: 'v1', kind: 'Thing', type: 'a.v1.Thing', plural: 'things', namespaced: true };

const TYPES = `
Thing     apiVersion:s kind:s spec!#ThingSpec template:#Thing
ThingSpec mode:(Off|On) ports:[x tags:{s weight!n
Unused    name:s
`;

function model(): ApiModel {
  const definitions = new Map(parseDefinitions(TYPES, 'a.v1').map((definition) => [definition.name, definition]));
  definitions.get('a.v1.Thing')!.fields.get('template')!.embeddedIn = 'Outer';
  definitions.get('a.v1.ThingSpec')!.fields.get('weight')!.lenient = true;
  return { release: '1.36', definitions, kinds: [THING] };
}

test('the compact table has what the kinds reach, in lines', () => {
  expect(writeCompact(model(), [THING])).toBe(
    [
      '{"kubernetes":"1.36",',
      '"kinds":[',
      '["a.example.com/v1","Thing",0,"things",1]',
      '],',
      '"listKeys":[',
      '',
      '],',
      '"enums":[',
      '"Off|On"',
      '],',
      '"types":[',
      '["a.v1.Thing","apiVersion:s;kind:s;spec!#1;template^Outer:#0"],',
      '["a.v1.ThingSpec","mode:e0;ports:[x;tags:{s;weight~n"]',
      ']}',
      '',
    ].join('\n'),
  );
});

test('the schema file constrains the root only, and may be null where a field is optional', () => {
  const schema = JSON.parse(writeStandalone(model(), THING)) as Record<string, any>;
  expect(schema.$schema).toBe('http://json-schema.org/draft-07/schema#');
  expect(schema.type).toBe('object');
  expect(schema.required).toEqual(['spec']);
  expect(schema.properties.apiVersion).toEqual({ type: 'string', enum: ['a.example.com/v1'] });
  expect(schema.properties.kind).toEqual({ type: 'string', enum: ['Thing'] });
  expect(schema.properties.spec).toEqual({ type: 'object', allOf: [{ $ref: '#/definitions/a.v1.ThingSpec' }] });
  expect(schema.properties.template).toEqual({ $ref: '#/definitions/a.v1.Thing' });
  expect(schema.additionalProperties).toBe(false);
  expect(Object.keys(schema.definitions as object)).toEqual(['a.v1.Thing', 'a.v1.ThingSpec']);
  expect(schema.definitions['a.v1.Thing'].properties.kind).toEqual({ type: ['string', 'null'] });
  expect(schema.definitions['a.v1.ThingSpec']).toMatchObject({
    type: ['object', 'null'],
    required: ['weight'],
    properties: { mode: { type: ['string', 'null'], enum: ['Off', 'On', null] }, tags: { type: ['object', 'null'], additionalProperties: { type: ['string', 'null'] } } },
  });
});

// The names that kubeconform looks for.
test.each([
  ['apps', 'v1', 'Deployment', 'deployment-apps-v1.json'],
  ['', 'v1', 'Service', 'service-v1.json'],
  ['networking.k8s.io', 'v1', 'Ingress', 'ingress-networking-v1.json'],
  ['rbac.authorization.k8s.io', 'v1', 'Role', 'role-rbac-v1.json'],
  ['events.k8s.io', 'v1', 'Event', 'event-events-v1.json'],
  ['autoscaling', 'v2', 'HorizontalPodAutoscaler', 'horizontalpodautoscaler-autoscaling-v2.json'],
  ['apiextensions.k8s.io', 'v1', 'CustomResourceDefinition', 'customresourcedefinition-apiextensions-v1.json'],
])('%s %s %s is in %s', (group, version, kind, file) => expect(standaloneName({ ...THING, group, version, kind })).toBe(file));
