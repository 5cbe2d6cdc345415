import { describe, expect, it } from 'vitest';
import type { Decoded, KubeObject } from '../../../kube/object.ts';
import { testCluster, type TestCluster } from '../../testing/cluster.ts';
import { endContainers } from '../../testing/programs.ts';

/** Clusters of tests begin at nine in the morning, on a Saturday. */
const START = Date.UTC(2026, 10, 21, 9);

function cronJob(spec: Record<string, unknown> = {}): KubeObject {
  return {
    apiVersion: 'batch/v1', kind: 'CronJob', metadata: { name: 'hello' },
    spec: {
      schedule: '* * * * *',
      jobTemplate: { metadata: { labels: { tier: 'batch' } }, spec: { template: { spec: { restartPolicy: 'Never', terminationGracePeriodSeconds: 1, containers: [{ name: 'hello', image: 'busybox:1.36' }] } } } },
      ...spec,
    },
  };
}

/** @param seconds for which each job runs */
function run(spec: Record<string, unknown> = {}, seconds = 1, code = 0): TestCluster {
  const cluster = testCluster();
  endContainers(cluster, () => ({ after: seconds, code }));
  cluster.put(cronJob(spec));
  return cluster;
}

const statusOf = (cluster: TestCluster): Decoded => cluster.get('cronjobs', 'hello')['status'];
const names = (cluster: TestCluster): string[] => cluster.all('jobs').map(({ metadata }) => metadata.name);
const minute = (minutes: number): string => `hello-${START / 60_000 + minutes}`;
const reasons = (cluster: TestCluster): string[] => cluster.eventsOf('hello').map((event) => event.split(':')[0]!);

describe('a cron job', () => {
  it('starts a job each minute, named after the minute', () => {
    const cluster = run();
    cluster.advance(50);
    expect(names(cluster)).toEqual([]);
    cluster.advance(11);
    expect(names(cluster)).toEqual([minute(1)]);
    const { metadata } = cluster.all('jobs')[0]!;
    expect(metadata.annotations).toEqual({ 'batch.kubernetes.io/cronjob-scheduled-timestamp': '2026-11-21T09:01:00Z' });
    expect(metadata.labels).toMatchObject({ tier: 'batch' });
    expect(metadata.ownerReferences).toMatchObject([{ kind: 'CronJob', name: 'hello', controller: true }]);
    expect(statusOf(cluster)).toMatchObject({ lastScheduleTime: '2026-11-21T09:01:00Z', active: [{ apiVersion: 'batch/v1', kind: 'Job', name: minute(1), namespace: 'default' }] });
    cluster.advance(20);
    expect(statusOf(cluster).active).toBeUndefined();
    expect(statusOf(cluster).lastSuccessfulTime).toBeDefined();
    expect(cluster.eventsOf('hello')).toEqual([`SuccessfulCreate: Created job ${minute(1)}`, `SawCompletedJob: Saw completed job: ${minute(1)}, condition: Complete`]);
  });

  it('keeps three jobs that succeeded and one that failed', () => {
    const good = run();
    good.advance(5 * 60 + 30);
    expect(names(good)).toEqual([3, 4, 5].map(minute));
    expect(good.eventsOf('hello')).toContain(`SuccessfulDelete: Deleted job ${minute(1)}`);
    const template = cronJob()['spec'].jobTemplate;
    const bad = run({ jobTemplate: { spec: { ...template.spec, backoffLimit: 0 } } }, 1, 1);
    bad.advance(3 * 60 + 30);
    expect(names(bad)).toEqual([minute(3)]);
  });

  // https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#concurrency-policy
  it('lets jobs run side by side unless it forbids or replaces them', () => {
    expect(names(settled('Allow'))).toEqual([1, 2, 3].map(minute));
    const forbid = settled('Forbid');
    expect(names(forbid)).toEqual([minute(1)]);
    expect(forbid.eventsOf('hello')).toContain('JobAlreadyActive: Not starting job because prior execution is running and concurrency policy is Forbid');
    expect(names(settled('Replace'))).toEqual([minute(3)]);
  });

  function settled(concurrencyPolicy: string): TestCluster {
    const cluster = run({ concurrencyPolicy }, 600);
    cluster.advance(3 * 60 + 10);
    return cluster;
  }

  it('starts nothing while it is suspended, and then what it missed', () => {
    const cluster = run({ suspend: true });
    cluster.advance(5 * 60 + 30);
    expect(names(cluster)).toEqual([]);
    cluster.put(cronJob({ suspend: false }));
    cluster.advance(1);
    expect(names(cluster)).toEqual([minute(5)]);
  });

  it('starts nothing that is later than its deadline', () => {
    const cluster = run({ suspend: true, startingDeadlineSeconds: 10 });
    cluster.advance(5 * 60 + 30);
    cluster.put(cronJob({ suspend: false, startingDeadlineSeconds: 10 }));
    cluster.advance(1);
    expect(names(cluster)).toEqual([]);
    cluster.advance(60);
    expect(names(cluster)).toEqual([minute(6)]);
  });

  it('warns when it missed more than a hundred', () => {
    const cluster = run({ suspend: true });
    cluster.advance(3 * 3600);
    cluster.put(cronJob({ suspend: false }));
    cluster.advance(1);
    expect(cluster.eventsOf('hello')[0]).toBe('TooManyMissedTimes: too many missed start times. Set or decrease .spec.startingDeadlineSeconds or check clock skew');
    expect(names(cluster)).toEqual([minute(180)]);
  });

  it('goes by the clocks of its time zone', () => {
    const cluster = run({ schedule: '30 10 * * *', timeZone: 'Europe/Berlin' });
    cluster.advance(30 * 60 + 5);
    expect(cluster.all('jobs').map(({ metadata }) => metadata.annotations)).toEqual([{ 'batch.kubernetes.io/cronjob-scheduled-timestamp': '2026-11-21T10:30:00+01:00' }]);
  });

  it('is surprised by a job that somebody made of it by hand', () => {
    const cluster = run();
    const { metadata, spec } = cluster.get('cronjobs', 'hello');
    cluster.put({
      apiVersion: 'batch/v1', kind: 'Job', spec: spec.jobTemplate.spec,
      metadata: { name: 'by-hand', annotations: { 'cronjob.kubernetes.io/instantiate': 'manual' }, ownerReferences: [{ apiVersion: 'batch/v1', kind: 'CronJob', name: 'hello', uid: metadata.uid, controller: true }] },
    });
    cluster.advance(5);
    expect(cluster.eventsOf('hello')).toContain('UnexpectedJob: Saw a job that the controller did not create or forgot: by-hand');
    expect(statusOf(cluster).lastSuccessfulTime).toBeDefined();
  });

  it('notices that a job that it started has gone', () => {
    const cluster = run({}, 600);
    cluster.advance(65);
    cluster.remove('jobs', minute(1));
    cluster.advance(5);
    expect(reasons(cluster)).toEqual(['SuccessfulCreate', 'MissingJob']);
    expect(statusOf(cluster).active).toBeUndefined();
  });
});
