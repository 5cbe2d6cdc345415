import { beforeAll, describe, expect, test } from 'vitest';
import { brotliBytes, bundle, type BundledScript } from './support/worker-bundle.ts';

describe('what a page loads to run blocks: the cluster, kubectl and the shell', () => {
  let scripts: BundledScript[];
  let modules: string[];
  let bytes: number;
  beforeAll(async () => {
    scripts = await bundle('src/run/worker/entry.ts');
    modules = scripts.flatMap((script) => script.modules);
    bytes = brotliBytes(scripts);
  }, 120_000);

  test('has less than 400 kB, compressed with brotli', () => {
    expect(bytes).toBeLessThan(400_000);
  });

  test('is one script, which loads no other', () => {
    expect(scripts.map(({ name }) => name)).toEqual(['worker.js']);
    expect(scripts[0]!.code).not.toMatch(/\bimportScripts\s*\(|\bimport\s*\(\s*["'`./]/);
  });

  test('has the schemas of one release', () => {
    expect(modules.filter((path) => path.startsWith('schemas/'))).toEqual(['schemas/compact/v1.36.json']);
  });

  test('has neither the reading of pages nor the checks of them', () => {
    expect(modules.filter((path) => /^src\/(?:lesson|rules|findings|cli)\//.test(path))).toEqual([]);
  });

  test('needs nothing of Node', () => {
    expect(modules.filter((path) => /^node:|__vite-browser-external|undici/.test(path))).toEqual([]);
    expect(/\bfrom\s*["'`]node:|\brequire\(["'`]/.exec(scripts[0]!.code)?.[0]).toBeUndefined();
  });

  test('makes no code from text', () => {
    expect(/[^\w.]eval\(\w|\bnew Function\(|[^\w.]Function\(["'`]/.exec(scripts[0]!.code)?.[0]).toBeUndefined();
  });
});
