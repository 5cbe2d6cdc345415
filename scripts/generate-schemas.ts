import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadModels } from './schemas/models.ts';
import { renderSchemas } from './schemas/render.ts';
import { installSources } from './schemas/sources.ts';

/**
 * Writes `schemas/` from the packages listed in `scripts/schemas/sources` and `package.json`; see
 * schemas/README.md. With `--check` it writes nothing, and fails when a committed file differs.
 */
const SCHEMAS = fileURLToPath(new URL('../schemas/', import.meta.url));

/** Files of `schemas/` that are written by hand. */
const BY_HAND = /^(README\.md|LICENSE[^/]*)$/;

function committedFiles(): string[] {
  if (!existsSync(SCHEMAS)) return [];
  return readdirSync(SCHEMAS, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(SCHEMAS.length).split(sep).join('/'))
    .filter((file) => !BY_HAND.test(file));
}

function check(files: ReadonlyMap<string, string>): void {
  const wrong = [...files]
    .filter(([file, text]) => !existsSync(SCHEMAS + file) || readFileSync(SCHEMAS + file, 'utf8') !== text)
    .map(([file]) => `schemas/${file} differs from what the script writes`);
  const extra = committedFiles()
    .filter((file) => !files.has(file))
    .map((file) => `schemas/${file} is not written by the script`);
  if (wrong.length + extra.length === 0) {
    process.stdout.write(`schemas/ is up to date (${files.size} files)\n`);
    return;
  }
  process.stderr.write(`${[...wrong, ...extra].join('\n')}\nRun \`npm run schemas\` and commit the result.\n`);
  process.exitCode = 1;
}

function write(files: ReadonlyMap<string, string>): void {
  for (const file of committedFiles()) if (!files.has(file)) rmSync(SCHEMAS + file);
  let changed = 0;
  for (const [file, text] of files) {
    if (existsSync(SCHEMAS + file) && readFileSync(SCHEMAS + file, 'utf8') === text) continue;
    mkdirSync(dirname(SCHEMAS + file), { recursive: true });
    writeFileSync(SCHEMAS + file, text);
    changed += 1;
  }
  process.stdout.write(`${files.size} files in schemas/, ${changed} changed\n`);
}

installSources();
const files = renderSchemas(loadModels());
if (process.argv.includes('--check')) check(files);
else write(files);
