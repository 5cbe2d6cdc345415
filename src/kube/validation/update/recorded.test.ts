import { describe, expect, test } from 'vitest';
import { updateErrors } from './testing.ts';

const pod = (image: string, port: number): string => `
apiVersion: v1
kind: Pod
metadata: {name: iris-2, labels: {app: iris}}
spec:
  containers:
  - {name: iris, image: "${image}", ports: [{containerPort: ${port}}]}`;

const deployment = (selector: string, label: string): string => `
apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: ${selector}}}
  template:
    metadata: {labels: {app: ${label}}}
    spec: {containers: [{name: web, image: "api:0.1.0"}]}`;

const statefulSet = (storage: string, service: string): string => `
apiVersion: apps/v1
kind: StatefulSet
metadata: {name: store}
spec:
  serviceName: ${service}
  replicas: 3
  selector: {matchLabels: {app: store}}
  template:
    metadata: {labels: {app: store}}
    spec: {containers: [{name: db, image: "postgres:16", volumeMounts: [{name: data, mountPath: /data}]}]}
  volumeClaimTemplates:
  - metadata: {name: data}
    spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: ${storage}}}}`;

const job = (image: string): string => `
apiVersion: batch/v1
kind: Job
metadata: {name: train}
spec:
  template:
    spec: {restartPolicy: Never, containers: [{name: train, image: "${image}", command: [python]}]}`;

const binding = (role: string): string => `
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: reader-reads-pods, namespace: lab}
subjects: [{kind: ServiceAccount, name: reader, namespace: lab}]
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: ${role}}`;

const configMap = (pi: string): string => `{apiVersion: v1, kind: ConfigMap, metadata: {name: frozen}, immutable: true, data: {pi: "${pi}"}}`;

const priorityClass = (value: number): string => `{apiVersion: scheduling.k8s.io/v1, kind: PriorityClass, metadata: {name: urgent}, value: ${value}}`;

const claim = (storageClass: string): string => `
apiVersion: v1
kind: PersistentVolumeClaim
metadata: {name: notes}
spec: {storageClassName: ${storageClass}, accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}`;

/** The messages of a Kubernetes 1.36 server for updates of whole manifests, without the comparisons that it adds. */
describe('updates that a server has refused', () => {
  const podSpec =
    'spec: Forbidden: pod updates may not change fields other than `spec.containers[*].image`,`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,`spec.tolerations` (only additions to existing tolerations),`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)';

  test('a port of a pod', () => expect(updateErrors(pod('iris-api:0.2.0', 8000), pod('iris-api:0.2.0', 9000))).toEqual([podSpec]));
  test('the image of a pod may change', () => expect(updateErrors(pod('iris-api:0.1.0', 8000), pod('iris-api:0.1.1', 8000))).toEqual([]));
  test('it does not bring another pull policy', () => expect(updateErrors(pod('iris-api:latest', 8000), pod('iris-api:0.1.1', 8000))).toEqual([]));

  test('a second container of a pod', () => {
    const now = `${pod('iris-api:0.2.0', 8000)}\n  - {name: web}`;
    expect(updateErrors(pod('iris-api:0.2.0', 8000), now)).toEqual([
      'spec.containers[1].image: Required value',
      'spec.containers: Forbidden: pod updates may not add or remove containers',
    ]);
  });

  const selectorIsFixed = 'spec.selector: Invalid value: {"matchLabels":{"app":"other"}}: field is immutable';

  test('the selector of a Deployment', () => {
    expect(updateErrors(deployment('web', 'web'), deployment('other', 'other'))).toEqual([selectorIsFixed]);
    expect(updateErrors(deployment('web', 'web'), deployment('other', 'web'))).toEqual([
      'spec.template.metadata.labels: Invalid value: {"app":"web"}: `selector` does not match template `labels`',
      selectorIsFixed,
    ]);
  });

  const statefulSetSpec =
    "spec: Forbidden: updates to statefulset spec for fields other than 'replicas', 'ordinals', 'template', 'updateStrategy', 'revisionHistoryLimit', 'persistentVolumeClaimRetentionPolicy' and 'minReadySeconds' are forbidden";

  test.each([
    ['2Gi', 'store', [statefulSetSpec]],
    ['1Gi', 'other', [statefulSetSpec]],
    ['1024Mi', 'store', []],
  ])('a StatefulSet with claims of %s and the service %s', (storage, service, expected) => {
    expect(updateErrors(statefulSet('1Gi', 'store'), statefulSet(storage, service))).toEqual(expected);
  });

  test('the image of a Job', () => {
    expect(updateErrors(job('trainer:1.0'), job('trainer:2.0'))).toEqual([
      expect.stringMatching(/^spec\.template: Invalid value: \{.*\}: field is immutable$/),
    ]);
  });

  test('the role of a binding', () => {
    expect(updateErrors(binding('view'), binding('edit'))).toEqual([
      'roleRef: Invalid value: {"APIGroup":"rbac.authorization.k8s.io","Kind":"ClusterRole","Name":"edit"}: cannot change roleRef',
    ]);
  });

  test('an immutable ConfigMap', () => {
    expect(updateErrors(configMap('3.14'), configMap('3.15'))).toEqual(['data: Forbidden: field is immutable when `immutable` is set']);
  });

  test('the value of a PriorityClass', () => {
    expect(updateErrors(priorityClass(100000), priorityClass(5))).toEqual(['value: Forbidden: may not be changed in an update.']);
  });

  test('the class of a claim', () => {
    expect(updateErrors(claim('manual'), claim('fast'))).toEqual([
      'spec: Forbidden: spec is immutable after creation except resources.requests and volumeAttributesClassName for bound claims',
    ]);
  });
});
