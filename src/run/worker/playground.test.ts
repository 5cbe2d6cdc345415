import { describe, expect, test } from 'vitest';
import { Playground } from './playground.ts';
import type { WrittenStep } from '../console/step.ts';
import type { DoneReply, Reply, Request } from './protocol.ts';
import type { ClusterSnapshot } from './snapshot.ts';

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

const SHOWN: Omit<WrittenStep, 'command'> = { kind: 'shown', expected: undefined, noFinalNewline: false, status: 0, meanwhile: [], interrupted: false };

describe('the steps of a lesson', () => {
  const step = (id: number, command: string, rest: Partial<WrittenStep> = {}): Request => ({ type: 'step', id, step: { ...SHOWN, command, ...rest } });
  const written = (replies: readonly Reply[], id: number): DoneReply['written'] => replies.find((reply): reply is DoneReply => reply.type === 'done' && reply.id === id)?.written;

  test('are held against what the page says, by shape', async () => {
    const { replies } = await play(START, step(1, 'cat note.txt', { expected: ['one'] }), step(2, 'cat note.txt', { expected: ['two'] }), step(3, 'kubectl get ns default', { expected: ['NAME      STATUS   AGE', 'default   Active   3d'] }));
    expect(written(replies, 1)).toMatchObject({ asWritten: true });
    expect(written(replies, 2)).toEqual({ asWritten: false, differences: [{ kind: 'expected', text: 'two' }, { kind: 'printed', text: 'one' }] });
    expect(written(replies, 3)).toMatchObject({ asWritten: true });
  });

  test('have to end with the status that the page says', async () => {
    const { replies } = await play(START, step(1, 'false'), step(2, 'false', { status: 1 }), step(3, 'sleep infinity'));
    expect([1, 2, 3].map((id) => written(replies, id)?.asWritten)).toEqual([false, true, false]);
  });

  test('name Pods as the page does, which are called otherwise here', async () => {
    const { replies } = await play(
      START,
      step(1, 'kubectl create deployment web --image=nginx:1.28 && kubectl rollout status deployment web'),
      step(2, 'kubectl get pods', { expected: ['NAME                   READY   STATUS    RESTARTS   AGE', 'web-5c8b6d7f9c-x2x4z   1/1     Running   0          3s'] }),
      step(3, 'kubectl get pod web-5c8b6d7f9c-x2x4z -o name'),
    );
    expect(written(replies, 2)).toMatchObject({ asWritten: true });
    expect(textOf(replies, 3)).toMatch(/^pod\/web-[a-z0-9]{8,10}-[a-z0-9]{5}\n$/);
  });

  test('take no time when they are only played because others build on them', async () => {
    const slow = await play({ type: 'start', speed: 10 }, step(1, 'sleep 20'));
    const fast = await play({ type: 'start', speed: 10 }, { type: 'step', id: 1, step: { ...SHOWN, command: 'sleep 20' }, fast: true });
    expect(slow.paused).toBeCloseTo(2000);
    expect(fast.paused).toBe(0);
    expect(fast.replies).toEqual(slow.replies);
  });
});

test('a step of a lesson that waits for long goes on faster and faster, a command of the reader’s own does not', async () => {
  const command = 'sleep 600';
  const own = await play({ type: 'start', speed: 10 }, { type: 'play', id: 1, command });
  const step = await play({ type: 'start', speed: 10 }, { type: 'step', id: 1, step: { ...SHOWN, command } });
  expect(own.paused).toBeCloseTo(60_000);
  expect(step.paused).toBeGreaterThan(4000);
  expect(step.paused).toBeLessThan(15_000);
});

describe('checks of exercises', () => {
  test('pass when a command prints what it has to, and show nothing', async () => {
    const { replies } = await play(START, { type: 'check', id: 1, command: 'cat note.txt', output: ['one'] }, { type: 'check', id: 2, command: 'cat note.txt', output: ['two'] }, { type: 'check', id: 3, command: 'ls nothing' });
    expect(replies).toEqual([
      { type: 'checked', id: 1, passed: true, status: 0, text: 'one\n' },
      { type: 'checked', id: 2, passed: false, status: 0, text: 'one\n' },
      { type: 'checked', id: 3, passed: false, status: 2, text: "ls: cannot access 'nothing': No such file or directory\n" },
    ]);
  });
});

test('texts for kubectl explain can come later', async () => {
  const { replies } = await play(START, { type: 'texts', fieldTexts: { 'core.v1.PodSpec.nodeName': 'Where the pod runs.' } }, { type: 'play', id: 1, command: 'kubectl explain pod.spec.nodeName' });
  expect(textOf(replies, 1)).toContain('Where the pod runs.');
});

describe('a watched cluster', () => {
  const snapshots = (replies: readonly Reply[]): ClusterSnapshot[] => replies.flatMap((reply) => (reply.type === 'cluster' ? [reply.snapshot] : []));

  test('is shown at the start, and when it looks otherwise', async () => {
    const { replies } = await play({ ...START, watched: true }, { type: 'play', id: 1, command: 'true' }, { type: 'play', id: 2, command: 'kubectl run web --image=nginx:1.28' });
    const seen = snapshots(replies);
    expect(seen.map(({ pods }) => pods.map(({ name }) => name))).toEqual([[], ['web']]);
  });

  test('is shown while a command waits, when waiting takes time', async () => {
    const { replies } = await play({ type: 'start', speed: 10, watched: true }, { type: 'play', id: 1, command: 'kubectl run web --image=nginx:1.28 && kubectl wait --for=condition=Ready pod/web' });
    const states = snapshots(replies).map(({ pods }) => pods[0]?.status);
    expect(states.at(-1)).toBe('Running');
    expect(states).toContain('ContainerCreating');
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
