import { join } from 'node:path';
import { expect, test } from 'vitest';
import { filesBesidePage } from './beside-page.ts';

test('a page knows the files below its folder and above it', () => {
  const { hasFile } = filesBesidePage(import.meta.filename);
  expect(hasFile?.('beside-page.ts')).toBe(true);
  expect(hasFile?.('../files')).toBe(true);
  expect(hasFile?.('nothing.md')).toBe(false);
});

test('standard input knows of none', () => {
  expect(filesBesidePage(join(import.meta.dirname, '<stdin>'))).toEqual({});
});
