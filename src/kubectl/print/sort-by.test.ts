import { expect, it } from 'vitest';
import { naturalLess, sortObjects } from './sort-by.ts';

const names = (objects: readonly { name: string }[]): string => objects.map(({ name }) => name).join(' ');

it('sorts texts with the numbers in them by value', () => {
  expect(names(sortObjects([{ name: 'web-10' }, { name: 'web-9' }, { name: 'api-1' }], '.name'))).toBe('api-1 web-9 web-10');
});

it('sorts quantities by value', () => {
  const objects = [{ name: 'a', memory: '1Gi' }, { name: 'b', memory: '200Mi' }, { name: 'c', memory: '1500M' }];
  expect(names(sortObjects(objects, '{.memory}'))).toBe('b a c');
});

it('sorts numbers and times, and keeps the order of equals', () => {
  const objects = [{ name: 'a', n: 10, t: '2026-11-21T03:00:02Z' }, { name: 'b', n: 9, t: '2026-11-21T03:00:01Z' }, { name: 'c', n: 10, t: '2026-11-21T03:00:01Z' }];
  expect(names(sortObjects(objects, 'n'))).toBe('b a c');
  expect(names(sortObjects(objects, '.t'))).toBe('b c a');
});

it('puts objects without the field first', () => {
  expect(names(sortObjects([{ name: 'a', n: 1 }, { name: 'b' }], 'n'))).toBe('b a');
  const many = Array.from({ length: 20 }, (_, index) => ({ name: String(index), ...(index % 2 === 0 ? { n: 20 - index } : {}) }));
  expect(sortObjects(many, 'n').slice(0, 11).map(({ n }) => n)).toEqual([...Array.from({ length: 10 }, () => undefined), 2]);
});

it('refuses a field that nothing has, and values without order', () => {
  expect(() => sortObjects([{ name: 'a' }], '.spec.nosuch')).toThrow('couldn\'t find any field with path "{.spec.nosuch}" in the list of objects');
  expect(() => sortObjects([{ l: {} }, { l: {} }], 'l')).toThrow('unsortable type: map[string]interface {}');
  expect(sortObjects([], '.x')).toEqual([]);
});

// Cases of the package `sortorder`.
it.each([
  ['0', '00', true], ['00', '0', false], ['aa', 'ab', true], ['ab', 'abc', true], ['ab1', 'ab001', true], ['ab1', 'ab10', true], ['ab2', 'ab10', true], ['a1', 'a1', false],
  ['a01b001', 'a001b01', true], ['082', '83', true], ['9a', '083a', true],
])('%s before %s: %s', (left, right, less) => expect(naturalLess(left, right)).toBe(less));
