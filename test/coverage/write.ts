import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadChapters } from './course.ts';
import { loadParts } from './data.ts';
import { problemsOf } from './problems.ts';
import { renderCoverage } from './render.ts';

/** Writes `docs/coverage.md`. With `--check` it writes nothing, and fails when the file differs. What is not taught is printed either way. */
const FILE = join(import.meta.dirname, '../../docs/coverage.md');

const parts = loadParts();
const chapters = loadChapters();
const problems = problemsOf(parts, chapters);
const text = renderCoverage(parts, chapters);
if (!process.argv.includes('--check')) writeFileSync(FILE, text);
else if (!existsSync(FILE) || readFileSync(FILE, 'utf8') !== text) problems.push('docs/coverage.md differs from what `npm run coverage` writes');
if (problems.length > 0) {
  process.stderr.write(`${problems.join('\n')}\n`);
  process.exitCode = 1;
} else {
  process.stdout.write('docs/coverage.md is up to date\n');
}
