import { describe, expect, test } from 'vitest';
import { Playground } from './playground.ts';
import type { Reply, Request } from './protocol.ts';

interface Played {
  replies: Reply[];
  /** Milliseconds of real time that were asked to go by, together. */
  paused: number;
}

async function play(...requests: Request[]): Promise<Played> {
  const result: Played = { replies: [], paused: 0 };
  const playground = new Playground((reply) => result.replies.push(reply), async (milliseconds) => {
    result.paused += milliseconds;
  });
  await Promise.all(requests.map((request) => playground.handle(request)));
  return result;
}

function textOf(replies: readonly Reply[], id: number): string {
  return replies.map((reply) => (reply.type === 'output' && reply.id === id ? reply.text : '')).join('');
}

const START: Request = { type: 'start', files: { 'note.txt': 'one\n' } };

describe('steps', () => {
  test('are played one after the other, each with its replies', async () => {
    const { replies } = await play(START, { type: 'play', id: 4, command: 'cat note.txt; cd /tmp' }, { type: 'play', id: 9, command: 'pwd; nosuch' });
    expect(replies).toEqual([
      { type: 'output', id: 4, stream: 'stdout', text: 'one\n' },
      { type: 'done', id: 4, status: 0, endless: false, cwd: '/tmp' },
      { type: 'output', id: 9, stream: 'stdout', text: '/tmp\n' },
      { type: 'output', id: 9, stream: 'stderr', text: 'bash: nosuch: command not found\n' },
      { type: 'done', id: 9, status: 127, endless: false, cwd: '/tmp' },
    ]);
  });

  test('find files that were written before them, and not those written after', async () => {
    const cat = (id: number): Request => ({ type: 'play', id, command: 'cat note.txt' });
    const { replies } = await play(START, cat(1), { type: 'write', name: 'note.txt', text: 'two\n' }, cat(2));
    expect([textOf(replies, 1), textOf(replies, 2)]).toEqual(['one\n', 'two\n']);
  });

  test('let time go by: that of the cluster', async () => {
    const { replies, paused } = await play(START, { type: 'play', id: 1, command: 'date +%s' }, { type: 'play', id: 2, command: '', seconds: 90 }, { type: 'play', id: 3, command: 'date +%s' });
    expect(Number(textOf(replies, 3)) - Number(textOf(replies, 1))).toBe(90);
    expect(paused).toBe(0);
  });

  test('that would never end are stopped, and say so', async () => {
    const { replies } = await play(START, { type: 'play', id: 1, command: 'sleep infinity' });
    expect(replies.at(-1)).toMatchObject({ type: 'done', id: 1, endless: true, status: 124 });
  });

  test('explain fields with the texts that were given', async () => {
    const { replies } = await play({ type: 'start', fieldTexts: { 'core.v1.PodSpec.nodeName': 'Where the pod runs.' } }, { type: 'play', id: 1, command: 'kubectl explain pod.spec.nodeName' });
    expect(textOf(replies, 1)).toContain('Where the pod runs.');
  });
});

test('Ctrl-C ends the step that is being played, and no other', async () => {
  const replies: Reply[] = [];
  const playground: Playground = new Playground((reply) => {
    replies.push(reply);
    if (reply.type === 'output' && reply.text === 'begun\n') void playground.handle({ type: 'interrupt' });
  }, async () => {});
  void playground.handle(START);
  void playground.handle({ type: 'play', id: 1, command: 'echo begun; sleep 1000; echo never' });
  await playground.handle({ type: 'play', id: 2, command: 'echo after' });
  expect([textOf(replies, 1), textOf(replies, 2)]).toEqual(['begun\n', 'after\n']);
  expect(replies).toContainEqual(expect.objectContaining({ type: 'done', id: 1, status: 130, endless: false }));
});

test('a speed makes waiting take real time, and changes nothing else', async () => {
  const step: Request = { type: 'play', id: 1, command: 'date; sleep 30; date' };
  const [slow, fast] = [await play({ type: 'start', speed: 10 }, step), await play({ type: 'start' }, step)];
  expect(slow.replies).toEqual(fast.replies);
  // Thirty seconds, ten of them in each second.
  expect(slow.paused).toBeCloseTo(3000);
});

test('a new computer knows nothing of the one before', async () => {
  const { replies } = await play(START, { type: 'play', id: 1, command: 'kubectl create namespace mine; x=1' }, START, { type: 'play', id: 2, command: 'kubectl get namespace mine; echo "x=$x"' });
  expect(textOf(replies, 2)).toBe('Error from server (NotFound): namespaces "mine" not found\nx=\n');
});

test('a step before there is a computer fails', async () => {
  expect((await play({ type: 'play', id: 3, command: 'ls' })).replies).toEqual([{ type: 'failed', id: 3, message: 'play: no computer has been started' }]);
});
