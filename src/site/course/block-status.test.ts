import { describe, expect, test } from 'vitest';
import { parseLesson } from '../../lesson/parse.ts';
import { createSource } from '../../text/source.ts';
import { blockStatus, countStatuses, provedShare } from './block-status.ts';
import { courseLessons } from './lessons.ts';

const POD = 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web';

function blocksOf(...fences: string[]) {
  const text = `---\ntitle: T\n---\n\n${fences.join('\n\n')}\n`;
  return parseLesson(createSource('content/01-t/lesson.mdx', text)).blocks;
}

describe('blockStatus', () => {
  test.each([
    ['a manifest', `\`\`\`yaml title="pod.yaml"\n${POD}\n\`\`\``, { kind: 'checked' }],
    ['a rejected manifest', `\`\`\`yaml fails="x"\n${POD}\n\`\`\``, { kind: 'checked' }],
    ['a session', '```console\n$ kubectl get pods\n```', { kind: 'run' }],
    ['commands', '```sh\nkubectl get pods\n```', { kind: 'run' }],
    ['a source file', '```python title="app.py"\nprint(1)\n```', { kind: 'shown' }],
    ['a skipped manifest', `\`\`\`yaml skip="a part of another tool"\n${POD}\n\`\`\``, { kind: 'skipped', reason: 'a part of another tool' }],
    ['a skipped session', '```console skip="needs a cloud"\n$ kubectl get pods\n```', { kind: 'skipped', reason: 'needs a cloud' }],
  ])('%s', (_, fence, status) => {
    expect(blocksOf(fence).map((block, _index, blocks) => blockStatus(block, { blocks }))).toEqual([status]);
  });

  test.each([
    ['is named', '```python title="app.py"\nprint(1)\n```', '```console\n$ cat ./app.py\nprint(1)\n```', 'used'],
    ['is in the folder of a build', '```dockerfile title="model/Dockerfile"\nFROM a\n```', '```sh\ndocker build -t a:1 model/\n```', 'used'],
    ['is in the working folder', '```dockerfile title="Dockerfile"\nFROM a\n```', '```sh\ndocker build -t a:1 .\n```', 'used'],
    ['is the source of a ConfigMap', '```sh title="scripts/load.sh"\nls\n```', '```sh\nkubectl create configmap s --from-file=load=scripts/load.sh\n```', 'used'],
    ['is one of another folder', '```python title="web/app.py"\nprint(1)\n```', '```sh\ndocker build -t a:1 model\n```', 'shown'],
    ['is named by a command that is skipped', '```python title="app.py"\nprint(1)\n```', '```sh skip="not here, but there"\ncat app.py\n```', 'shown'],
  ])('a file that %s', (_, file, commands, status) => {
    const blocks = blocksOf(file, commands);
    expect(blockStatus(blocks[0]!, { blocks }).kind).toBe(status);
  });

  test('counts each block once', () => {
    const blocks = blocksOf(`\`\`\`yaml title="pod.yaml"\n${POD}\n\`\`\``, '```sh\ntrue\n```', '```text\nx\n```');
    expect(countStatuses([{ blocks }])).toEqual({ checked: 1, run: 1, used: 0, read: 0, skipped: 0, shown: 1 });
  });
});

test('at least 95 % of the blocks of the course are checked or run, and what is skipped says why', () => {
  const lessons = courseLessons().map(({ lesson }) => lesson);
  expect(provedShare(lessons)).toBeGreaterThanOrEqual(0.95);
  for (const { skip } of lessons.flatMap(({ blocks }) => blocks)) expect(skip ?? 'not skipped').toMatch(/\w+ \w+/);
});
