// Installs the packages of the lock file, unless they are installed already. Runs on the machine's
// own Node (20 or newer), before the Node 24 of the lock file exists, so it is plain JavaScript.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const stamp = `${root}node_modules/.drydock-lock`;
const lock = createHash('sha256').update(readFileSync(`${root}package-lock.json`)).digest('hex');

if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== lock) {
  process.stderr.write('Installing packages (once, about half a minute) …\n');
  // `error`, not `silent`: npm hands its log level down, and a failure must keep its text.
  const { status } = spawnSync('npm', ['ci', '--loglevel=error', '--no-fund', '--no-audit'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (status !== 0) process.exit(status ?? 1);
  writeFileSync(stamp, lock);
}
