import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { described } from './testing/described.ts';

/**
 * What kubectl 1.36 printed, beside the objects that it was printed of: the first one is described, the others are what
 * else was on the server. Events are given the times that make the ages of the record.
 */
const RECORDED = join(import.meta.dirname, 'testing/recorded');
const NOW = '2026-11-21T04:00:00Z';

const names = readdirSync(RECORDED)
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => name.slice(0, -'.yaml'.length));

test.each(names)('describes as recorded: %s', (name) => {
  const read = (extension: string): string => readFileSync(join(RECORDED, `${name}.${extension}`), 'utf8');
  expect(described(read('yaml'), { now: NOW })).toBe(read('txt'));
});
