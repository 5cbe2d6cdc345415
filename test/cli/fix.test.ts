/** `drydock check --fix`: what it changes, what it leaves, and what it says. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkSources } from '../../src/cli/check/check-sources.ts';
import { fixFiles } from '../../src/cli/check/fix.ts';
import { drydock, folderWith } from '../../src/cli/testing/memory-io.ts';
import { createSource } from '../../src/text/source.ts';

/** A text after `--fix`, and the rules whose findings remain. */
async function fixed(text: string, file = 'a.yaml'): Promise<{ text: string; left: string[] }> {
  const cwd = folderWith({ [file]: text });
  const { stdout } = await drydock(cwd, ['check', '--fix', '--format', 'json', file]);
  const { findings } = JSON.parse(stdout) as { findings: { rule: string }[] };
  return { text: readFileSync(join(cwd, file), 'utf8'), left: findings.map(({ rule }) => rule) };
}

const pod = (...spec: string[]): string => ['apiVersion: v1', 'kind: Pod', 'metadata:', '  name: web', 'spec:', ...spec, ''].join('\n');
const CONTAINER = ['  containers:', '    - name: web', '      image: nginx:1.29'];

describe('what is certain is mended', () => {
  test.each([
    ['a slip of the pen in a field', pod('  containrs:', ...CONTAINER.slice(1)), 'containrs', 'containers'],
    ['a field in another case', pod(...CONTAINER, '      imagepullpolicy: Always'), 'imagepullpolicy', 'imagePullPolicy'],
    ['a value in another case', pod(...CONTAINER, '      imagePullPolicy: "always"'), '"always"', '"Always"'],
    ['a kind in another case', pod(...CONTAINER).replace('Pod', 'pod'), 'kind: pod', 'kind: Pod'],
    ['a number where a string must be', pod(...CONTAINER, '      env:', '        - name: PORT', '          value: 80'), 'value: 80', 'value: "80"'],
    ['a registry that has another name now', pod(...CONTAINER).replace('nginx:1.29', 'k8s.gcr.io/pause:3.9'), 'k8s.gcr.io', 'registry.k8s.io'],
    ['blanks at the end of a line', pod(...CONTAINER, '  restartPolicy: Never  '), 'Never  ', 'Never'],
    [
      'an API version whose replacement has the same fields',
      'apiVersion: batch/v1beta1\nkind: CronJob\nmetadata:\n  name: a\nspec:\n  schedule: "0 * * * *"\n  jobTemplate:\n    spec:\n      template:\n        spec:\n          restartPolicy: Never\n          containers:\n            - name: a\n              image: busybox:1.37\n',
      'batch/v1beta1',
      'batch/v1',
    ],
  ])('%s', async (_, text, from, to) => {
    expect(await fixed(text)).toEqual({ text: text.replace(from, to), left: [] });
  });

  test('what a mistake hid is found and mended in the same run', async () => {
    const text = pod('  containrs:', '    - name: web', '      imagge: nginx:1.29').replace('Pod', 'pod');
    expect(await fixed(text)).toEqual({ text: pod(...CONTAINER), left: [] });
  });

  test('the language of a fence that holds a manifest', async () => {
    const page = (language: string): string => `# Page\n\n1. First:\n\n   \`\`\`${language}\n${pod(...CONTAINER).replace(/^(?=.)/gm, '   ')}   \`\`\`\n`;
    expect(await fixed(page(''), 'page.md')).toEqual({ text: page('yaml'), left: [] });
  });

  test('a targetPort, when the pods have but one', async () => {
    const service = 'apiVersion: v1\nkind: Service\nmetadata:\n  name: web\nspec:\n  selector:\n    app: web\n  ports:\n    - port: 80\n      targetPort: web\n';
    const web = pod(...CONTAINER, '      ports:', '        - name: http', '          containerPort: 80').replace('name: web\nspec', 'name: web\n  labels:\n    app: web\nspec');
    expect(await fixed(`${web}---\n${service}`)).toEqual({ text: `${web}---\n${service.replace('targetPort: web', 'targetPort: http')}`, left: [] });
  });
});

