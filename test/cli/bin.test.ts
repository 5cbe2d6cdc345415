import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';

const BIN = resolve(import.meta.dirname, '../../bin/drydock.mjs');
/** The machine's own Node, which npm runs on, where it is known: the command must do with Node 20. */
const NODE = process.env['npm_node_execpath'] ?? process.execPath;

const POD = 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: web\n      image: nginx:1.29\n';

const folder = mkdtempSync(join(tmpdir(), 'drydock-bin-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, content: string): string {
  writeFileSync(join(folder, name), content);
  return name;
}

function drydock(args: string[], more: { input?: string; uid?: number } = {}) {
  const { FORCE_COLOR: _force, ...env } = process.env;
  const { status, stdout, stderr } = spawnSync(NODE, [BIN, ...args], { cwd: folder, encoding: 'utf8', env, ...more });
  return { status, stdout, stderr };
}

describe('the command as it is started from a clone', () => {
  test('says its version', () => {
    const { version } = JSON.parse(readFileSync(resolve(BIN, '../../package.json'), 'utf8')) as { version: string };
    expect(drydock(['--version'])).toEqual({ status: 0, stdout: `${version}\n`, stderr: '' });
  });

  test.runIf(process.platform !== 'win32')('may be executed', () => {
    expect(statSync(BIN).mode & 0o111).toBe(0o111);
  });

  test('exits with 0, 1 and 2', () => {
    write('good.yaml', POD);
    write('bad.yaml', POD.replace('image:', 'imgae:'));
    expect(drydock(['check', 'good.yaml'])).toMatchObject({ status: 0, stderr: '' });
    expect(drydock(['check', 'bad.yaml'])).toMatchObject({ status: 1, stderr: '' });
    expect(drydock(['check', 'none.yaml'])).toMatchObject({ status: 2, stdout: '' });
  });

  test('shows a finding with its line, and what to write instead', () => {
    write('typo.yaml', POD.replace('image:', 'imgae:'));
    const { stdout } = drydock(['check', 'typo.yaml', '--rule', 'schema/missing-field=off']);
    expect(stdout).toMatch(/^typo\.yaml:8:7 {2}error {2}schema\/unknown-field\n/);
    expect(stdout).toMatch(/\n> {3}8 \| {7}imgae: nginx:1\.29\n {6}\| {7}\^\^\^\^\^.*image/);
    expect(stdout).toMatch(/against Kubernetes 1\.36 · 1 error · 1 fixable with --fix\n$/);
  });

  test('reads standard input, and writes each format', () => {
    for (const [format, start] of [['json', '{\n  "findings"'], ['sarif', '{\n  "$schema"'], ['junit', '<?xml '], ['github', '::error file=stdin.yaml']]) {
      const { status, stdout } = drydock(['check', '-', '--format', format!], { input: POD.replace('image:', 'imgae:') });
      expect([format, status, stdout.slice(0, start!.length)]).toEqual([format, 1, start]);
    }
  });

  test('ends quietly when nobody reads its output any more', async () => {
    const child = spawn(NODE, [BIN, 'verdict'], { cwd: folder });
    let stderr = '';
    child.stderr.on('data', (chunk: Buffer) => (stderr += String(chunk)));
    child.stdin.on('error', () => {});
    child.stdout.destroy();
    child.stdin.end(`${JSON.stringify({ id: 1, manifest: POD })}\n`.repeat(2000));
    const code = await new Promise((done) => child.on('close', done));
    expect([code, stderr]).toEqual([0, '']);
  });

  const asRoot = process.getuid?.() === 0;
  test.runIf(process.getuid !== undefined)('reports what it may not read', () => {
    write('secret.yaml', POD);
    chmodSync(join(folder, 'secret.yaml'), 0o000);
    mkdirSync(join(folder, 'closed'), { mode: 0o000 });
    chmodSync(folder, 0o755);
    // Root may read everything, so the command runs as somebody else.
    const { status, stdout, stderr } = drydock(['check', 'secret.yaml', 'closed', '--format', 'json'], asRoot ? { uid: 65534 } : {});
    expect([status, stderr]).toEqual([1, '']);
    expect(JSON.parse(stdout).findings).toEqual([
      expect.objectContaining({ rule: 'input/unreadable', file: 'closed', message: 'cannot be read: permission denied' }),
      expect.objectContaining({ rule: 'input/unreadable', file: 'secret.yaml', help: 'check its permissions' }),
    ]);
  });
});
