import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { rules } from '../registry.ts';

test('every problem that reading a page can meet has a rule', () => {
  const folder = join(import.meta.dirname, '../../lesson');
  const texts = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => readFileSync(join(folder, name), 'utf8'));
  const ids = new Set(texts.flatMap((text) => [...text.matchAll(/rule: '([a-z]+\/[a-z-]+)'/g)].map((match) => match[1]!)));
  expect(ids).toContain('lesson/unknown-attribute');
  const known = new Set(rules.map((rule) => rule.id));
  expect([...ids].filter((id) => !known.has(id))).toEqual([]);
});
