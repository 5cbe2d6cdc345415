import { describe, expect, it } from 'vitest';
import type { Decoded, KubeObject } from '../../../kube/object.ts';
import { testCluster, type TestCluster } from '../../testing/cluster.ts';
import { endContainers, type End } from '../../testing/programs.ts';
import type { ContainerRuntime } from '../../images/program.ts';

interface Template {
  name?: string;
  restartPolicy?: string;
  [field: string]: unknown;
}

/** A job whose one container is named like it. */
function job({ name = 'train', restartPolicy = 'Never', ...spec }: Template = {}): KubeObject {
  const container = { name, image: 'trainer:1.0' };
  return { apiVersion: 'batch/v1', kind: 'Job', metadata: { name }, spec: { template: { spec: { restartPolicy, terminationGracePeriodSeconds: 1, containers: [container] } }, ...spec } };
}

function run(object: KubeObject, endOf: (runtime: ContainerRuntime) => End | undefined): TestCluster {
  const cluster = testCluster();
  endContainers(cluster, endOf);
  cluster.put(object);
  return cluster;
}

const succeeds = (): End => ({ after: 1, code: 0 });
const fails = (): End => ({ after: 1, code: 7 });
const forEver = (): undefined => undefined;
const index = ({ env }: ContainerRuntime): number => Number(env['JOB_COMPLETION_INDEX']);

const statusOf = (cluster: TestCluster, name = 'train'): Decoded => cluster.get('jobs', name)['status'];
const conditionsOf = (cluster: TestCluster, name = 'train'): string[] => (statusOf(cluster, name).conditions ?? []).map(({ type, reason, status }: Decoded) => `${type}=${status} ${reason}`);
const finished = (cluster: TestCluster, name = 'train'): boolean => conditionsOf(cluster, name).some((condition) => /^(Complete|Failed)=True/.test(condition));

