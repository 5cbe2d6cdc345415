import { describe, expect, test } from 'vitest';
import { compareCopies } from './compare.ts';

describe('compareCopies', () => {
  test('equal data in another order is no difference', () => {
    expect(compareCopies({ a: 1, b: [{ name: 'x' }, { name: 'y' }] }, { b: [{ name: 'y' }, { name: 'x' }], a: 1 })).toEqual([]);
  });

  test('a value, at its place in both', () => {
    const copy = { spec: { ports: [{ port: 80 }, { port: 8080 }] } };
    const original = { spec: { ports: [{ port: 80 }, { port: 8000 }] } };
    const path = ['spec', 'ports', 1, 'port'];
    expect(compareCopies(copy, original)).toEqual([{ kind: 'different', copy: path, original: path, found: 8080, expected: 8000 }]);
  });

  test('a number and a string differ', () => {
    expect(compareCopies({ a: '1' }, { a: 1 })).toMatchObject([{ kind: 'different', found: '1', expected: 1 }]);
  });

  test('below a missing or extra field nothing more is said', () => {
    expect(compareCopies({ a: { x: { y: 1 } } }, { b: { z: { y: 1 } } })).toMatchObject([
      { kind: 'extra', copy: ['a'] },
      { kind: 'missing', original: ['b'] },
    ]);
  });

  test('fields that fell out of a mapping are reported once', () => {
    expect(compareCopies({ metadata: null, name: 'a', labels: {} }, { metadata: { name: 'a', labels: {} } })).toMatchObject([
      { kind: 'emptied', copy: ['metadata'] },
    ]);
  });

  test('items are paired by name where all have one', () => {
    const copy = [{ name: 'b', value: 1 }];
    const original = [{ name: 'a', value: 0 }, { name: 'b', value: 2 }];
    expect(compareCopies(copy, original)).toMatchObject([
      { kind: 'different', copy: [0, 'value'], original: [1, 'value'] },
      { kind: 'missing', original: [0] },
    ]);
  });
});
