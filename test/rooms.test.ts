import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { describe, expect, test } from 'vitest';

const SRC = resolve(import.meta.dirname, '../src');

/** For each room, the rooms it may import from besides itself (docs/architecture.md). */
const MAY_IMPORT: Record<string, string[]> = {
  text: [],
  findings: ['text'],
  kube: ['text', 'findings'],
  lesson: ['text', 'findings', 'kube'],
  rules: ['text', 'findings', 'kube', 'lesson'],
  cluster: ['text', 'findings', 'kube'],
  kubectl: ['text', 'findings', 'kube', 'cluster'],
  shell: ['text', 'findings', 'kube', 'cluster', 'kubectl'],
  run: ['text', 'findings', 'kube', 'lesson', 'rules', 'cluster', 'kubectl', 'shell'],
  cli: ['text', 'findings', 'kube', 'lesson', 'rules', 'cluster', 'kubectl', 'shell', 'run'],
  site: ['text', 'findings', 'kube', 'lesson', 'rules', 'cluster', 'kubectl', 'shell', 'run', 'cli'],
};

const PORTABLE = new Set(['text', 'findings', 'kube', 'lesson', 'rules', 'cluster', 'kubectl', 'shell', 'run']);

const FORBIDDEN: [what: string, pattern: RegExp][] = [
  ['a node: import', /(?:from|import)\s*\(?\s*['"]node:/],
  ['Date.now', /\bDate\s*\.\s*now\b/],
  ['new Date()', /\bnew\s+Date\s*\(\s*\)/],
  ['Math.random', /\bMath\s*\.\s*random\b/],
  ['eval', /\beval\s*\(/],
  ['new Function', /\bnew\s+Function\b/],
  ['fetch', /\bfetch\s*\(/],
  ['process', /(?<![/.])\bprocess\s*\./],
];

const IMPORT = /(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g;

interface Violation {
  file: string;
  what: string;
}

/** What a source text in `room` imports or uses although it must not. */
function violations(file: string, room: string, text: string): Violation[] {
  const found: Violation[] = [];
  const code = text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
  for (const [, target] of code.matchAll(IMPORT)) {
    if (!target!.startsWith('.')) continue;
    const [to, ...rest] = relative(SRC, resolve(dirname(join(SRC, file)), target!)).split(sep);
    if (rest.length === 0 || to === '..' || to === room) continue;
    if (!MAY_IMPORT[room]?.includes(to!)) found.push({ file, what: `${room} imports ${to}` });
  }
  // Tests and what only they use run in Node.
  if (PORTABLE.has(room) && !/\.test\.ts$|(^|\/)testing\//.test(file)) {
    for (const [what, pattern] of FORBIDDEN) if (pattern.test(code) && !isOwnName(what, code)) found.push({ file, what });
  }
  return found;
}

/** Whether a word is a name of the file's own: a parameter, a variable or a field, as the process of a shell is. */
function isOwnName(word: string, code: string): boolean {
  return /^\w+$/.test(word) && new RegExp(`\\b${word}\\s*[:,)=}]`).test(code);
}

function sources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|mts|astro|mjs)$/.test(name))
    .map((name) => name.split(sep).join('/'));
}

describe('the rooms of src', () => {
  const rooms = readdirSync(SRC, { withFileTypes: true }).filter((entry) => entry.isDirectory());

  test.each(rooms.map((room) => room.name))('%s is a known room and keeps to its imports', (room) => {
    expect(MAY_IMPORT).toHaveProperty(room);
    const files = sources(join(SRC, room)).map((name) => `${room}/${name}`);
    expect(files.flatMap((file) => violations(file, room, readFileSync(join(SRC, file), 'utf8')))).toEqual([]);
  });
});

describe('the check itself', () => {
  test.each([
    ['text/a.ts', `import { x } from '../kube/version.ts';`, 'text imports kube'],
    ['rules/a/b/rule.ts', `export * from '../../../cli/main.ts';`, 'rules imports cli'],
    ['kube/a.ts', `const fs = await import('node:fs');`, 'a node: import'],
    ['lesson/a.ts', `const now = Date.now();`, 'Date.now'],
    ['text/a.ts', `const n = Math . random();`, 'Math.random'],
    ['kube/a.ts', `eval ('1')`, 'eval'],
    ['kube/a.ts', `new Function('return 1')`, 'new Function'],
  ])('%s with %s', (file, text, what) => {
    expect(violations(file, file.split('/')[0]!, text)).toContainEqual({ file, what });
  });
});
