import { expect, test } from 'vitest';
import { fuzz } from './fuzz.ts';

// `npm run fuzz` runs a hundred thousand steps; this is a part of them.
test('random commands never throw, hang, or leave a cluster that contradicts itself', async () => {
  expect(await fuzz(1, 2000)).toBeUndefined();
}, 120_000);
