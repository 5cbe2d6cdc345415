import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generateTree } from './generate-tree.ts';
import { duration, medianMilliseconds, type Measurement } from './measure.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

function run(script: string, args: readonly string[]): void {
  execFileSync(process.execPath, [script, ...args], { cwd: ROOT, stdio: 'ignore' });
}

/** Wall times of the command line tool as a user starts it, on the course itself. */
export async function measureCheck(): Promise<Measurement[]> {
  run('bin/drydock.mjs', ['--version']);
  const start = await medianMilliseconds(() => run('bin/drydock.mjs', ['--version']), 9);
  const check = await medianMilliseconds(() => run('bin/drydock.mjs', ['check']), 5);
  return [
    { what: '`drydock --version` (start-up)', figure: duration(start) },
    { what: '`drydock check` of content/', figure: duration(check) },
  ];
}

/** Wall time of a check of a big tree, in as many threads as pay and in one. */
export async function measureTree(): Promise<Measurement[]> {
  const folder = mkdtempSync(join(tmpdir(), 'drydock-bench-'));
  try {
    generateTree(folder, 2000);
    const report = join(folder, 'report.json');
    const check = (...options: string[]) => run('bin/drydock.mjs', ['check', '--format', 'json', '--output', report, ...options, folder]);
    const threads = await medianMilliseconds(() => check(), 3);
    const one = await medianMilliseconds(() => check('--threads', '1'), 3);
    return [
      { what: '`drydock check` of 2,000 generated pages of 10 blocks', figure: duration(threads) },
      { what: 'the same with `--threads 1`', figure: duration(one) },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Wall time of a build of the site from nothing. */
export async function measureBuild(): Promise<Measurement[]> {
  const build = await medianMilliseconds(() => {
    rmSync(`${ROOT}dist`, { recursive: true, force: true });
    run('node_modules/astro/bin/astro.mjs', ['build']);
  }, 1);
  return [{ what: '`npm run build` of content/', figure: duration(build) }];
}
