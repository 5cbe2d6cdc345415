import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const SOURCES = fileURLToPath(new URL('./sources/', import.meta.url));

/** Where the type declarations of each release are, as npm packages. */
const CLIENTS: Record<string, string> = {
  '1.36': join(ROOT, 'node_modules/@kubernetes/client-node'),
  '1.34': join(SOURCES, 'node_modules/k8s-1.34'),
  '1.33': join(SOURCES, 'node_modules/k8s-1.33'),
  '1.32': join(SOURCES, 'node_modules/k8s-1.32'),
};

/** The releases that have a package; 1.35 has none and is derived. */
export const PACKAGED_RELEASES = Object.keys(CLIENTS);

/** The folder of `@kubernetes/client-node` for a release. */
export function clientFolder(release: string): string {
  const folder = CLIENTS[release];
  if (folder === undefined) throw new Error(`no package stands for Kubernetes ${release}`);
  return folder;
}

/** The folder of `kubernetes-models`, which has enums and quantities of 1.36. */
export const MODELS_FOLDER = join(ROOT, 'node_modules/kubernetes-models');

/** The folder of a package of `@kubernetes-models` with the types of custom resources. */
export function customResourceFolder(project: string): string {
  return join(SOURCES, 'node_modules/@kubernetes-models', project);
}

/** The folder with the types that all `@kubernetes-models` packages share. */
export const APIMACHINERY_FOLDER = join(SOURCES, 'node_modules/@kubernetes-models/apimachinery');

/**
 * Installs the packages of `sources/package-lock.json` unless they are installed already. They are
 * kept apart because only this generator needs them; no script of theirs is run.
 */
export function installSources(): void {
  const lock = createHash('sha256').update(readFileSync(join(SOURCES, 'package-lock.json'))).digest('hex');
  const stamp = join(SOURCES, 'node_modules/.drydock-lock');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  process.stderr.write('Installing the packages that schemas are generated from (once, about half a minute) …\n');
  const { status } = spawnSync('npm', ['ci', '--ignore-scripts', '--loglevel=error', '--no-fund', '--no-audit'], {
    cwd: SOURCES,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error(`npm ci in scripts/schemas/sources ended with status ${status}`);
  writeFileSync(stamp, lock);
}
