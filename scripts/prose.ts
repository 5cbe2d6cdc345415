import { globSync, readFileSync } from 'node:fs';
import { sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkProse } from './prose/check-prose.ts';

/** Reads the prose of the course and of the documentation, and fails on what `prose/check-prose.ts` finds. */
const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** As in cspell.json. */
const FILES = ['content/**/*.mdx', 'content/glossary.yaml', 'docs/*.md', 'README.md'];

const files = globSync(FILES, { cwd: ROOT }).map((file) => file.split(sep).join('/')).sort();
const found = files.flatMap((file) =>
  checkProse(file, readFileSync(ROOT + file, 'utf8')).map(({ line, column, message }) => `${file}:${line}:${column} ${message}`),
);
if (found.length > 0) {
  process.stderr.write(`${found.join('\n')}\n`);
  process.exitCode = 1;
} else process.stdout.write(`The prose of ${files.length} files reads well\n`);
