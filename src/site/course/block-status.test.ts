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
    expect(blocksOf(fence).map(blockStatus)).toEqual([status]);
  });

  test('counts each block once', () => {
    const blocks = blocksOf(`\`\`\`yaml title="pod.yaml"\n${POD}\n\`\`\``, '```sh\ntrue\n```', '```text\nx\n```');
    expect(countStatuses(blocks)).toEqual({ checked: 1, run: 1, read: 0, skipped: 0, shown: 1 });
  });
});

test('at least 95 % of the blocks of the course are checked or run, and what is skipped says why', () => {
  const blocks = courseLessons().flatMap(({ lesson }) => lesson.blocks);
  expect(provedShare(blocks)).toBeGreaterThanOrEqual(0.95);
  for (const { skip } of blocks) expect(skip ?? 'not skipped').toMatch(/\w+ \w+/);
});
