import { beforeAll, describe, expect, test } from 'vitest';
import { brotliBytes, bundle, type BundledScript } from '../../../../test/support/worker-bundle.ts';
import { notices } from '../../course/notices.ts';

describe('what a page loads to check files', () => {
  let scripts: BundledScript[];
  let modules: string[];
  beforeAll(async () => {
    scripts = await bundle('src/site/session/editor/check-worker.ts');
    modules = scripts.flatMap((script) => script.modules);
  }, 120_000);

  test('is one script of less than 230 kB, compressed with brotli', () => {
    expect(scripts).toHaveLength(1);
    expect(brotliBytes(scripts)).toBeLessThan(230_000);
  });

  test('has neither the cluster nor the reading of pages', () => {
    expect(modules.filter((path) => /^src\/(?:cluster|kubectl|shell|run)\/|remark|micromark|acorn/.test(path))).toEqual([]);
  });

  test('has no package that the third-party notices leave out', () => {
    const packages = modules.flatMap((path) => /^.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? []);
    const named = new Set(notices().map((notice) => notice.package));
    expect(packages.filter((name) => !named.has(name))).toEqual([]);
    expect(packages).not.toEqual([]);
  });

  test('needs nothing of Node', () => {
    expect(modules.filter((path) => /^node:|__vite-browser-external/.test(path))).toEqual([]);
    expect(/\bfrom\s*["'`]node:|\brequire\(["'`]/.exec(scripts[0]!.code)?.[0]).toBeUndefined();
  });

  test('makes no code from text', () => {
    expect(/[^\w.]eval\(\w|\bnew Function\(|[^\w.]Function\(["'`]/.exec(scripts[0]!.code)?.[0]).toBeUndefined();
  });
});
