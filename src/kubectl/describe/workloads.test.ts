import { describe, expect, test } from 'vitest';
import { StatusError } from '../../cluster/api/status-error.ts';
import { described, squeezed } from './testing/described.ts';

const TEMPLATE = '{metadata: {labels: {app: a}}, spec: {containers: [{name: c, image: i}]}}';

describe('the pods of a controller', () => {
  const set = (kind: string): string =>
    `apiVersion: apps/v1\nkind: ${kind}\nmetadata: {name: a, namespace: default, uid: u}\nspec: {replicas: 4, selector: {matchLabels: {app: a}}, template: ${TEMPLATE}}\n`;
  const pod = (name: string, phase: string, uid: string): string =>
    `---\napiVersion: v1\nkind: Pod\nmetadata: {name: ${name}, namespace: default, labels: {app: a}, ownerReferences: [{kind: X, name: a, uid: ${uid}, controller: true}]}\nspec: {}\nstatus: {phase: ${phase}}\n`;

  test('are counted by phase, those of others and orphans left out', () => {
    const pods = pod('p1', 'Running', 'u') + pod('p2', 'Pending', 'u') + pod('p3', 'Failed', 'u') + pod('p4', 'Succeeded', 'u') + pod('p5', 'Running', 'other');
    expect(described(set('ReplicaSet') + pods)).toContain('1 Running / 1 Waiting / 1 Succeeded / 1 Failed\n');
  });

  test('a ReplicaSet says why it cannot count them; other kinds cannot be described without', () => {
    expect(described(set('ReplicaSet'), { refuses: ['pods'] })).toContain(
      'Pods Status:  error in fetching pods: pods is forbidden: User "ana" cannot list it\n',
    );
    expect(() => described(set('StatefulSet'), { refuses: ['pods'] })).toThrow(StatusError);
  });
});

test('a CronJob, with its time zone', () => {
  const text = described(`
apiVersion: batch/v1
kind: CronJob
metadata: {name: report, namespace: default}
spec:
  schedule: "0 2 * * *"
  timeZone: America/New_York
  concurrencyPolicy: Allow
  suspend: false
  successfulJobsHistoryLimit: 3
  failedJobsHistoryLimit: 1
  jobTemplate:
    spec: {template: {spec: {containers: [{name: c, image: i}]}}}
status: {lastScheduleTime: "2026-11-21T02:00:00Z", active: [{name: report-1}, {name: report-2}]}
`);
  expect(text).toBe(`Name:                          report
Namespace:                     default
Labels:                        <none>
Annotations:                   <none>
Schedule:                      0 2 * * *
Concurrency Policy:            Allow
Suspend:                       False
Time Zone:                     America/New_York
Successful Job History Limit:  3
Failed Job History Limit:      1
Starting Deadline Seconds:     <unset>
Selector:                      <unset>
Parallelism:                   <unset>
Completions:                   <unset>
Pod Template:
  Labels:  <none>
  Containers:
   c:
    Image:           i
    Port:            <none>
    Host Port:       <none>
    Environment:     <none>
    Mounts:          <none>
  Volumes:           <none>
  Node-Selectors:    <none>
  Tolerations:       <none>
Last Schedule Time:  Sat, 21 Nov 2026 02:00:00 +0000
Active Jobs:         report-1, report-2
Events:              <none>
`);
});

test('a Job of another: limits, and a long list of indexes', () => {
  const indexes = Array.from({ length: 20 }, (_, index) => index * 2 + 100).join(',');
  const text = squeezed(
    described(`
apiVersion: batch/v1
kind: Job
metadata: {name: j, namespace: default, ownerReferences: [{kind: CronJob, name: report, uid: x, controller: true}]}
spec: {completionMode: Indexed, activeDeadlineSeconds: 60, ttlSecondsAfterFinished: 0, template: ${TEMPLATE}}
status: {active: 1, completedIndexes: "${indexes}"}
`),
  );
  expect(text).toContain(
    'Controlled By:  CronJob/report\nCompletions:  <unset>\nCompletion Mode:  Indexed\nTTL Seconds After Finished:  0\n' +
      'Active Deadline Seconds:  60s\nPods Statuses:  1 Active / 0 Succeeded / 0 Failed\n',
  );
  expect(text).toContain(`Completed Indexes:  ${indexes.slice(0, 52)}...\n`);
});

describe('a Deployment', () => {
  const deployment = `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a, namespace: default, uid: u}\nspec: {replicas: 1, selector: {matchLabels: {app: a}}, strategy: {type: Recreate}, template: ${TEMPLATE}}\n`;
  const replicaSet = (name: string, template: string, created: string): string =>
    `---\napiVersion: apps/v1\nkind: ReplicaSet\nmetadata: {name: ${name}, namespace: default, labels: {app: a}, creationTimestamp: "${created}", ownerReferences: [{kind: Deployment, name: a, uid: u, controller: true}]}\nspec: {replicas: 1, template: ${template}}\nstatus: {replicas: 1}\n`;

  test('has the oldest replica set with its template as the new one, whatever is empty in it', () => {
    const same = '{metadata: {labels: {pod-template-hash: x, app: a}}, spec: {volumes: [], containers: [{image: i, name: c}]}}';
    const text = squeezed(
      described(
        deployment +
          replicaSet('a-3', same, '2026-11-21T02:00:03Z') +
          replicaSet('a-2', same, '2026-11-21T02:00:02Z') +
          replicaSet('a-1', '{spec: {containers: [{name: c, image: old}]}}', '2026-11-21T02:00:01Z'),
      ),
    );
    expect(text).toContain('OldReplicaSets:  a-1 (1/1 replicas created), a-3 (1/1 replicas created)\nNewReplicaSet:  a-2 (1/1 replicas created)\n');
  });

  test('does not speak of replica sets when there are none', () => {
    expect(described(deployment)).not.toContain('ReplicaSet');
  });
});

test('a stateful set with claims, and the head of its template', () => {
  const text = squeezed(
    described(`
apiVersion: apps/v1
kind: StatefulSet
metadata: {name: s, namespace: default, uid: u}
spec:
  replicas: 1
  selector: {matchExpressions: [{key: tier, operator: NotIn, values: [b, a]}, {key: app, operator: Exists}]}
  updateStrategy: {type: RollingUpdate, rollingUpdate: {partition: 1, maxUnavailable: 50%}}
  template:
    metadata: {annotations: {x: z}}
    spec: {serviceAccountName: robot, priorityClassName: high, initContainers: [{name: i, image: i}], containers: [{name: c, image: i}]}
  volumeClaimTemplates: [{metadata: {name: data, labels: {b: c}}, spec: {accessModes: [ReadWriteOnce]}}]
`),
  );
  expect(text).toContain('Selector:  app,tier notin (a,b)\n');
  expect(text).toContain('  Partition:  1\n  MaxUnavailable:  50%\n');
  expect(text).toContain('  Annotations:  x: z\n  Service Account:  robot\n  Init Containers:\n   i:\n');
  expect(text).toContain('  Volumes:  <none>\n  Priority Class Name:  high\n');
  expect(text).toContain('Volume Claims:\n  Name:  data\n  StorageClass:  \n  Labels:  b=c\n  Annotations:  <none>\n  Capacity:  <default>\n  Access Modes:  [ReadWriteOnce]\n');
});
