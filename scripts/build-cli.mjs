// Bundles the command line (src/cli) into build/drydock/<hash>/, one file per command and what they
// share. Runs on the machine's own Node (20 or newer), so it is plain JavaScript.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { BUNDLE_FOLDER, RECORD, fileStamp } from './cli-bundle.mjs';

const HOUR = 3_600_000;

/**
 * Writes the bundle and says where its entry is. Several processes may do so at once: each bundle
 * has a folder of its own, named by its content, and the record that names the current one is put
 * in place in one step.
 * @throws Error when the sources cannot be bundled (with esbuild's first message) or written.
 */
export async function buildCli(root) {
  const { build } = await import('esbuild');
  const result = await bundle(build, root);
  const inputs = stamps(root, result.metafile);
  const folder = contentHash(result.outputFiles);
  const bundles = `${root}${BUNDLE_FOLDER}`;
  const target = `${bundles}/${folder}`;
  for (const { path, contents } of result.outputFiles) {
    mkdirSync(target, { recursive: true });
    writeInOneStep(`${target}/${path.split(/[\\/]/).pop()}`, contents);
  }
  writeInOneStep(`${root}${RECORD}`, JSON.stringify({ folder, inputs }));
  removeOld(bundles, folder);
  return `${target}/drydock.mjs`;
}

async function bundle(build, root) {
  try {
    return await build({
      absWorkingDir: root,
      entryPoints: { drydock: 'src/cli/entry.ts', worker: 'src/cli/check/worker.ts' },
      outdir: `${BUNDLE_FOLDER}/new`,
      outExtension: { '.js': '.mjs' },
      bundle: true,
      splitting: true,
      format: 'esm',
      platform: 'node',
      target: 'node20.18',
      // Shorter code is compiled faster; names stay, for error messages.
      minifySyntax: true,
      minifyWhitespace: true,
      metafile: true,
      write: false,
      logLevel: 'silent',
      // Packages in CommonJS call require for Node's own modules.
      banner: { js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);' },
    });
  } catch (error) {
    const [first] = error.errors ?? [];
    if (first === undefined) throw error;
    const place = first.location ? `${first.location.file}:${first.location.line}:${first.location.column + 1}: ` : '';
    throw new Error(`the sources cannot be bundled: ${place}${first.text}`, { cause: error });
  }
}

/** Size and time of the sources; packages change only with the lock file. */
function stamps(root, metafile) {
  const files = Object.keys(metafile.inputs).filter((path) => !/node_modules\/|^\.\.\/|:/.test(path));
  files.push('package.json', 'scripts/build-cli.mjs');
  // An installed package has no lock file.
  if (existsSync(`${root}package-lock.json`)) files.push('package-lock.json');
  return Object.fromEntries(files.map((path) => [path, fileStamp(`${root}${path}`)]));
}

function contentHash(files) {
  const hash = createHash('sha256');
  for (const { path, contents } of files) hash.update(path).update(contents);
  return hash.digest('hex').slice(0, 12);
}

function writeInOneStep(path, contents) {
  const temporary = `${path}.${process.pid}`;
  writeFileSync(temporary, contents);
  renameSync(temporary, path);
}

/** Bundles of earlier sources; a process that started from one may still load a part of it, so they are kept a while. */
function removeOld(bundles, current) {
  for (const entry of readdirSync(bundles, { withFileTypes: true })) {
    const path = `${bundles}/${entry.name}`;
    if (!entry.isDirectory() || entry.name === current || Date.now() - statSync(path).mtimeMs < HOUR) continue;
    rmSync(path, { recursive: true, force: true });
  }
}
