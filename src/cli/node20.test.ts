import { expect, onTestFinished, test } from 'vitest';
import { completeNode20 } from './node20.ts';

/** Takes a function away for the length of a test, as on Node 20. */
function without(target: object, name: string): void {
  const original = Object.getOwnPropertyDescriptor(target, name)!;
  Reflect.deleteProperty(target, name);
  onTestFinished(() => {
    Object.defineProperty(target, name, original);
  });
}

function isOdd(number: number): boolean {
  return number % 2 === 1;
}

test('gives Node 20 what the sources use of ECMAScript 2024', async () => {
  without(Map, 'groupBy');
  without(Object, 'groupBy');
  without(Promise, 'withResolvers');
  completeNode20();
  expect(Map.groupBy([1, 2, 3], isOdd)).toEqual(new Map([[true, [1, 3]], [false, [2]]]));
  expect({ ...Object.groupBy([1, 2, 3], (number) => String(isOdd(number))) }).toEqual({ true: [1, 3], false: [2] });
  const { promise, resolve } = Promise.withResolvers<number>();
  resolve(5);
  expect(await promise).toBe(5);
});

test('leaves a newer Node alone', () => {
  const before = Map.groupBy;
  completeNode20();
  expect(Map.groupBy).toBe(before);
});
