import { expect, test } from 'vitest';
import { formatFieldPath } from '../../text/field-path.ts';
import { checkStructural } from './structural-schema.ts';

const SCHEMA = {
  type: 'object',
  required: ['spec'],
  properties: {
    spec: {
      type: 'object',
      required: ['masts'],
      properties: {
        masts: { type: 'integer' },
        rig: { type: 'string', enum: ['barque', 'brig'] },
        draught: { type: 'number' },
        afloat: { type: 'boolean' },
        port: { 'x-kubernetes-int-or-string': true },
        crew: { type: 'array', items: { type: 'object', required: ['name'], properties: { name: { type: 'string' } } } },
        cargo: { type: 'object', additionalProperties: { type: 'integer' } },
        anything: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true },
        pod: { type: 'object', 'x-kubernetes-embedded-resource': true },
      },
    },
  },
};

/** The issues of a resource with this spec, as `code path`. */
function issues(spec: unknown): string[] {
  const object = { apiVersion: 'fleet.example.com/v1', kind: 'Ship', metadata: { name: 'a' }, spec };
  return checkStructural(SCHEMA, object).map((issue) => `${issue.code} ${formatFieldPath(issue.path)}`);
}

test('a resource that fits', () => {
  const spec = {
    masts: 3,
    rig: 'brig',
    draught: 4.5,
    afloat: true,
    port: 'http',
    crew: [{ name: 'a' }],
    cargo: { tea: 3 },
    anything: { a: { b: 1 } },
    pod: { spec: {} },
  };
  expect(issues(spec)).toEqual([]);
});

test.each([
  [{ masts: 3, rigg: 'brig' }, ['unknown-field spec.rigg']],
  [{ masts: 'three' }, ['wrong-type spec.masts']],
  [{ masts: 3.5 }, ['wrong-type spec.masts']],
  [{ masts: 3, port: 1.5 }, ['wrong-type spec.port']],
  [{ masts: 3, rig: 'sloop' }, ['not-in-enum spec.rig']],
  [{ masts: 3, crew: [{}] }, ['missing-field spec.crew[0].name']],
  [{ masts: 3, crew: {} }, ['wrong-type spec.crew']],
  [{ masts: 3, cargo: { tea: 'much' } }, ['wrong-type spec.cargo.tea']],
  [{}, ['missing-field spec.masts']],
  [{ masts: null }, ['missing-field spec.masts']],
  [null, ['missing-field spec']],
])('%j', (spec, expected) => {
  expect(issues(spec)).toEqual(expected);
});

test('a misspelt field has a suggestion', () => {
  const [issue] = checkStructural(SCHEMA, { spec: { masts: 3, drought: 4 } });
  expect(issue?.suggestion).toBe('draught');
});