describe('a job', () => {
  // Rules: `DefaultJobApiBackOff`, `MaxJobApiBackOff`.
  it('waits longer each time when a pod is refused', () => {
    const cluster = testCluster();
    endContainers(cluster, forEver);
    cluster.put({ apiVersion: 'v1', kind: 'ResourceQuota', metadata: { name: 'few' }, spec: { hard: { pods: '1' } } });
    cluster.advance(1);
    cluster.put(job({ completions: 2, parallelism: 2 }));
    cluster.advance(10);
    const refused = cluster.eventsOf('train').filter((event) => event.startsWith('FailedCreate'));
    expect(refused.length).toBeGreaterThanOrEqual(3);
    expect(refused.length).toBeLessThanOrEqual(6);
    expect(refused[0]).toMatch(/^FailedCreate: Error creating: pods "train-[a-z0-9]{5}" is forbidden: exceeded quota: few, requested: pods=1, used: pods=1, limited: pods=1$/);
  });

  // Session 35: `kubectl get job train -o yaml`, `kubectl get events`.
  it('runs one pod to its end', () => {
    const cluster = run(job(), succeeds);
    expect(cluster.until(() => finished(cluster), 10)).toBe(true);
    const { conditions, startTime, completionTime, ...rest } = statusOf(cluster);
    expect(rest).toEqual({ ready: 0, succeeded: 1, terminating: 0, uncountedTerminatedPods: {} });
    expect(conditions.map(({ type, status, reason, message }: Decoded) => ({ type, status, reason, message }))).toEqual(['SuccessCriteriaMet', 'Complete'].map((type) => (
      { type, status: 'True', reason: 'CompletionsReached', message: 'Reached expected number of succeeded pods' })));
    expect(Date.parse(completionTime) - Date.parse(startTime)).toBeGreaterThanOrEqual(1000);
    const [pod] = cluster.all('pods');
    expect(pod!.metadata.name).toMatch(/^train-[a-z0-9]{5}$/);
    expect(pod!.metadata.finalizers).toBeUndefined();
    expect(cluster.eventsOf('train')).toEqual([`SuccessfulCreate: Created pod: ${pod!.metadata.name}`, 'Completed: Job completed']);
  });

  it('keeps its pods from going until they are counted', () => {
    const cluster = run(job(), forEver);
    cluster.advance(3);
    expect(cluster.all('pods')[0]!.metadata.finalizers).toEqual(['batch.kubernetes.io/job-tracking']);
    expect(statusOf(cluster)).toMatchObject({ active: 1, ready: 1, terminating: 0 });
  });

  // Session 35: five indexes, two at a time.
  it('gives each pod an index', () => {
    const cluster = run(job({ name: 'shards', completions: 5, parallelism: 2, completionMode: 'Indexed', restartPolicy: 'OnFailure' }), succeeds);
    cluster.advance(0.5);
    expect(cluster.all('pods').map(({ metadata }) => metadata.generateName)).toEqual(['shards-0-', 'shards-1-']);
    expect(cluster.until(() => finished(cluster, 'shards'), 30)).toBe(true);
    const { metadata, spec } = cluster.all('pods')[4]!;
    expect(metadata.annotations['batch.kubernetes.io/job-completion-index']).toBe('4');
    expect(metadata.labels['batch.kubernetes.io/job-completion-index']).toBe('4');
    expect(spec.hostname).toBe('shards-4');
    expect(spec.containers[0].env).toEqual([{ name: 'JOB_COMPLETION_INDEX', valueFrom: { fieldRef: { apiVersion: 'v1', fieldPath: "metadata.labels['batch.kubernetes.io/job-completion-index']" } } }]);
    expect(statusOf(cluster, 'shards')).toMatchObject({ succeeded: 5, completedIndexes: '0-4' });
  });

  // Session 35: a back-off limit of 1, the second pod 12 seconds after the first.
  it('tries again after a while, until it has failed too often', () => {
    const cluster = run(job({ backoffLimit: 1 }), fails);
    expect(cluster.until(() => finished(cluster), 60)).toBe(true);
    const created = cluster.all('pods').map(({ metadata }) => Date.parse(metadata.creationTimestamp)).sort();
    expect((created[1]! - created[0]!) / 1000).toBeGreaterThanOrEqual(10);
    expect((created[1]! - created[0]!) / 1000).toBeLessThanOrEqual(14);
    expect(conditionsOf(cluster)).toEqual(['FailureTarget=True BackoffLimitExceeded', 'Failed=True BackoffLimitExceeded']);
    expect(statusOf(cluster)).toMatchObject({ failed: 2 });
    expect(cluster.eventsOf('train').at(-1)).toBe('BackoffLimitExceeded: Job has reached the specified backoff limit');
  });

  // https://kubernetes.io/docs/concepts/workloads/controllers/job/#pod-backoff-failure-policy: 10s, 20s, 40s …
  it('waits twice as long after each failure', () => {
    const cluster = run(job({ backoffLimit: 4 }), fails);
    cluster.until(() => finished(cluster), 600);
    const created = cluster.all('pods').map(({ metadata }) => Date.parse(metadata.creationTimestamp) / 1000).sort((a, b) => a - b);
    const gaps = created.slice(1).map((time, at) => time - created[at]!);
    expect(gaps).toHaveLength(4);
    gaps.forEach((gap, at) => expect(Math.abs(gap - 10 * 2 ** at)).toBeLessThanOrEqual(4));
  });

  it('counts the restarts of containers that restart', () => {
    const cluster = run(job({ backoffLimit: 2, restartPolicy: 'OnFailure' }), fails);
    expect(cluster.until(() => finished(cluster), 600)).toBe(true);
    expect(conditionsOf(cluster)).toEqual(['FailureTarget=True BackoffLimitExceeded', 'Failed=True BackoffLimitExceeded']);
    cluster.advance(5);
    expect(cluster.all('pods')).toEqual([]);
  });

  it('ends at its deadline, and with it its pods', () => {
    const cluster = run(job({ activeDeadlineSeconds: 30 }), forEver);
    cluster.advance(29);
    expect(conditionsOf(cluster)).toEqual([]);
    expect(cluster.until(() => finished(cluster), 10)).toBe(true);
    expect(conditionsOf(cluster)).toEqual(['FailureTarget=True DeadlineExceeded', 'Failed=True DeadlineExceeded']);
    expect(cluster.eventsOf('train').at(-1)).toBe('DeadlineExceeded: Job was active longer than specified deadline');
    expect(cluster.all('pods')).toEqual([]);
  });

  it('starts nothing while it is suspended, and its time anew when it goes on', () => {
    const cluster = run(job({ suspend: true }), succeeds);
    cluster.advance(5);
    expect(cluster.all('pods')).toEqual([]);
    expect([conditionsOf(cluster), statusOf(cluster).startTime]).toEqual([['Suspended=True JobSuspended'], undefined]);
    cluster.put({ apiVersion: 'batch/v1', kind: 'Job', metadata: { name: 'train' }, spec: { suspend: false } });
    cluster.until(() => finished(cluster), 20);
    expect(cluster.eventsOf('train').map((event) => event.split(':')[0])).toEqual(['Suspended', 'SuccessfulCreate', 'Resumed', 'Completed']);
    expect(conditionsOf(cluster)[0]).toBe('Suspended=False JobResumed');
  });

  it('stops its pods when it is suspended, without counting them', () => {
    const cluster = run(job({ parallelism: 2, completions: 2 }), forEver);
    cluster.advance(5);
    cluster.put({ apiVersion: 'batch/v1', kind: 'Job', metadata: { name: 'train' }, spec: { suspend: true } });
    cluster.advance(10);
    expect(cluster.all('pods')).toEqual([]);
    expect([statusOf(cluster).failed, statusOf(cluster).active]).toEqual([undefined, undefined]);
  });

  it('runs as a queue when it does not say how many have to succeed', () => {
    let started = 0;
    const cluster = run(job({ parallelism: 3, completions: null }), () => ({ after: ++started, code: 0 }));
    expect(cluster.until(() => finished(cluster), 30)).toBe(true);
    expect(statusOf(cluster).succeeded).toBe(3);
  });

  it('has its pods go with it', () => {
    const cluster = run(job(), forEver);
    cluster.advance(5);
    cluster.remove('jobs', 'train');
    cluster.advance(5);
    expect(cluster.all('pods')).toEqual([]);
  });

  it('goes by itself some time after its end', () => {
    const cluster = run(job({ ttlSecondsAfterFinished: 3 }), succeeds);
    cluster.until(() => finished(cluster), 10);
    cluster.advance(1);
    expect(cluster.all('jobs')).toHaveLength(1);
    cluster.advance(4);
    expect([cluster.all('jobs'), cluster.all('pods')]).toEqual([[], []]);
  });
});

