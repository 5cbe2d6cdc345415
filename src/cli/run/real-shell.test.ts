import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { folderWith } from '../testing/memory-io.ts';
import { RealShell, scriptFile } from './real-shell.ts';

function shell(): RealShell {
  const folder = folderWith({ 'note.txt': 'seen\n' });
  const opened = new RealShell(folder, scriptFile(folder, 0), { PATH: process.env['PATH'], HOME: join(folder, 'home') });
  onTestFinished(() => opened.close());
  folders.set(opened, folder);
  return opened;
}

const folders = new Map<RealShell, string>();

/** Whether the command has begun; asked again and again, so that the test waits no longer than it must. */
async function shellSees(bash: RealShell): Promise<boolean> {
  await new Promise((resolve) => void setTimeout(resolve, 20));
  return existsSync(join(folders.get(bash)!, 'begun.txt'));
}

test('variables, folders and functions stay; both streams come in order', async () => {
  const bash = shell();
  await bash.run('x=3; say() { echo "$1"; }');
  expect(await bash.run('cat note.txt; say $x; echo oops >&2; echo end')).toEqual({ status: 0, text: 'seen\n3\noops\nend\n', endless: false });
});

test('statuses, output without a line break, here-documents', async () => {
  const bash = shell();
  expect(await bash.run('printf x; (exit 4)')).toEqual({ status: 4, text: 'x', endless: false });
  expect(await bash.run("cat <<'EOF'\n$x\nEOF")).toEqual({ status: 0, text: '$x\n', endless: false });
  expect((await bash.run('if then')).status).not.toBe(0);
});

test.each(['sleep 60', 'while true; do sleep 60; done'])('Ctrl-C ends `%s`, not the shell', async (line) => {
  const bash = shell();
  const running = bash.run(`echo begun > begun.txt; ${line}; echo not reached`);
  while ((await shellSees(bash)) === false);
  bash.interrupt();
  expect(await running).toEqual({ status: 130, text: '', endless: false });
  expect((await bash.run('echo still here')).text).toBe('still here\n');
});
