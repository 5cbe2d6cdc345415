import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { BUNDLE_FOLDER, fileStamp, freshBundle, RECORD } from './cli-bundle.mjs';

let root: string;

beforeEach(() => {
  root = `${mkdtempSync(join(tmpdir(), 'drydock-bundle-'))}/`;
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  mkdirSync(`${root}${BUNDLE_FOLDER}/abc`, { recursive: true });
  writeFileSync(`${root}${BUNDLE_FOLDER}/abc/drydock.mjs`, '');
  writeFileSync(`${root}source.ts`, 'one');
  writeFileSync(`${root}${RECORD}`, JSON.stringify({ folder: 'abc', inputs: { 'source.ts': fileStamp(`${root}source.ts`) } }));
});

test('a bundle is fresh while its sources are as they were', () => {
  expect(freshBundle(root)).toBe(`${root}${BUNDLE_FOLDER}/abc/drydock.mjs`);
});

test.each<[what: string, change: () => void]>([
  ['a source has another size', () => writeFileSync(`${root}source.ts`, 'three')],
  ['a source has another time', () => utimesSync(`${root}source.ts`, 1, 1)],
  ['a source is gone', () => rmSync(`${root}source.ts`)],
  ['the bundle is gone', () => rmSync(`${root}${BUNDLE_FOLDER}/abc`, { recursive: true })],
  ['the record is damaged', () => writeFileSync(`${root}${RECORD}`, '{')],
  ['nothing was ever built', () => rmSync(`${root}${BUNDLE_FOLDER}`, { recursive: true })],
])('and is made again when %s', (_, change) => {
  change();
  expect(freshBundle(root)).toBeUndefined();
});