// https://kubernetes.io/docs/tasks/job/pod-failure-policy/
describe('the failure policy of a job', () => {
  it('ends the job at once for an exit status', () => {
    const rule = { action: 'FailJob', onExitCodes: { containerName: 'train', operator: 'In', values: [42] } };
    const cluster = run(job({ completions: 8, parallelism: 2, podFailurePolicy: { rules: [rule] } }), ({ name }) => (name === 'train' ? { after: 2, code: 42 } : undefined));
    expect(cluster.until(() => finished(cluster), 60)).toBe(true);
    const failure = statusOf(cluster).conditions.find(({ type }: Decoded) => type === 'Failed');
    expect(failure.reason).toBe('PodFailurePolicy');
    expect(failure.message).toMatch(/^Container train for pod default\/train-\w{5} failed with exit code 42 matching FailJob rule at index 0$/);
  });

  it('does not count what it ignores', () => {
    let tries = 0;
    const rule = { action: 'Ignore', onExitCodes: { operator: 'In', values: [7] } };
    const cluster = run(job({ backoffLimit: 0, podFailurePolicy: { rules: [rule] } }), () => (++tries < 3 ? fails() : succeeds()));
    expect(cluster.until(() => finished(cluster), 120)).toBe(true);
    expect([conditionsOf(cluster).at(-1), statusOf(cluster).failed]).toEqual(['Complete=True CompletionsReached', undefined]);
  });
});

// https://kubernetes.io/docs/concepts/workloads/controllers/job/#backoff-limit-per-index
describe('limits per index', () => {
  it('lets the others go on when an index fails', () => {
    const cluster = run(
      job({ completions: 4, parallelism: 4, completionMode: 'Indexed', backoffLimitPerIndex: 1, maxFailedIndexes: 3 }),
      (runtime) => (index(runtime) % 2 === 0 ? fails() : succeeds()),
    );
    expect(cluster.until(() => finished(cluster), 120)).toBe(true);
    expect(statusOf(cluster)).toMatchObject({ completedIndexes: '1,3', failedIndexes: '0,2', succeeded: 2, failed: 4 });
    expect(conditionsOf(cluster)).toEqual(['FailureTarget=True FailedIndexes', 'Failed=True FailedIndexes']);
    const counts = cluster.all('pods').map(({ metadata }) => `${metadata.annotations['batch.kubernetes.io/job-completion-index']}:${metadata.annotations['batch.kubernetes.io/job-index-failure-count']}`);
    expect(counts.sort()).toEqual(['0:0', '0:1', '1:0', '2:0', '2:1', '3:0']);
  });

  it('ends when more indexes have failed than may', () => {
    const cluster = run(
      job({ completions: 4, parallelism: 1, completionMode: 'Indexed', backoffLimitPerIndex: 0, maxFailedIndexes: 1 }),
      fails,
    );
    expect(cluster.until(() => finished(cluster), 120)).toBe(true);
    expect(conditionsOf(cluster)).toEqual(['FailureTarget=True MaxFailedIndexesExceeded', 'Failed=True MaxFailedIndexesExceeded']);
  });

  it('succeeds when the indexes that matter have', () => {
    const cluster = run(
      job({ completions: 5, parallelism: 5, completionMode: 'Indexed', successPolicy: { rules: [{ succeededIndexes: '0,2-3', succeededCount: 1 }] } }),
      (runtime) => (index(runtime) === 2 ? succeeds() : undefined),
    );
    expect(cluster.until(() => finished(cluster), 120)).toBe(true);
    expect(conditionsOf(cluster)).toEqual(['SuccessCriteriaMet=True SuccessPolicy', 'Complete=True SuccessPolicy']);
    expect(statusOf(cluster).conditions[0].message).toBe('Matched rules at index 0');
    expect(cluster.all('pods')).toHaveLength(1);
  });
});

describe('the replacement of pods', () => {
  const terminating = (podReplacementPolicy: string): number => {
    const cluster = run(job({ podReplacementPolicy }), forEver);
    cluster.advance(5);
    cluster.remove('pods', cluster.all('pods')[0]!.metadata.name);
    let most = 0;
    cluster.until(() => {
      most = Math.max(most, cluster.all('pods').length);
      return false;
    }, 0.9);
    return most;
  };

  it('waits for the end of a pod only if it is told to', () => {
    expect(terminating('Failed')).toBe(1);
  });
});
