import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { preview } from 'astro';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the site under test, with a slash at its end. */
    siteUrl: string;
  }
}

const ROOT = join(import.meta.dirname, '../..');
const OUT_DIR = './build/site-under-test';

/**
 * Builds the site and serves it for the tests. It is built below a base path, where a link that
 * forgets the base goes wrong, and for a repository, so that pages have their edit links.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  process.env['DRYDOCK_BASE'] = '/course';
  process.env['DRYDOCK_REPOSITORY'] = 'https://git.example.org/drydock';
  const astro = join(ROOT, 'node_modules/astro/bin/astro.mjs');
  const built = spawnSync(process.execPath, [astro, 'build', '--outDir', OUT_DIR], {
    cwd: ROOT,
    encoding: 'utf8',
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' },
  });
  if (built.status !== 0) throw new Error(`the site does not build:\n${built.stdout}${built.stderr}`);
  const server = await preview({ root: ROOT, outDir: OUT_DIR, logLevel: 'error', server: { port: 4391, host: 'localhost' } });
  project.provide('siteUrl', `http://localhost:${server.port}/course/`);
  return () => server.stop();
}
