import { expect, test } from 'vitest';
import type { KubeObject } from '../../kube/object.ts';
import { Clock } from '../clock/clock.ts';
import { Random } from '../random.ts';
import { Store } from '../store/store.ts';
import { EventRecorder } from './recorder.ts';

const POD: KubeObject = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web', namespace: 'lab', uid: 'u-1', resourceVersion: '7' } };
const KUBELET = { component: 'kubelet', host: 'desktop-worker' };

function recorder(): { store: Store; clock: Clock; events: EventRecorder; all: () => KubeObject[] } {
  const store = new Store();
  const clock = new Clock(Date.UTC(2026, 10, 21, 9));
  return { store, clock, events: new EventRecorder(store, clock, new Random(1)), all: () => store.list('events') };
}

test('an event says what happened to what, when, and who says so', () => {
  const { events, all } = recorder();
  events.record(KUBELET, POD, 'Normal', 'Pulled', 'Container image "api:1" already present on machine', 'spec.containers{app}');
  expect(all()).toMatchObject([{
    apiVersion: 'v1', kind: 'Event', metadata: { namespace: 'lab', name: expect.stringMatching(/^web\.[0-9a-f]{16}$/) },
    involvedObject: { apiVersion: 'v1', kind: 'Pod', name: 'web', namespace: 'lab', uid: 'u-1', resourceVersion: '7', fieldPath: 'spec.containers{app}' },
    count: 1, firstTimestamp: '2026-11-21T09:00:00Z', lastTimestamp: '2026-11-21T09:00:00Z', type: 'Normal', reason: 'Pulled',
    source: { component: 'kubelet', host: 'desktop-worker' }, reportingComponent: 'kubelet', reportingInstance: 'desktop-worker',
  }]);
});

test('the same again is counted', () => {
  const { events, clock, all } = recorder();
  for (let n = 0; n < 3; n++) {
    events.record(KUBELET, POD, 'Warning', 'BackOff', 'Back-off restarting failed container');
    clock.advance(10);
  }
  expect(all()).toMatchObject([{ count: 3, firstTimestamp: '2026-11-21T09:00:00Z', lastTimestamp: '2026-11-21T09:00:20Z' }]);
});

test('another reason, type, part or object is another event', () => {
  const { events, all } = recorder();
  events.record(KUBELET, POD, 'Normal', 'Started', 'x');
  events.record(KUBELET, POD, 'Warning', 'Started', 'x');
  events.record(KUBELET, POD, 'Normal', 'Created', 'x');
  events.record(KUBELET, POD, 'Normal', 'Started', 'x', 'spec.containers{app}');
  events.record(KUBELET, { ...POD, metadata: { ...POD.metadata, uid: 'u-2' } }, 'Normal', 'Started', 'x');
  events.record({ component: 'scheduler' }, POD, 'Normal', 'Started', 'x');
  expect(all()).toHaveLength(6);
});

test('many events that differ in their words only are combined from the tenth on', () => {
  const { events, all } = recorder();
  for (let n = 1; n <= 12; n++) events.record(KUBELET, POD, 'Warning', 'FailedCreate', `Error creating: pod ${n}`);
  const messages = all().map(({ message }) => message);
  expect(messages).toHaveLength(10);
  expect(messages).toContain('(combined from similar events): Error creating: pod 12');
  expect(all().find(({ message }) => message.startsWith('(combined'))).toMatchObject({ count: 3 });
});

test('after ten minutes without any, similar events begin anew', () => {
  const { events, clock, all } = recorder();
  for (let n = 1; n <= 9; n++) events.record(KUBELET, POD, 'Warning', 'FailedCreate', `first ${n}`);
  clock.advance(601);
  events.record(KUBELET, POD, 'Warning', 'FailedCreate', 'later');
  expect(all().map(({ message }) => message)).toContain('later');
});

test('a source may report 25 events of an object at once, and then one in five minutes', () => {
  const { events, clock, all } = recorder();
  for (let n = 0; n < 40; n++) events.record(KUBELET, POD, 'Normal', `Reason${n}`, 'x');
  expect(all()).toHaveLength(25);
  clock.advance(300);
  events.record(KUBELET, POD, 'Normal', 'More', 'x');
  events.record(KUBELET, POD, 'Normal', 'TooMuch', 'x');
  expect(all()).toHaveLength(26);
});

test('of what is in no namespace, events are in default', () => {
  const { events, all } = recorder();
  events.record({ component: 'node-controller' }, { apiVersion: 'v1', kind: 'Node', metadata: { name: 'desktop-worker', uid: 'n' } }, 'Normal', 'RegisteredNode', 'x');
  expect(all()[0]!.metadata.namespace).toBe('default');
  expect(all()[0]!['involvedObject']).not.toHaveProperty('namespace');
});
