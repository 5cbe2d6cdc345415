import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { drydock, folderWith } from '../testing/memory-io.ts';

const GOOD = '# setup: echo seen > note.txt\n$ cat note.txt pod.yaml\nseen\nkind: Pod\n$ false\n? 1\n';
const PAGE = '---\ntitle: A page\n---\n\n```console\n$ echo one\ntwo\n```\n';

describe('drydock run', () => {
  test('plays a session with the files beside it', async () => {
    const folder = folderWith({ 'one/session.console': GOOD, 'one/pod.yaml': 'kind: Pod\n' });
    const { code, stdout } = await drydock(folder, ['run', 'one']);
    expect(code).toBe(0);
    expect(stdout).toContain('one/session.console: 2 commands, all as expected\n');
  });

  test('shows what differs at the line of the command', async () => {
    const folder = folderWith({ 'lesson.mdx': PAGE });
    const { code, stdout } = await drydock(folder, ['run', 'lesson.mdx']);
    expect(code).toBe(1);
    expect(stdout).toContain('lesson.mdx:6:3  error  run/output-differs');
    expect(stdout).toMatch(/- two\n\s+\+ one/);
  });

  test('--update writes what was printed', async () => {
    const folder = folderWith({ 'lesson.mdx': PAGE });
    const { code } = await drydock(folder, ['run', '--update', 'lesson.mdx']);
    expect(code).toBe(0);
    expect(readFileSync(join(folder, 'lesson.mdx'), 'utf8')).toBe(PAGE.replace('two', 'one'));
  });

  test('--transcript prints the session as it came out', async () => {
    const folder = folderWith({ 'a.console': '$ echo one\ntwo\n' });
    const { code, stdout, stderr } = await drydock(folder, ['run', '--transcript', 'a.console']);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '$ echo one\none\n' });
    expect(stderr).toContain('run/output-differs');
  });

  test('--json says what came of each command', async () => {
    const folder = folderWith({ 'a.console': '$ echo one\none\n$ exit 3\n' });
    const { stdout } = await drydock(folder, ['run', '--json', 'a.console']);
    expect(JSON.parse(stdout)).toMatchObject({
      files: [{ file: 'a.console', commands: [{ line: 1, command: 'echo one', status: 0, equal: true, output: 'one\n' }, { line: 3, status: 3, expectedStatus: 0, equal: false }] }],
      findings: [{ rule: 'run/command-failed', line: 3 }],
      summary: { files: 1, commands: 2, statusesEqual: 1 },
    });
  });

  test('a page without commands is not a success', async () => {
    const folder = folderWith({ 'lesson.mdx': '---\ntitle: A page\n---\n\nText.\n' });
    const { code, stdout } = await drydock(folder, ['run', 'lesson.mdx']);
    expect(code).toBe(1);
    expect(stdout).toContain('run/nothing-run');
  });

  test('nor is one whose images cannot be understood', async () => {
    const folder = folderWith({ 'lesson.mdx': PAGE.replace('title: A page', 'title: A page\nimages:\n  - name: web:1.0\n    prints: 3') });
    const { code, stdout } = await drydock(folder, ['run', 'lesson.mdx']);
    expect(code).toBe(1);
    expect(stdout).toContain('this page is not played: images[0].prints is 3 here');
  });

  test.each<[args: string[], message: string]>([
    [[], 'drydock run: expected a lesson, a session or a folder, got none'],
    [['nosuch'], 'drydock run: cannot read nosuch: no such file or folder'],
    [['.'], 'drydock run: nothing to play in .: no .console file and no .mdx page'],
    [['pod.yaml'], 'drydock run: pod.yaml cannot be played: expected a page (.mdx, .md) or a session (.console)'],
    [['--seed', 'x', 'a'], 'drydock run: --seed is "x", expected a whole number'],
    [['--yes', 'a'], 'drydock run: --context and --yes go with --real'],
  ])('%j is refused', async (args, message) => {
    const { code, stderr } = await drydock(folderWith({ 'pod.yaml': 'kind: Pod\n' }), ['run', ...args]);
    expect(code).toBe(2);
    expect(stderr.split('\n')[0]).toBe(message);
  });
});
