import { describe, expect, test } from 'vitest';
import { parseLesson } from '../../lesson/parse.ts';
import { createSource } from '../../text/source.ts';
import { checkLesson } from '../check.ts';

const SPEC = `
            type: object
            required: [masts]
            properties:
              masts: {type: integer, minimum: 1}
              rig: {type: string, enum: [barque, brig]}
              port: {x-kubernetes-int-or-string: true}
              crew: {type: array, x-kubernetes-list-type: map, x-kubernetes-list-map-keys: [name], items: {type: object, required: [name], properties: {name: {type: string}}}}
              cargo: {type: object, additionalProperties: {type: integer}}
              anything: {type: object, x-kubernetes-preserve-unknown-fields: true}`;

function definition(spec = SPEC, version = 'v1', served = true): string {
  return `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: ships.fleet.example.com}
spec:
  group: fleet.example.com
  scope: Namespaced
  names: {kind: Ship, plural: ships, singular: ship}
  versions:
  - name: ${version}
    served: ${served}
    storage: true
    schema:
      openAPIV3Schema:
        type: object
        required: [spec]
        properties:
          spec:${spec}
`;
}

const ship = (spec: string, metadata = 'name: a', version = 'v1'): string =>
  `apiVersion: fleet.example.com/${version}\nkind: Ship\nmetadata: {${metadata}}\n${spec === '' ? '' : `spec: ${spec}\n`}`;

/** What is said of a page with these manifests, each finding as `rule message`. */
function said(...manifests: string[]): string[] {
  const text = manifests.map((manifest) => `\`\`\`yaml\n${manifest}\`\`\`\n\n`).join('');
  return checkLesson(parseLesson(createSource('page.md', text))).findings.map(({ rule, message }) => `${rule} ${message}`);
}

test('a resource that fits', () => {
  expect(said(definition(), ship('{masts: 3, rig: brig, port: http, crew: [{name: a}], cargo: {tea: 3}, anything: {a: {b: 1}}}'))).toEqual([]);
});

describe('a resource that does not fit', () => {
  test.each<[string, string[]]>([
    ['{masts: 3, rigg: brig}', ["schema/unknown-field spec.rigg is not a field that the lesson's CustomResourceDefinition declares"]],
    ['{masts: three}', ["schema/wrong-type spec.masts is the string \"three\" here, but the lesson's CustomResourceDefinition wants an integer"]],
    ['{masts: 3, port: [http]}', ["schema/wrong-type spec.port is a list here, but the lesson's CustomResourceDefinition wants an integer or a string"]],
    ['{masts: 3, rig: sloop}', ["schema/not-in-enum spec.rig is the string \"sloop\" here, but the lesson's CustomResourceDefinition allows \"barque\" or \"brig\""]],
    ['{masts: 3, crew: [{}]}', ["schema/missing-field spec.crew[0].name is missing; the lesson's CustomResourceDefinition requires it"]],
    ['{masts: 3, crew: {}}', ["schema/wrong-type spec.crew is a mapping here, but the lesson's CustomResourceDefinition wants a list"]],
    ['{masts: 3, cargo: {tea: much}}', ["schema/wrong-type spec.cargo.tea is the string \"much\" here, but the lesson's CustomResourceDefinition wants an integer"]],
    ['{masts: null}', ['schema/missing-field the Ship "a" has no spec.masts, which the API requires']],
    ['', ["schema/missing-field spec is missing; the lesson's CustomResourceDefinition requires it"]],
    ['{masts: 0}', ['api/invalid spec.masts: Invalid value: 0: spec.masts in body should be greater than or equal to 1']],
    ['{masts: 3, crew: [{name: a}, {name: a}]}', ['api/duplicate spec.crew[1]: Duplicate value: {"name":"a"}']],
  ])('%s', (spec, expected) => expect(said(definition(), ship(spec))).toEqual(expected));

  test('in its metadata', () => {
    expect(said(definition(), ship('{masts: 3}', 'name: A B'))).toEqual([expect.stringMatching(/^api\/invalid metadata\.name: /)]);
    expect(said(definition(), ship('{masts: 3}', 'name: a, label: {a: b}'))).toEqual(['schema/unknown-field ObjectMeta has no field "label"']);
    expect(said(definition(), ship('{masts: 3}', 'name: a, finalizers: [cleanup]'))).toEqual([]);
  });
});

describe('versions', () => {
  test('that the definition lacks or does not serve', () => {
    expect(said(definition(), ship('{masts: 3}', 'name: a', 'v2'))).toEqual([
      'schema/unknown-kind Ship of fleet.example.com/v2 is not served: its CustomResourceDefinition on this page serves v1',
    ]);
    expect(said(definition(SPEC, 'v1', false), ship('{masts: 3}'))).toEqual([
      'schema/unknown-kind Ship of fleet.example.com/v1 is not served: its CustomResourceDefinition on this page serves no version',
    ]);
  });
});

test('of several states of a definition, the one that fits is taken', () => {
  const later = definition(`${SPEC}\n              flag: {type: string}`);
  expect(said(definition(), ship('{masts: 3}'), later, ship('{masts: 3, flag: red}'))).toEqual([]);
});
