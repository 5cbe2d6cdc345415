import { describe, expect, it } from 'vitest';
import type { Decoded } from '../../../kube/object.ts';
import { pod } from './pod.ts';

const NOW = Date.parse('2026-11-21T03:10:00Z');

interface Case {
  phase?: string;
  reason?: string;
  deleted?: boolean;
  containers?: number;
  statuses?: Decoded[];
  init?: Decoded[];
  initStatuses?: Decoded[];
  conditions?: Decoded[];
}

/** READY, STATUS and RESTARTS. */
function row({ phase = 'Running', reason, deleted, containers = 1, statuses = [], init = [], initStatuses = [], conditions = [] }: Case): string {
  const cells = pod.cells({
    metadata: { name: 'p', ...(deleted ? { deletionTimestamp: '2026-11-21T03:09:00Z' } : {}) },
    spec: { containers: Array.from({ length: containers }, (_, index) => ({ name: `c${index}` })), initContainers: init },
    status: { phase, ...(reason === undefined ? {} : { reason }), containerStatuses: statuses, initContainerStatuses: initStatuses, conditions },
  }, { now: NOW });
  return cells.slice(0, 3).join(' ');
}

const running = (ready = true, restartCount = 0): Decoded => ({ name: 'c', ready, restartCount, state: { running: { startedAt: '2026-11-21T03:00:00Z' } } });
const waiting = (reason: string, extra: Decoded = {}): Decoded => ({ name: 'c', restartCount: 0, state: { waiting: { reason } }, ...extra });
const ended = (terminated: Decoded, extra: Decoded = {}): Decoded => ({ name: 'c', restartCount: 0, state: { terminated }, ...extra });
const READY = [{ type: 'Ready', status: 'True' }];
const SIDECAR = { name: 's', restartPolicy: 'Always' };

// The cases follow `TestPrintPod` of Kubernetes' `pkg/printers/internalversion/printers_test.go`.
describe('the row of a pod', () => {
  it.each<[string, Case, string]>([
    ['runs', { statuses: [running()] }, '1/1 Running 0'],
    ['waits for a node', { phase: 'Pending' }, '0/1 Pending 0'],
    ['is gated', { phase: 'Pending', conditions: [{ type: 'PodScheduled', status: 'False', reason: 'SchedulingGated' }] }, '0/1 SchedulingGated 0'],
    ['creates its container', { phase: 'Pending', statuses: [waiting('ContainerCreating')] }, '0/1 ContainerCreating 0'],
    ['is not ready', { statuses: [running(false)] }, '0/1 Running 0'],
    ['was evicted', { phase: 'Failed', reason: 'Evicted' }, '0/1 Evicted 0'],
    ['crashes', { statuses: [waiting('CrashLoopBackOff', { restartCount: 2, lastState: { terminated: { finishedAt: '2026-11-21T03:09:50Z' } } })] }, '0/1 CrashLoopBackOff 2 (10s ago)'],
    ['is completed', { phase: 'Succeeded', statuses: [ended({ exitCode: 0, reason: 'Completed' })] }, '0/1 Completed 0'],
    ['failed', { phase: 'Failed', statuses: [ended({ exitCode: 2, reason: 'Error' })] }, '0/1 Error 0'],
    ['failed without a reason', { phase: 'Failed', statuses: [ended({ exitCode: 2 })] }, '0/1 ExitCode:2 0'],
    ['was killed by a signal', { phase: 'Failed', statuses: [ended({ exitCode: 137, signal: 9 })] }, '0/1 Signal:9 0'],
    ['has one of two completed', { containers: 2, statuses: [ended({ exitCode: 0, reason: 'Completed' }), running()], conditions: READY }, '1/2 Running 0'],
    ['has one of two completed, and is not ready', { containers: 2, statuses: [ended({ exitCode: 0, reason: 'Completed' }), running()] }, '1/2 NotReady 0'],
    ['shows the first container that waits', { containers: 2, statuses: [waiting('ErrImagePull'), running()] }, '1/2 ErrImagePull 0'],
    ['is deleted', { deleted: true, statuses: [running()] }, '1/1 Terminating 0'],
    ['is deleted after it completed', { deleted: true, phase: 'Succeeded', statuses: [ended({ exitCode: 0, reason: 'Completed' })] }, '0/1 Completed 0'],
    ['is deleted on a lost node', { deleted: true, reason: 'NodeLost', statuses: [running()] }, '1/1 Unknown 0'],
    ['runs its second init container', { phase: 'Pending', init: [{ name: 'a' }, { name: 'b' }], initStatuses: [ended({ exitCode: 0 }), running(false)], statuses: [waiting('PodInitializing')] }, '0/1 Init:1/2 0'],
    ['has an init container that fails', { phase: 'Pending', init: [{ name: 'a' }], initStatuses: [ended({ exitCode: 1, reason: 'Error' }, { restartCount: 3 })] }, '0/1 Init:Error 3'],
    ['has an init container that crashes', { phase: 'Pending', init: [{ name: 'a' }], initStatuses: [waiting('CrashLoopBackOff', { restartCount: 3 })] }, '0/1 Init:CrashLoopBackOff 3'],
    ['has an init container killed by a signal', { phase: 'Pending', init: [{ name: 'a' }], initStatuses: [ended({ exitCode: 137, signal: 9 })] }, '0/1 Init:Signal:9 0'],
    ['starts after its init containers', { phase: 'Pending', init: [{ name: 'a' }], initStatuses: [ended({ exitCode: 0, reason: 'Completed' })], statuses: [waiting('PodInitializing')] }, '0/1 PodInitializing 0'],
    ['forgets the restarts of init containers', { init: [{ name: 'a' }], initStatuses: [ended({ exitCode: 0 }, { restartCount: 4 })], statuses: [running(true, 1)] }, '1/1 Running 1'],
    ['counts its sidecar', { init: [SIDECAR], initStatuses: [{ ...running(true, 2), name: 's', started: true }], statuses: [running()] }, '2/2 Running 2'],
    ['waits for its sidecar', { phase: 'Pending', init: [SIDECAR], initStatuses: [{ ...running(false), name: 's', started: false }], statuses: [waiting('PodInitializing')] }, '0/2 Init:0/1 0'],
  ])('%s', (_, given, text) => expect(row(given)).toBe(text));
});
