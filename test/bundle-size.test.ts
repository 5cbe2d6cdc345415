import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { beforeAll, describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '..');

/** Reads manifests and judges them up to decoding, by the schemas of one release. */
const FIRST = `
export { parseYaml } from './src/text/yaml/parse.ts';
export { checkObject } from './src/kube/schema/check-object.ts';
export { manifestVerdict } from './src/kube/manifest-verdict.ts';
import table from './schemas/compact/v1.36.json';
import { KindTable, schemasFrom } from './src/kube/schema/schemas-from.ts';
export const schemas = schemasFrom('1.36', { builtIn: new KindTable(table) });
export const loadValidation = () => import('./src/kube/validation-verdict.ts');
`;

interface Script {
  path: string;
  code: string;
  /** Loaded with the page; the others when they are asked for. */
  atOnce: boolean;
}

/** The scripts of a page that imports `source`, as a browser gets them. */
async function scriptsOf(source: string): Promise<{ scripts: Script[]; inputs: string[] }> {
  const result = await build({
    stdin: { contents: source, resolveDir: ROOT, sourcefile: 'page.ts', loader: 'ts' },
    absWorkingDir: ROOT, outdir: 'out', entryNames: 'page', bundle: true, splitting: true, write: false, metafile: true,
    format: 'esm', platform: 'browser', target: 'es2023', minify: true, charset: 'utf8', logLevel: 'silent',
  });
  const { outputs } = result.metafile;
  const atOnce = new Set<string>();
  const add = (path: string): void => {
    if (atOnce.has(path)) return;
    atOnce.add(path);
    for (const { path: imported, kind } of outputs[path]!.imports) if (kind === 'import-statement') add(imported);
  };
  add('out/page.js');
  const scripts = result.outputFiles.map(({ path, text }) => {
    const name = path.slice(ROOT.length + 1).replaceAll('\\', '/');
    return { path: name, code: text, atOnce: atOnce.has(name) };
  });
  return { scripts, inputs: Object.keys(result.metafile.inputs) };
}

function gzipped(scripts: readonly Script[]): number {
  return scripts.reduce((sum, { code }) => sum + gzipSync(code, { level: 9 }).length, 0);
}

describe('what a page loads to judge manifests', () => {
  let scripts: Script[];
  let inputs: string[];
  beforeAll(async () => {
    ({ scripts, inputs } = await scriptsOf(FIRST));
  });

  it('has less than 60 kB of script, gzipped, with the schemas of a release and everything up to decoding', () => {
    expect(gzipped(scripts.filter(({ atOnce }) => atOnce))).toBeLessThan(60_000);
  });

  it('has less than 72 kB more for the server’s own rules, loaded when they are wanted', () => {
    expect(gzipped(scripts.filter(({ atOnce }) => !atOnce))).toBeLessThan(72_000);
  });

  it('has the schemas of no other release', () => {
    expect(inputs.filter((path) => path.startsWith('schemas/'))).toEqual(['schemas/compact/v1.36.json']);
  });

  it('makes no code from text, which a Content-Security-Policy forbids', () => {
    for (const { code, path } of scripts) expect([path, /\beval\s*\(|\bFunction\s*\(/.exec(code)?.[0]]).toEqual([path, undefined]);
  });

  it('needs nothing of Node', () => {
    expect(inputs.filter((path) => path.startsWith('node:'))).toEqual([]);
    for (const { code, path } of scripts) expect([path, /["']node:/.exec(code)?.[0]]).toEqual([path, undefined]);
  });
});
