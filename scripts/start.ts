// Checks the course, builds the site, and serves it until it is stopped. `npm start` runs this after
// `setup.mjs` has installed what is missing.
import { spawnSync } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { build, preview } from 'astro';

const root = join(import.meta.dirname, '..');
const port = Number(process.env['PORT'] || 4321);

/** Ends the program with one line that says what to do. */
function stop(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

/** Whether nothing listens on a port of this machine. */
function isFree(candidate: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(candidate, 'localhost', () => probe.close(() => resolve(true)));
  });
}

if (!Number.isInteger(port) || port < 1 || port > 65_535) {
  stop(`PORT is ${JSON.stringify(process.env['PORT'])}, expected a number from 1 to 65535`);
}
// Known before the build, so that nobody waits for it in vain.
if (!(await isFree(port))) {
  stop(`Port ${port} is in use. Stop the program that uses it, or choose another port: PORT=${port + 1} npm start`);
}

const extract = spawnSync(process.execPath, [join(root, 'bin/drydock.mjs'), 'extract', '--check'], {
  cwd: root,
  stdio: 'inherit',
});
if (extract.status !== 0) process.exit(extract.status ?? 1);

process.stdout.write('Checking and building the course …\n');
try {
  await build({ root, logLevel: 'warn' });
} catch (error) {
  stop(error instanceof Error ? error.message : String(error));
}
const server = await preview({ root, logLevel: 'error', server: { port, host: 'localhost' } });
process.stdout.write(`\nDrydock is served at http://localhost:${server.port}/  (Ctrl+C stops it)\n`);
