import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
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

/** Wall time of a build of the site from nothing. */
export async function measureBuild(): Promise<Measurement[]> {
  const build = await medianMilliseconds(() => {
    rmSync(`${ROOT}dist`, { recursive: true, force: true });
    run('node_modules/astro/bin/astro.mjs', ['build']);
  }, 1);
  return [{ what: '`npm run build` of content/', figure: duration(build) }];
}
