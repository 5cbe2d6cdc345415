import { describe, expect, test } from 'vitest';
import { aPod, aService, aSnapshot } from './testing.ts';
import { arrange, assignLetters, countStatuses, gangwaysOf } from './picture.ts';
import { podState } from './pod-state.ts';

const NODES = [
  { name: 'control', ready: true, cordoned: false, controlPlane: true, taints: ['node-role.kubernetes.io/control-plane:NoSchedule'] },
  { name: 'worker', ready: true, cordoned: false, controlPlane: false, taints: [] },
];
const many = (count: number) => Array.from({ length: count }, (_, index) => aPod({ uid: String(index), name: `web-${index}`, node: 'worker', workload: { kind: 'StatefulSet', name: 'web' } }));

describe('the state of a Pod', () => {
  test.each([
    ['Running', 'starting'], ['Pending', 'starting'], ['ContainerCreating', 'starting'], ['PodInitializing', 'starting'],
    ['Init:0/2', 'starting'], ['SchedulingGated', 'starting'], ['NotReady', 'starting'],
    ['Completed', 'completed'], ['Succeeded', 'completed'],
    ['CrashLoopBackOff', 'failing'], ['ErrImagePull', 'failing'], ['OOMKilled', 'failing'], ['Error', 'failing'], ['Init:Error', 'failing'],
    ['Init:CrashLoopBackOff', 'failing'], ['ExitCode:3', 'failing'], ['CreateContainerConfigError', 'failing'], ['Evicted', 'failing'], ['Unknown', 'failing'],
  ])('%s is %s', (status, state) => expect(podState({ status, isReady: false, deleting: false })).toBe(state));

  test('a Pod that runs is ready when its condition says so', () => expect(podState({ status: 'Running', isReady: true, deleting: false })).toBe('ready'));

  test('a Pod that is deleted is going, whatever it was', () => {
    expect(podState({ status: 'Terminating', isReady: true, deleting: true })).toBe('terminating');
    expect(podState({ status: 'Completed', isReady: false, deleting: true })).toBe('terminating');
  });
});

describe('where things are drawn', () => {
  test('a control plane without Pods is drawn small, and large with them', () => {
    const empty = arrange(aSnapshot({ nodes: NODES }));
    expect([empty.spare, empty.holds].map((holds) => holds.map(({ name }) => name))).toEqual([['control'], ['worker']]);
    const used = arrange(aSnapshot({ nodes: NODES, pods: [aPod({ node: 'control' })] }));
    expect([used.spare, used.holds].map((holds) => holds.map(({ name }) => name))).toEqual([[], ['control', 'worker']]);
  });

  test('the only node is never small', () => {
    expect(arrange(aSnapshot({ nodes: NODES.slice(0, 1) })).holds.map(({ name }) => name)).toEqual(['control']);
  });

  test('Pods without a node stand on the quay, and those of a node that is gone in a hold of their own', () => {
    const { quay, holds } = arrange(aSnapshot({ nodes: NODES, pods: [aPod({ uid: '1', name: 'a' }), aPod({ uid: '2', name: 'b', node: 'gone' })] }));
    expect(quay.flatMap(({ pods }) => pods.map(({ name }) => name))).toEqual(['a']);
    expect(holds.map(({ name, node, count }) => [name, node?.name, count])).toEqual([['worker', 'worker', 0], ['gone', undefined, 1]]);
  });

  test('Pods of a workload stand together, new ones last', () => {
    const [web, api] = [{ kind: 'Deployment', name: 'web' }, { kind: 'Deployment', name: 'api' }];
    const pods = [
      aPod({ uid: '1', name: 'web-a', node: 'worker', workload: web, created: '2026-11-21T09:05:00Z' }),
      aPod({ uid: '2', name: 'web-b', node: 'worker', workload: web, created: '2026-11-21T09:01:00Z' }),
      aPod({ uid: '3', name: 'zzz', node: 'worker', workload: api, created: '2026-11-21T09:09:00Z' }),
    ];
    expect(arrange(aSnapshot({ nodes: NODES, pods })).holds[0]!.groups[0]!.pods.map(({ name }) => name)).toEqual(['zzz', 'web-b', 'web-a']);
  });

  test.each([[12, 'full'], [13, 'slim'], [30, 'slim'], [31, 'cells']])('%i Pods are drawn as %s', (count, density) => {
    expect(arrange(aSnapshot({ nodes: NODES, pods: many(count) })).density).toBe(density);
  });

  test('cells are counted by workload and STATUS', () => {
    const pods = [...many(31), aPod({ uid: 'x', name: 'alone', namespace: 'staging', node: 'worker', status: 'Error', isReady: false })];
    expect(arrange(aSnapshot({ nodes: NODES, pods })).holds[0]!.groups.map(({ title, counts }) => [title, counts])).toEqual([
      ['web', [{ status: 'Running', state: 'ready', count: 31 }]],
      ['staging/bare Pods', [{ status: 'Error', state: 'failing', count: 1 }]],
    ]);
  });

  test('a cluster is empty when nothing in it is the reader’s', () => {
    expect(arrange(aSnapshot({ nodes: NODES })).isEmpty).toBe(true);
    expect(arrange(aSnapshot({ nodes: NODES, services: [aService({})] })).isEmpty).toBe(false);
  });
});

test('Pods that run and are not ready are counted apart', () => {
  expect(countStatuses([...many(2), aPod({ isReady: false })])).toEqual([{ status: 'Running', state: 'ready', count: 2 }, { status: 'Running', state: 'starting', count: 1 }]);
});

describe('letters of Services', () => {
  const named = (...names: string[]) => names.map((name) => aService({ name }));

  test('are kept while others come and go, and given again when they are free', () => {
    const first = assignLetters(new Map(), named('m', 'z'));
    expect([...first]).toEqual([['default/m', 'A'], ['default/z', 'B']]);
    const second = assignLetters(first, named('a', 'm', 'z'));
    expect(Object.fromEntries(second)).toEqual({ 'default/a': 'C', 'default/m': 'A', 'default/z': 'B' });
    expect(Object.fromEntries(assignLetters(second, named('a', 'n')))).toEqual({ 'default/a': 'C', 'default/n': 'A' });
  });

  test('go on after Z', () => {
    const letters = [...assignLetters(new Map(), named(...Array.from({ length: 28 }, (_, index) => `s${index}`))).values()];
    expect(letters.slice(25)).toEqual(['Z', 'A2', 'B2']);
  });
});

test('a gangway leads to Pods of its own namespace, and is shut for those that are not ready', () => {
  const services = [aService({ name: 'web', pods: ['p'] }), aService({ name: 'slow', unreadyPods: ['p'] }), aService({ name: 'far', namespace: 'other', pods: ['p'] })];
  const letters = assignLetters(new Map(), services);
  expect(gangwaysOf(aPod({ name: 'p' }), services, letters)).toEqual([
    { letter: 'A', service: 'web', isOpen: true },
    { letter: 'B', service: 'slow', isOpen: false },
  ]);
});
