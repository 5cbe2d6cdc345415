import { expect, test } from 'vitest';
import { heightWithin } from './dock-height.ts';

test('a panel is never too low to be read, and leaves room for the lesson', () => {
  expect([0, 300.4, 2000].map((height) => heightWithin(height, 900))).toEqual([120, 300, 740]);
  expect(heightWithin(300, 200)).toBe(120);
});