describe('what is not certain is left', () => {
  test.each([
    ['another word', pod(...CONTAINER, '  nodename: a', '  hostname: b').replace('nodename', 'node'), 'schema/unknown-field'],
    ['a field whose right name is there already', pod(...CONTAINER, '  containrs: []'), 'schema/unknown-field'],
    ['a field that would get a value of another type', pod(...CONTAINER, '      commands: 5').replace('commands', 'comand'), 'schema/unknown-field'],
    [
      'an API version whose replacement has other fields',
      'apiVersion: extensions/v1beta1\nkind: Ingress\nmetadata:\n  name: a\nspec:\n  backend:\n    serviceName: a\n    servicePort: 80\n',
      'schema/removed-api',
    ],
    [
      'an API version whose replacement reads a field otherwise',
      'apiVersion: policy/v1beta1\nkind: PodDisruptionBudget\nmetadata:\n  name: a\nspec:\n  minAvailable: 1\n  selector: {}\n',
      'schema/removed-api',
    ],
  ])('%s', async (_, text, rule) => {
    const after = await fixed(text);
    expect(after.text).toBe(text);
    expect(after.left).toContain(rule);
  });

  test('what a comment silences, or the command line switches off', async () => {
    const reason = '# drydock-ignore schema/unknown-field: shown on purpose\n';
    const text = pod(...CONTAINER, `  ${reason}  hostnam: a`);
    expect((await fixed(text)).text).toBe(text);
    const cwd = folderWith({ 'a.yaml': pod('  containrs:', ...CONTAINER.slice(1)) });
    await drydock(cwd, ['check', '--fix', '--rule', 'schema/unknown-field=off', 'a.yaml']);
    expect(readFileSync(join(cwd, 'a.yaml'), 'utf8')).toContain('containrs');
  });
});

test('every other byte stays: the mark at the beginning, line ends, and no line end at the end', async () => {
  const text = `\uFEFF${pod('  containrs:', ...CONTAINER.slice(1)).replaceAll('\n', '\r\n').trimEnd()}`;
  expect((await fixed(text)).text).toBe(text.replace('containrs', 'containers'));
});

test('what was fixed and what remains is told', async () => {
  const cwd = folderWith({ 'a.yaml': pod('  containrs:', ...CONTAINER.slice(1), '  hostnetworks: true') });
  const before = await drydock(cwd, ['check', 'a.yaml']);
  expect(before.stdout).toMatch(/ · 2 errors · 2 fixable with --fix\n$/);
  expect(await drydock(cwd, ['check', '--fix', 'a.yaml'])).toEqual({
    code: 0,
    stdout: `a.yaml:6:3  fixed  schema/unknown-field
  PodSpec has no field "containrs" (did you mean "containers"?)
a.yaml:9:3  fixed  schema/unknown-field
  PodSpec has no field "hostnetworks" (did you mean "hostNetwork"?)

checked 1 file: 1 block, 1 manifest, 0 commands against Kubernetes 1.36 · no problems · 2 fixed
`,
    stderr: '',
  });
});

test('standard input cannot be rewritten', async () => {
  expect(await drydock(folderWith({}), ['check', '--fix', '-'], { stdin: 'kind: Pod\n' })).toEqual({
    code: 2,
    stdout: '',
    stderr: 'drydock check: --fix cannot rewrite standard input; name the files to be fixed\nsee: drydock check --help\n',
  });
});

describe('a file that cannot be written', () => {
  const text = pod('  containrs:', ...CONTAINER.slice(1));
  const check = (sources: Parameters<typeof checkSources>[0]) => checkSources(sources, { kubernetesVersion: '1.36', severities: {} });
  const fixIn = async (cwd: string) => {
    const sources = ['gone.yaml', 'here.yaml'].map((file) => createSource(file, text));
    const files = sources.map(({ file }) => ({ path: join(cwd, file), shown: file, named: true }));
    return fixFiles(files, sources, await check(sources), check);
  };

  test('is named, and the others are fixed', async () => {
    const cwd = folderWith({ 'here.yaml': text });
    await expect(fixIn(cwd)).rejects.toThrow('drydock check: cannot write gone.yaml: no such file or folder');
    expect(readFileSync(join(cwd, 'here.yaml'), 'utf8')).toBe(text.replace('containrs', 'containers'));
  });

  test('because somebody else has changed it keeps that change', async () => {
    const cwd = folderWith({ 'gone.yaml': text, 'here.yaml': `${text}# mine\n` });
    await expect(fixIn(cwd)).rejects.toThrow('drydock check: here.yaml was changed while it was checked, and is left as it is');
    expect(readFileSync(join(cwd, 'here.yaml'), 'utf8')).toBe(`${text}# mine\n`);
  });
});
