import { expect, test } from 'vitest';
import { parseLesson } from '../../lesson/parse.ts';
import { createSource } from '../../text/source.ts';
import { cleanUpFindings, findingsOf } from '../report/findings.ts';
import { transcriptOf } from '../report/transcript.ts';
import { updatedText } from '../update/update.ts';
import { playLesson, type PlayedLesson } from './play-lesson.ts';
import { simulatedStage } from './simulated-stage.ts';

function page(...lines: string[]): string {
  return ['---', 'title: A page', '---', '', ...lines, ''].join('\n');
}

const MAP = ['```yaml title="map.yaml"', 'apiVersion: v1', 'kind: ConfigMap', 'metadata:', '  name: settings', 'data:', '  colour: red', '```', ''];

async function play(text: string, seed = 1, refresh = false): Promise<PlayedLesson & { problems: string[]; updated: string }> {
  const source = createSource('lesson.mdx', text);
  const stage = simulatedStage({ seed });
  const result = await playLesson(parseLesson(source), stage);
  const findings = result.played.flatMap((played) => findingsOf(source.file, played));
  if (result.played.length > 0) findings.push(...cleanUpFindings(source.file, result.left, result.gone, result.played.at(-1)!.step.range));
  return { ...result, problems: findings.map(({ rule, line, message }) => `${line} ${rule}: ${message}`), updated: updatedText(source, result.played, { refresh }) };
}

test('files appear where the lesson shows them, and commands run in order', async () => {
  const { problems } = await play(page(
    '```sh', 'test ! -e map.yaml', 'colour=red', '```', '', ...MAP,
    '```console', '$ grep -c $colour map.yaml', '1', '$ ls nosuch', '[..]No such file or directory', '? 2', '```',
  ));
  expect(problems).toEqual([]);
});

test('a command that fails, one that prints something else, and one that never ends', async () => {
  const { problems } = await play(page('```sh', 'false', '```', '', '```console', '$ echo one', 'two', '$ sleep infinity', '```'));
  expect(problems).toEqual([
    '6 run/command-failed: `false` ended with status 1, expected 0: the commands of a sh block must succeed',
    '10 run/output-differs: `echo one` does not print this line of the page: two',
    '12 run/command-failed: `sleep infinity` does not end by itself, so it was stopped',
  ]);
});

test('what a lesson leaves behind is named', async () => {
  const { problems } = await play(page(...MAP, '```console', '$ kubectl apply -f map.yaml', 'configmap/settings created', '```'));
  expect(problems).toEqual(['15 run/not-cleaned-up: after the last command the cluster still holds ConfigMap default/settings, which it did not hold before']);
});

test('skipped blocks are not played', async () => {
  expect((await play(page('```sh skip="for your own computer"', 'false', '```'))).played).toEqual([]);
});

test('an update changes the lines that differ, and nothing else', async () => {
  const text = page('1. In a list:', '', '   ```console', '   $ date; echo one', '   Sat Nov 21 08:00:00 UTC 2026', '   two', '   $ echo kept', '   kept', '   ```', '', 'Text.');
  expect((await play(text)).updated).toBe(text.replace('   two\n', '   one\n'));
});

test('a refresh also changes what is equal by shape, and leaves patterns as they are', async () => {
  const text = page('```console', '$ kubectl get namespace default', 'NAME      STATUS   AGE', 'default   Active   3s', '$ echo "a b c"', 'a [..] c', '$ seq 3', '1', '...', '```');
  expect((await play(text)).updated).toBe(text);
  expect((await play(text, 1, true)).updated).toBe(text.replace('default   Active   3s', 'default   Active   8m21s'));
});

test('output that is missing is filled in', async () => {
  const text = page('```console', '$ printf "a\\n# b\\n"', '$ echo c', '```');
  expect((await play(text)).updated).toBe(page('```console', '$ printf "a\\n# b\\n"', 'a', '\\# b', '$ echo c', 'c', '```'));
});

test('the same seed gives the same session', async () => {
  const text = page('```console', '$ kubectl create deployment web --image=nginx', '$ kubectl get all -A', '$ echo $RANDOM', '```');
  const [one, again, other] = [await play(text), await play(text), await play(text, 2)];
  expect(transcriptOf(one.played)).toBe(transcriptOf(again.played));
  expect(transcriptOf(one.played)).not.toBe(transcriptOf(other.played));
});

test('a transcript can be read as a session', async () => {
  const { played } = await play(page('```console', '# setup: true', '# wait: 2 s', '$ cat <<EOF', '> # x', '> EOF', '$ false', '$ printf x', '```'));
  expect(transcriptOf(played)).toBe('# setup: true\n# wait: 2 s\n$ cat <<EOF\n> # x\n> EOF\n\\# x\n$ false\n? 1\n$ printf x\nx\n? 0 (no newline at the end of the output)\n');
});
