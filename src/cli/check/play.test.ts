import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createSource } from '../../text/source.ts';
import { drydock, folderWith } from '../testing/memory-io.ts';
import { checkSources } from './check-sources.ts';

const FRONT = '---\ntitle: A page\ndescription: A page.\nobjectives: [Count.]\nminutes: 1\nprerequisites: []\n---\n\n';
const page = (...lines: string[]): string => `${FRONT}${lines.join('\n')}\n`;
const COUNTING = page('```console', '$ echo one', 'two', '$ echo kept', 'kept', '```');

async function found(files: Record<string, string>, ...args: string[]): Promise<string[]> {
  const { stdout } = await drydock(folderWith(files), ['check', '.', '--format', 'json', ...args]);
  const { findings } = JSON.parse(stdout) as { findings: { file: string; line: number; rule: string }[] };
  return findings.map(({ file, line, rule }) => `${file}:${line} ${rule}`);
}

describe('drydock check plays lessons', () => {
  test('and reports what differs at the line of the command', async () => {
    const { code, stdout } = await drydock(folderWith({ 'lesson.mdx': COUNTING }), ['check', 'lesson.mdx']);
    expect(code).toBe(1);
    expect(stdout).toContain('lesson.mdx:10:3  error  run/output-differs\n  `echo one` does not print this line of the page: two\n');
    expect(stdout).toMatch(/- two\n\s+\+ one\n/);
    expect(stdout).toContain('2 commands (all run) against Kubernetes 1.36 · 1 error\n');
  });

  test('but no other page, nor anything with --no-run', async () => {
    expect(await found({ 'page.md': COUNTING })).toEqual([]);
    expect(await found({ 'lesson.mdx': COUNTING }, '--no-run')).toEqual([]);
    const { stdout } = await drydock(folderWith({ 'lesson.mdx': COUNTING }), ['check', 'lesson.mdx', '--no-run']);
    expect(stdout).toContain('2 commands (not run) against');
  });

  test('counts skipped commands as not run', async () => {
    const { stdout } = await drydock(folderWith({ 'lesson.mdx': page('```sh skip="for your own computer"', 'false', '```', '', '```sh', 'true', '```') }), ['check', 'lesson.mdx']);
    expect(stdout).toContain('2 commands (1 run) against Kubernetes 1.36 · no problems\n');
  });

  test('findings are silenced, switched off and made warnings as all others are', async () => {
    const ignored = COUNTING.replace('```console', '{/* drydock-ignore run/output-differs: counted wrongly on purpose */}\n\n```console');
    expect(await found({ 'lesson.mdx': ignored })).toEqual([]);
    expect(await found({ 'lesson.mdx': ignored }, '--no-run')).toEqual([]);
    expect(await found({ 'lesson.mdx': ignored.replace('two', 'one') })).toEqual(['lesson.mdx:9 lesson/unused-suppression']);
    expect(await found({ 'lesson.mdx': COUNTING }, '--rule', 'run/output-differs=off')).toEqual([]);
    expect((await drydock(folderWith({ 'lesson.mdx': COUNTING }), ['check', 'lesson.mdx', '--rule', 'run/output-differs=warning'])).code).toBe(0);
  });

  test('not one that cannot be read as it is meant', async () => {
    expect(await found({ 'lesson.mdx': page('```sh', 'false', '```', '', 'A {brace') })).toEqual(['lesson.mdx:13 lesson/mdx-syntax']);
  });

  test('tries the checks of exercises', async () => {
    const exercise = page('<Exercise title="One">', '', '<Solution>', '', '```sh', 'true', '```', '', '</Solution>', '', '<Check command="cat one" output="1" />', '', '</Exercise>');
    expect(await found({ 'lesson.mdx': exercise })).toEqual(['lesson.mdx:19 run/exercise-not-solved']);
  });

  test('with another seed, chance falls otherwise', async () => {
    const files = { 'lesson.mdx': page('```console', '$ echo $((RANDOM % 2))$((RANDOM % 2))$((RANDOM % 2))$((RANDOM % 2))$((RANDOM % 2))$((RANDOM % 2))', '```') };
    const printed = async (seed: string): Promise<string> => (await drydock(folderWith(files), ['check', '.', '--seed', seed])).stdout;
    expect(await printed('1')).toBe(await printed('1'));
    expect(await printed('1')).not.toBe(await printed('2'));
  });

  test('in threads as in one', async () => {
    const sources = Array.from({ length: 3 }, (_, number) => createSource(`${number}/lesson.mdx`, number === 1 ? COUNTING.replace('two', 'one') : COUNTING));
    const settings = { kubernetesVersion: '1.36', severities: {}, play: { seed: 1 } } as const;
    const one = await checkSources(sources, settings, { threads: 0 });
    expect(await checkSources(sources, settings, { threads: 2 })).toEqual(one);
    expect(one.findings.map(({ file, rule }) => `${file} ${rule}`)).toEqual(['0/lesson.mdx run/output-differs', '2/lesson.mdx run/output-differs']);
    expect(one.counts).toMatchObject({ files: 3, commands: 6, commandsRun: 6 });
  });
});

describe('--update', () => {
  test('writes what was printed, touches nothing else, and checks the result', async () => {
    const folder = folderWith({ 'a/lesson.mdx': COUNTING, 'b/lesson.mdx': COUNTING.replace('two', 'one') });
    const { code, stdout, stderr } = await drydock(folder, ['check', '--update', '.']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: 'a/lesson.mdx: updated the output of 1 command\n' });
    expect(stdout).toContain('4 commands (all run) against Kubernetes 1.36 · no problems\n');
    expect(readFileSync(join(folder, 'a/lesson.mdx'), 'utf8')).toBe(COUNTING.replace('two', 'one'));
  });

  test('leaves what no output mends', async () => {
    const folder = folderWith({ 'lesson.mdx': COUNTING.replace('echo kept', 'cat nosuch') });
    const { code, stdout } = await drydock(folder, ['check', '--update', 'lesson.mdx']);
    expect(code).toBe(1);
    expect(stdout).toContain('run/command-failed');
  });

  test('keeps the generated names of the page', async () => {
    const text = page(
      '```console', '$ kubectl create deployment web --image=nginx:1.29', 'deployment.apps/web created', '# wait: kubectl rollout status deployment/web',
      '$ kubectl get rs', 'NAME             DESIRED   CURRENT   READY   AGE', 'web-7d9f8b6c5x   1         1         1       2s',
      '$ kubectl get rs', '$ kubectl delete deployment web', 'deployment.apps "web" deleted from default namespace', '```',
    );
    const folder = folderWith({ 'lesson.mdx': text });
    expect((await drydock(folder, ['check', '--update', 'lesson.mdx'])).code).toBe(0);
    expect(readFileSync(join(folder, 'lesson.mdx'), 'utf8').match(/^web-\S+/gm)).toEqual(['web-7d9f8b6c5x', 'web-7d9f8b6c5x']);
  });
});
