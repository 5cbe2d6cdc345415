import { describe, expect, test } from 'vitest';
import { changeFields, updateErrors } from './testing.ts';

function pod(spec: string, metadata = ''): string {
  return `metadata: {name: web, ${metadata}}, spec: {containers: [{name: web, image: "nginx:1.29"}], ${spec}}`;
}

const POD = 'apiVersion: v1, kind: Pod';
const TOLERATION = 'key: gpu, operator: Exists, effect: NoExecute';

const gates = (names: string): string => `schedulingGates: [${names}]`;

describe('Pod', () => {
  test.each([
    ['', 'activeDeadlineSeconds: 60', []],
    ['activeDeadlineSeconds: 60', 'activeDeadlineSeconds: 30', []],
    ['activeDeadlineSeconds: 60', 'activeDeadlineSeconds: 90', ['spec.activeDeadlineSeconds']],
    ['activeDeadlineSeconds: 60', '', ['spec.activeDeadlineSeconds']],
    ['', `tolerations: [{${TOLERATION}}]`, []],
    [`tolerations: [{${TOLERATION}}]`, `tolerations: [{${TOLERATION}, tolerationSeconds: 5}]`, []],
    [`tolerations: [{${TOLERATION}}]`, '', ['spec.tolerations']],
    ['', 'terminationGracePeriodSeconds: 1', ['spec']],
    ['', 'terminationGracePeriodSeconds: 30', []],
    ['', 'nodeSelector: {disk: ""}', ['spec']],
    ['', 'hostNetwork: false, volumes: []', []],
    ['volumes: [{name: a, emptyDir: {sizeLimit: 1Gi}}]', 'volumes: [{name: a, emptyDir: {sizeLimit: 1024Mi}}]', []],
    ['', 'initContainers: [{name: a, image: b}]', ['spec.initContainers']],
  ])('from {%s} to {%s}', (old, now, expected) => expect(changeFields(POD, pod(old), pod(now))).toEqual(expected));

  test.each([
    [gates('{name: g1}'), '', []],
    [gates('{name: g1}'), gates('{name: g1}, {name: g2}'), ['spec.schedulingGates[1].name']],
    [gates('{name: g1}'), `${gates('{name: g1}')}, nodeSelector: {a: b}`, []],
    [`${gates('{name: g1}')}, nodeSelector: {a: b}`, gates('{name: g1}'), ['spec.nodeSelector']],
    [
      gates('{name: g1}'),
      `${gates('{name: g1}')}, affinity: {nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms: [{matchExpressions: [{key: a, operator: Exists}]}]}}}`,
      [],
    ],
  ])('of a gated pod, from {%s} to {%s}', (old, now, expected) => expect(changeFields(POD, pod(old), pod(now))).toEqual(expected));

  test('a new gate is named', () => {
    expect(updateErrors(`{${POD}, ${pod('schedulingGates: [{name: g1}]')}}`, `{${POD}, ${pod('schedulingGates: [{name: g1}, {name: x}]')}}`)).toEqual([
      "spec.schedulingGates[1].name: Forbidden: only deletion is allowed, but found new scheduling gate 'x'",
    ]);
  });

  test('the mark of a static pod stays', () => {
    const marked = pod('nodeName: a', 'annotations: {kubernetes.io/config.mirror: abc}');
    expect(changeFields(POD, marked, pod('nodeName: a'))).toEqual(['metadata.annotations[kubernetes.io/config.mirror]']);
  });
});

function job(spec: string, pods = '', more = ''): string {
  return `metadata: {name: a}, spec: {${spec} template: {spec: {restartPolicy: Never, ${pods} containers: [{name: c, image: "a:1"${more}}]}}}`;
}

const JOB = 'apiVersion: batch/v1, kind: Job';
const SUSPENDED = 'suspend: true,';

describe('Job', () => {
  test.each([
    ['', 'parallelism: 3,', []],
    ['', 'suspend: true,', []],
    ['', 'backoffLimit: 2,', []],
    ['', 'ttlSecondsAfterFinished: 5,', []],
    ['', 'completions: 5,', ['spec.completions']],
    ['completionMode: Indexed, completions: 3, parallelism: 3,', 'completionMode: Indexed, completions: 5, parallelism: 5,', []],
    ['completionMode: Indexed, completions: 3, parallelism: 3,', 'completionMode: Indexed, completions: 5, parallelism: 3,', ['spec.completions']],
    ['completions: 1,', 'completions: 1, completionMode: Indexed,', ['spec.completionMode']],
    ['', 'podFailurePolicy: {rules: [{action: Ignore, onPodConditions: [{type: A}]}]},', ['spec.podFailurePolicy']],
  ])('from {%s} to {%s}', (old, now, expected) => expect(changeFields(JOB, job(old), job(now))).toEqual(expected));

  const template = ['spec.template'];
  test.each([
    ['', 'nodeSelector: {a: b},', '', template],
    [SUSPENDED, 'nodeSelector: {a: b},', '', []],
    [SUSPENDED, 'affinity: {nodeAffinity: {preferredDuringSchedulingIgnoredDuringExecution: [{weight: 1, preference: {matchExpressions: [{key: a, operator: Exists}]}}]}},', '', []],
    [SUSPENDED, '', ', resources: {limits: {cpu: 1}}', []],
    [SUSPENDED, '', ', env: [{name: A, value: b}]', template],
    ['', '', ', resources: {limits: {cpu: 1}}', template],
  ])('with {%s}, the template gets {%s} {%s}', (spec, pods, more, expected) => {
    expect(changeFields(JOB, job(spec), job(spec, pods, more))).toEqual(expected);
  });

  test('what pods ask for is fixed before Kubernetes 1.36', () => {
    expect(changeFields(JOB, job(SUSPENDED), job(SUSPENDED, '', ', resources: {limits: {cpu: 1}}'), '1.35')).toEqual(template);
  });

  test('a suspended Job with pods is fixed', () => {
    const running = `${job(SUSPENDED)}, status: {active: 1, startTime: "2026-01-01T00:00:00Z"}`;
    expect(changeFields(JOB, running, job(SUSPENDED, 'nodeSelector: {a: b},'))).toEqual(template);
  });
});

const workload = (app: string, more = ''): string =>
  `metadata: {name: a}, spec: {${more} selector: {matchLabels: {app: ${app}}}, template: {metadata: {labels: {app: ${app}}}, spec: {containers: [{name: c, image: "a:1"}]}}}`;

describe('workloads with a selector', () => {
  test.each(['DaemonSet', 'Deployment', 'ReplicaSet'])('%s', (kind) => {
    expect(changeFields(`apiVersion: apps/v1, kind: ${kind}`, workload('a'), workload('b'))).toEqual(['spec.selector']);
    expect(changeFields(`apiVersion: apps/v1, kind: ${kind}`, workload('a'), workload('a', 'minReadySeconds: 5,'))).toEqual([]);
  });

  test.each([
    ['replicas: 5,', []],
    ['ordinals: {start: 1},', []],
    ['revisionHistoryLimit: 3,', []],
    ['podManagementPolicy: Parallel,', ['spec']],
  ])('StatefulSet with %s', (more, expected) => {
    expect(changeFields('apiVersion: apps/v1, kind: StatefulSet', workload('a'), workload('a', more))).toEqual(expected);
  });
});
