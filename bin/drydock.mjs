#!/usr/bin/env node
// Starts the `drydock` command from a clone or an installed package, on any Node from 20.18 up. The sources are TypeScript,
// which Node 20 cannot run, so they are bundled into build/ first, whenever they have changed.
// Plain JavaScript, and only what each start needs: the rest is loaded when there is something to do.
import { existsSync } from 'node:fs';
import module from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { freshBundle } from '../scripts/cli-bundle.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

async function bundlePath() {
  const fresh = freshBundle(root);
  if (fresh !== undefined) return fresh;
  // Only a clone has the lock file; an installed package came with what it needs.
  const isClone = existsSync(`${root}package-lock.json`);
  if (isClone && !existsSync(`${root}node_modules/esbuild`)) await import('../scripts/setup.mjs');
  const { buildCli } = await import('../scripts/build-cli.mjs');
  return buildCli(root);
}

try {
  const path = await bundlePath();
  module.enableCompileCache?.();
  const { main, processIo } = await import(pathToFileURL(path).href);
  process.exitCode = await main(process.argv.slice(2), processIo());
} catch (error) {
  const text = process.env.DRYDOCK_DEBUG === '1' ? error.stack : error.message;
  process.stderr.write(`drydock: cannot start: ${text}\n`);
  process.exitCode = 2;
}
