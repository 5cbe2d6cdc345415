import { readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { drydock, folderWith } from '../testing/memory-io.ts';

const POD = 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: web\n      image: nginx:1.29\n';
const GOOD = `# Page\n\n\`\`\`yaml\n${POD}\`\`\`\n`;
const BAD = GOOD.replace('containers:', 'containrs:');

/** The findings of a run, as `file:line:column rule`. */
async function found(cwd: string, args: string[], stdin?: string | Uint8Array): Promise<{ code: number; found: string[] }> {
  const { code, stdout } = await drydock(cwd, ['check', '--format', 'json', ...args], { stdin });
  const { findings } = JSON.parse(stdout) as { findings: { file: string; line: number; column: number; rule: string }[] };
  return { code, found: findings.map(({ file, line, column, rule }) => `${file}:${line}:${column} ${rule}`) };
}

describe('exit codes', () => {
  test('0 for a clean page, with what was looked at', async () => {
    expect(await drydock(folderWith({ 'a.md': GOOD }), ['check', 'a.md'])).toEqual({
      code: 0,
      stdout: 'checked 1 file: 1 block, 1 manifest, 0 commands against Kubernetes 1.36 · no problems\n',
      stderr: '',
    });
  });

  test('1 for an error, with its place', async () => {
    const { code, found: places } = await found(folderWith({ 'a.md': BAD }), ['a.md']);
    expect(code).toBe(1);
    expect(places).toContainEqual('a.md:9:3 schema/unknown-field');
  });

  test('0 when the rules are switched off or made warnings, 1 when those are too many', async () => {
    const cwd = folderWith({ 'a.md': BAD });
    const off = ['--rule', 'schema/unknown-field=warning', '--rule', 'schema/missing-field=off'];
    expect((await drydock(cwd, ['check', 'a.md', ...off])).code).toBe(0);
    expect((await drydock(cwd, ['check', 'a.md', ...off, '--max-warnings', '1'])).code).toBe(0);
    expect(await drydock(cwd, ['check', 'a.md', ...off, '--max-warnings', '0'])).toMatchObject({
      code: 1,
      stderr: 'drydock check: 1 warning, more than --max-warnings 0\n',
    });
  });

  test.each([
    [['nowhere.md'], 'drydock check: nowhere.md: no such file or folder\n'],
    [['empty'], 'drydock check: nothing to check: empty holds no .md, .mdx, .markdown, .yaml, .yml or .json file\n'],
    [['/dev/null'], 'drydock check: /dev/null is neither a file nor a folder\n'],
    [['other'], 'drydock check: nothing to check: the YAML and JSON files in other have no apiVersion and kind\nsee: drydock check --help\n'],
    [
      [],
      'drydock check: there is no content/ folder here, which is checked when no path is named\nname what to check, such as: drydock check README.md docs/\n',
    ],
    [
      ['--update', '--no-run', 'a.md'],
      'drydock check: --update needs the outputs of commands, which --no-run does not run\nsee: drydock check --help\n',
    ],
    [['--update', '-'], 'drydock check: --update cannot rewrite standard input; name the files to be updated\nsee: drydock check --help\n'],
    [['--seed', 'x', 'a.md'], 'drydock check: --seed is "x", expected a whole number of at most nine digits\nsee: drydock check --help\n'],
    [['--seed', '2', '--no-run', 'a.md'], 'drydock check: --seed is for commands that run, and --no-run does not run them\nsee: drydock check --help\n'],
  ])('2 for %j', async (args, stderr) => {
    const cwd = folderWith({ 'a.md': GOOD, 'empty/note.txt': '', 'other/values.yaml': 'a: 1\n', 'other/package.json': '{}' });
    expect(await drydock(cwd, ['check', ...args])).toEqual({ code: 2, stdout: '', stderr });
  });
});

describe('paths', () => {
  test('a folder is all its pages and manifests, in order, and nothing that tools wrote', async () => {
    const cwd = folderWith({
      'content/b.md': BAD,
      'content/a/manifest.yaml': POD.replace('spec:', 'spc:'),
      'content/a/pod.json': '{"apiVersion":"v1","kind":"Pod","metadata":{"name":"a"},"spc":{}}',
      'content/a/package.json': '{"name":"x"}',
      'content/mkdocs.yml': 'site_name: x\n',
      'content/node_modules/x/README.md': BAD,
      'content/.hidden/x.md': BAD,
      'content/dist/x.md': BAD,
      'content/01-x/lesson.mdx': GOOD,
      'content/01-x/manifests/pod.yaml': POD.replace('spec:', 'spc:'),
    });
    symlinkSync('..', join(cwd, 'content/loop'));
    symlinkSync('nowhere', join(cwd, 'content/broken.md'));
    const { found: places } = await found(cwd, ['--rule', 'schema/missing-field=off']);
    expect(places.filter((place) => place.endsWith('schema/unknown-field')).map((place) => place.split(':')[0])).toEqual([
      'content/a/manifest.yaml',
      'content/a/pod.json',
      'content/b.md',
    ]);
    expect((await drydock(cwd, ['check'])).stdout).toContain('leaving out 1 YAML file without apiVersion and kind');
  });

  test('a file that is named is checked whatever it looks like, once', async () => {
    const cwd = folderWith({ 'docs/a.yaml': 'a: 1\n' });
    const { found: places } = await found(cwd, ['docs/a.yaml', './docs/a.yaml', 'docs']);
    expect(places).toEqual(['docs/a.yaml:1:1 input/nothing-checked']);
  });

  test('- is standard input, read as its name or its text says', async () => {
    const cwd = folderWith({});
    expect((await found(cwd, ['-'], BAD)).found).toContain('stdin.md:9:3 schema/unknown-field');
    expect((await found(cwd, ['-'], POD.replace('spec:', 'spc:'))).found).toContain('stdin.yaml:5:1 schema/unknown-field');
    expect((await found(cwd, ['-', '--stdin-filename', 'docs/x.md'], BAD)).found).toContain('docs/x.md:9:3 schema/unknown-field');
  });
});

describe('bad input is one finding each', () => {
  test.each<[name: string, content: string | Uint8Array, place: string]>([
    ['binary.md', new Uint8Array([97, 0, 98]), 'binary.md:1:1 input/not-text'],
    ['latin1.md', new Uint8Array([111, 107, 10, 97, 98, 0xe9, 32]), 'latin1.md:2:3 input/not-text'],
    ['cut.md', new Uint8Array([97, 0xc3]), 'cut.md:1:2 input/not-text'],
    ['utf16.md', new Uint8Array([0xff, 0xfe, 97, 0]), 'utf16.md:1:1 input/not-text'],
    ['empty.md', '', 'empty.md:1:1 input/empty'],
    ['prose.md', '# Only words\n', 'prose.md:1:1 input/nothing-checked'],
    ['python.md', '```python\nprint()\n```\n', 'python.md:1:1 input/nothing-checked'],
    ['unclosed.md', '```yaml\napiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n', 'unclosed.md:1:1 lesson/unclosed-fence'],
    ['large.yaml', `a: ${'x'.repeat(10_000_000)}\n`, 'large.yaml:1:1 yaml/limit'],
    [
      'bomb.yaml',
      ['a: &a [1,1,1,1,1,1,1,1,1]', ...[...'bcdefghi'].map((name, index) => `${name}: &${name} [${Array(9).fill(`*${'abcdefgh'[index]}`)}]`)].join('\n'),
      'bomb.yaml:4:17 yaml/limit',
    ],
  ])('%s', async (name, content, place) => {
    expect(await found(folderWith({ [name]: content }), [name])).toEqual({ code: 1, found: [place] });
  });

  test.each([
    ['commands in sentences', 'Run `kubectl get pods`.\n'],
    ['a fragment', '```yaml\nlivenessProbe:\n  tcpSocket:\n    port: 80\n```\n'],
  ])('%s are something that is checked', async (_, text) => {
    expect(await found(folderWith({ 'a.md': text }), ['a.md'])).toEqual({ code: 0, found: [] });
  });

  test('an empty file beside others is a warning', async () => {
    const cwd = folderWith({ 'a.md': GOOD, 'b.md': '' });
    expect(await found(cwd, ['.'])).toEqual({ code: 0, found: ['b.md:1:1 input/empty'] });
  });
});

describe('--output', () => {
  test('writes the report to a file, and its last line to standard output', async () => {
    const cwd = folderWith({ 'a.md': GOOD });
    const { code, stdout } = await drydock(cwd, ['check', 'a.md', '--format', 'sarif', '--output', 'out/x.sarif']);
    expect([code, stdout]).toEqual([0, 'checked 1 file: 1 block, 1 manifest, 0 commands against Kubernetes 1.36 · no problems\n']);
    expect(JSON.parse(readFileSync(join(cwd, 'out/x.sarif'), 'utf8')).version).toBe('2.1.0');
  });

  test('that cannot be written is a mistake of the call', async () => {
    const cwd = folderWith({ 'a.md': GOOD });
    expect(await drydock(cwd, ['check', 'a.md', '--output', 'a.md/x'])).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/^drydock: cannot write a\.md\/x: /),
    });
  });
});

test('colours are for terminals, unless FORCE_COLOR asks for them', async () => {
  const cwd = folderWith({ 'a.md': BAD });
  expect((await drydock(cwd, ['check', 'a.md'])).stdout).not.toContain('\u001b[');
  expect((await drydock(cwd, ['check', 'a.md'], { env: { FORCE_COLOR: '1' } })).stdout).toContain('\u001b[1;31merror');
  expect((await drydock(cwd, ['check', 'a.md'], { env: { GITHUB_ACTIONS: 'true' } })).stdout).not.toContain('::error');
});

test('the same input gives the same bytes', async () => {
  const cwd = folderWith({ 'a.md': BAD, 'b/c.md': BAD });
  for (const format of ['pretty', 'json', 'sarif', 'junit', 'github']) {
    const runs = [await drydock(cwd, ['check', '.', '--format', format]), await drydock(cwd, ['check', '.', '--format', format])];
    expect(runs[0]).toEqual(runs[1]);
  }
});
