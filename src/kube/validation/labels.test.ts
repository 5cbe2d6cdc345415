import { describe, expect, test } from 'vitest';
import type { FieldError } from './field-error.ts';
import { validateAnnotations, validateLabels, validateLabelSelector } from './labels.ts';
import { Path } from './path.ts';

const at = Path.root('metadata').child('labels');
const selector = Path.root('spec').child('selector');

function said(errors: FieldError[]): string[] {
  return errors.map(({ path, message }) => `${path}: ${message}`);
}

describe('labels', () => {
  test.each([
    [{ app: 'web', 'app.kubernetes.io/name': 'web', empty: '' }, 0],
    [{ 'bad key': 'x' }, 1],
    [{ a: 'has space' }, 1],
    [{ a: 'x'.repeat(63) }, 0],
    [{ a: 'x'.repeat(64) }, 1],
    [{ 'a/b/c': 'x' }, 1],
    [undefined, 0],
  ])('%o has %i errors', (labels, count) => expect(validateLabels(labels, at)).toHaveLength(count));

  test('an error names the map, and the key as its value', () => {
    expect(said(validateLabels({ 'bad key': 'x' }, at))).toEqual([
      `metadata.labels: Invalid value: "bad key": name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')`,
    ]);
  });
});

describe('annotations', () => {
  test('may have upper case in a prefix, and any value', () => {
    expect(validateAnnotations({ 'Example.COM/a': 'anything: at all\n' }, at)).toEqual([]);
  });

  test('have 256 KiB together', () => {
    expect(validateAnnotations({ a: 'x'.repeat(256 * 1024 - 1) }, at)).toEqual([]);
    expect(said(validateAnnotations({ a: 'x'.repeat(256 * 1024) }, at))).toEqual(['metadata.labels: Too long: may not be more than 262144 bytes']);
  });
});

describe('label selectors', () => {
  const values = 'spec.selector.matchExpressions[0].values';
  test.each([
    [{ key: 'a', operator: 'In', values: ['b'] }, []],
    [{ key: 'a', operator: 'In' }, [`${values}: Required value: must be specified when \`operator\` is 'In' or 'NotIn'`]],
    [{ key: 'a', operator: 'Exists', values: ['b'] }, [`${values}: Forbidden: may not be specified when \`operator\` is 'Exists' or 'DoesNotExist'`]],
    [{ key: 'a', operator: 'Equals', values: ['b'] }, ['spec.selector.matchExpressions[0].operator: Invalid value: "Equals": not a valid selector operator']],
    [{ key: 'a', operator: 'DoesNotExist' }, []],
  ])('%o', (requirement, expected) => expect(said(validateLabelSelector({ matchExpressions: [requirement] }, selector))).toEqual(expected));

  test('none is no error', () => expect(validateLabelSelector(undefined, selector)).toEqual([]));
});
