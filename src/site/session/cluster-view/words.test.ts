import { describe, expect, test } from 'vitest';
import { aPod, aService } from './testing.ts';
import { describeCommand, mainImage, nodeTroubles, podFacts, podLabel, portWords, portsOf, progressOf, reachOf, serviceFacts, summaryOf, taintsOf, workloadFacts } from './words.ts';

test('commands name a namespace only where kubectl would not find the object without', () => {
  expect(describeCommand('pod', 'web-0', 'default')).toBe('kubectl describe pod web-0');
  expect(describeCommand('pod', 'web-0', 'staging')).toBe('kubectl describe pod web-0 -n staging');
  expect(describeCommand('node', 'worker')).toBe('kubectl describe node worker');
});

describe('a Pod', () => {
  test('is read aloud with what is out of the ordinary', () => {
    expect(podLabel(aPod({ name: 'web-0' }), [], 'slim')).toBe('Pod web-0 Running 1/1');
    const pod = aPod({ name: 'web-0', namespace: 'staging', status: 'CrashLoopBackOff', ready: 0, restarts: 1 });
    const gangways = [{ letter: 'A', service: 'web', isOpen: false }];
    expect(podLabel(pod, gangways, 'full')).toBe('Pod staging/web-0 CrashLoopBackOff 0/1 nginx:1.29 1 restart A, not reached by Service web');
    expect(podLabel(pod, gangways, 'slim')).toBe('Pod staging/web-0 CrashLoopBackOff 0/1 A, 1 restart, not reached by Service web');
  });

  test('tells where it is, who made it, and how its containers are', () => {
    const pod = aPod({
      name: 'web-0', node: 'worker', restarts: 2, owner: { kind: 'StatefulSet', name: 'web' }, labels: { app: 'web' },
      containers: [{ name: 'web', image: 'nginx:1.29', kind: 'main', state: 'waiting', reason: 'CrashLoopBackOff', lastEnd: 'OOMKilled', ready: false, restarts: 2 }],
    });
    expect(podFacts(pod)).toEqual({
      kind: 'Pod', name: 'web-0', labels: ['app=web'], command: 'kubectl describe pod web-0',
      facts: ['Running, 1/1 ready', 'namespace default', 'on worker', 'made by StatefulSet web', '2 restarts', 'container web from nginx:1.29 waiting (CrashLoopBackOff), ended before with OOMKilled'],
    });
  });

  test('without a node says why', () => {
    const { facts } = podFacts(aPod({ unscheduled: '0/3 nodes are available: 3 node(s) were unschedulable. no new claims to deallocate, preemption: 0/3' }));
    expect(facts).toContain('no node yet');
    expect(facts).toContain('0/3 nodes are available: 3 node(s) were unschedulable');
  });

  test.each([
    [['registry.example.com:5000/team/shop:2.1'], 'shop:2.1'],
    [['nginx:1.29', 'busybox:1.37'], 'nginx:1.29 + 1'],
    [['redis@sha256:abc'], 'redis'],
  ])('is known by its image: %s', (images, text) => {
    const containers = images.map((image) => ({ ...aPod({}).containers[0]!, image }));
    expect(mainImage(aPod({ containers: [{ ...containers[0]!, kind: 'init', image: 'first:1' }, ...containers] }))).toBe(text);
  });
});

describe('a Service', () => {
  test.each([
    [{ pods: ['a', 'b'] }, '2 Pods'],
    [{ pods: ['a'], unreadyPods: ['b'] }, '1 of 2 ready'],
    [{ unreadyPods: ['b'] }, '0 of 1 ready'],
    [{}, 'finds no Pod'],
    [{ selector: {} }, 'selects no Pods'],
    [{ type: 'ExternalName', selector: {} }, 'leads to another name'],
  ])('%j: %s', (given, text) => expect(reachOf(aService(given))).toBe(text));

  test('writes its ports as kubectl does, and says them in words', () => {
    const service = aService({ ports: [{ port: 80, nodePort: 30080 }, { port: 443 }] });
    expect(portsOf(service)).toBe('80:30080, 443');
    expect(portWords(service)).toEqual(['port 80, port 30080 of every node', 'port 443']);
    expect(portsOf(aService({ headless: true, ports: [] }))).toBe('headless');
  });

  test('knows its Pods', () => {
    const { holds } = serviceFacts(aService({ pods: ['a'], unreadyPods: ['b'] }));
    expect([aPod({ name: 'a' }), aPod({ name: 'b' }), aPod({ name: 'c' }), aPod({ name: 'a', namespace: 'other' })].map((pod) => holds!(pod))).toEqual([true, true, false, false]);
  });
});

test('a workload knows its Pods, through its ReplicaSets too', () => {
  const { holds } = workloadFacts({ kind: 'Deployment', namespace: 'default', name: 'web', ready: 1, desired: 1 });
  expect(holds!(aPod({ owner: { kind: 'ReplicaSet', name: 'web-1' }, workload: { kind: 'Deployment', name: 'web' } }))).toBe(true);
  expect(holds!(aPod({ owner: { kind: 'ReplicaSet', name: 'web' } }))).toBe(false);
});

test('progress', () => {
  expect(progressOf({ kind: 'Deployment', namespace: 'default', name: 'web', ready: 1, desired: 3 })).toBe('1/3 ready');
  expect(progressOf({ kind: 'Job', namespace: 'default', name: 'once', ready: 0, desired: 1, status: 'Running' })).toBe('0/1 Running');
});

test('nodes say what keeps Pods away', () => {
  const node = { name: 'worker', ready: false, cordoned: true, controlPlane: false, taints: ['node.kubernetes.io/unschedulable:NoSchedule', 'disk=ssd:NoSchedule'] };
  expect(nodeTroubles(node)).toEqual(['NotReady', 'SchedulingDisabled']);
  expect(taintsOf(node)).toEqual(['disk=ssd:NoSchedule']);
  expect(nodeTroubles(undefined)).toEqual(['gone']);
});

test('all Pods in a line', () => {
  expect(summaryOf([])).toBe('No Pods');
  expect(summaryOf([aPod({}), aPod({}), aPod({ isReady: false }), aPod({ status: 'Error' })])).toBe('4 Pods: 2 Running; 1 Error; 1 Running, not ready');
});
