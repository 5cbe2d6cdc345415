import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createSource } from '../../text/source.ts';
import { wholeExcerpt } from '../../text/excerpt.ts';
import { parseYaml } from '../../text/yaml/parse.ts';
import { splitApiVersion } from '../gvk.ts';
import { items, type Decoded, type KubeObject } from '../object.ts';
import { applyDefaults } from './apply.ts';

/** Minimal manifests, and what a Kubernetes 1.36 API server made of each (`*.created.yaml`). */
const RECORDED = resolve(import.meta.dirname, '../../../test/defaults');

const cases = readdirSync(RECORDED)
  .filter((name) => name.endsWith('.created.yaml'))
  .map((name) => name.replace('.created.yaml', ''));

/** Metadata that the server writes itself, when it stores an object. */
const SERVER_METADATA = ['creationTimestamp', 'generation', 'namespace', 'resourceVersion', 'uid'];

/** The volume with which a pod reaches the API, and its mounts. */
function isToken({ name }: Decoded): boolean {
  return name.startsWith('kube-api-access-');
}

/** What admission plugins add to a pod: DefaultTolerationSeconds, Priority, ServiceAccount. */
function removePodAdmission(pod: Decoded): void {
  for (const field of ['tolerations', 'priority', 'preemptionPolicy', 'serviceAccount', 'serviceAccountName']) delete pod.spec[field];
  pod.spec.volumes = items(pod.spec.volumes).filter((volume) => !isToken(volume));
  if (pod.spec.volumes.length === 0) delete pod.spec.volumes;
  for (const container of [...items(pod.spec.containers), ...items(pod.spec.initContainers)]) {
    container.volumeMounts = items(container.volumeMounts).filter((mount) => !isToken(mount));
    if (container.volumeMounts.length === 0) delete container.volumeMounts;
  }
}

/** What allocators add to a Service: addresses, families and node ports. */
function removeAllocated({ spec }: Decoded): void {
  for (const field of ['clusterIPs', 'ipFamilies', 'ipFamilyPolicy']) delete spec[field];
  if (spec.clusterIP !== 'None') delete spec.clusterIP;
  for (const port of items(spec.ports)) delete port.nodePort;
}

/** The labels and the selector that a Job's strategy generates. Defaults copy the labels when it is read again. */
function removeGeneratedSelector(job: Decoded): void {
  delete job.spec.selector;
  delete job.spec.template.metadata.labels;
  delete job.metadata.labels;
}

/** What the server adds that is not a default, by kind. */
const NOT_DEFAULTS: Record<string, (created: Decoded) => void> = {
  // The strategy counts the generations of the template in an annotation.
  DaemonSet: ({ metadata }) => delete metadata.annotations,
  Job: removeGeneratedSelector,
  // The strategy adds the finalizer that empties the namespace.
  Namespace: (created) => delete created.spec.finalizers,
  // The admission plugin StorageObjectInUseProtection adds finalizers, DefaultStorageClass the class.
  PersistentVolume: ({ metadata, status }) => {
    delete metadata.finalizers;
    delete status.lastPhaseTransitionTime;
  },
  PersistentVolumeClaim: ({ metadata, spec }) => {
    delete metadata.finalizers;
    delete spec.storageClassName;
  },
  Pod: removePodAdmission,
  Service: removeAllocated,
};

/** Statuses that defaults fill in; all others are empty structures or the work of strategies. */
const WITH_STATUS = new Set(['Namespace', 'PersistentVolume', 'PersistentVolumeClaim']);

function read(name: string): KubeObject {
  const text = readFileSync(join(RECORDED, name), 'utf8');
  return parseYaml(wholeExcerpt(createSource(name, text))).documents[0]!.value as KubeObject;
}

function defaulted(object: KubeObject): KubeObject {
  return applyDefaults(object, { ...splitApiVersion(object.apiVersion), kind: object.kind });
}

describe('defaults are those of the server', () => {
  test.each(cases)('%s', (name) => {
    const expected = read(`${name}.created.yaml`);
    for (const field of SERVER_METADATA) delete expected.metadata[field];
    NOT_DEFAULTS[expected.kind]?.(expected);
    const actual = defaulted(read(`${name}.yaml`));
    if (!WITH_STATUS.has(expected.kind)) {
      delete expected['status'];
      delete actual['status'];
    }
    expect(actual).toEqual(expected);
  });
});

describe('applyDefaults', () => {
  test('leaves what is given alone and shares nothing with it', () => {
    const given = read('Pod-probes.yaml');
    const before = structuredClone(given);
    const result = defaulted(given);
    result['spec'].containers[0].name = 'other';
    result['spec'].containers[0].resources.limits.cpu = '1';
    expect(given).toEqual(before);
  });

  test.each(cases)('changes nothing the second time: %s', (name) => {
    const once = defaulted(read(`${name}.yaml`));
    expect(defaulted(once)).toEqual(once);
  });

  test('takes null for a field that is not set, and for an empty text in a map', () => {
    const object = { apiVersion: 'v1', kind: 'Pod', metadata: { labels: { app: null }, annotations: null }, spec: { containers: [null] } };
    const result = defaulted(object as unknown as KubeObject);
    expect(result.metadata).toEqual({ labels: { app: '' } });
    expect(result['spec'].containers[0].terminationMessagePolicy).toBe('File');
  });

  test.each<[string, Decoded, (result: Decoded) => Decoded, Decoded]>([
    ['a node port for every port of a pod in the network of its node', { apiVersion: 'v1', kind: 'Pod', spec: { hostNetwork: true, containers: [{ ports: [{ containerPort: 80 }] }] } }, (pod) => pod.spec.containers[0].ports[0].hostPort, 80],
    ['no limit on retries where each index has its own', { apiVersion: 'batch/v1', kind: 'Job', spec: { backoffLimitPerIndex: 1 } }, (job) => job.spec.backoffLimit, 2147483647],
    ['pods that failed are replaced late when failures have a policy', { apiVersion: 'batch/v1', kind: 'Job', spec: { podFailurePolicy: { rules: [] } } }, (job) => job.spec.podReplacementPolicy, 'Failed'],
    ['no completions where only parallelism is set', { apiVersion: 'batch/v1', kind: 'Job', spec: { parallelism: 3 } }, (job) => job.spec.completions, undefined],
    ['a NetworkPolicy with egress rules is for both directions', { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', spec: { egress: [{}] } }, (policy) => policy.spec.policyTypes, ['Ingress', 'Egress']],
    ['the old name of the service account counts', { apiVersion: 'v1', kind: 'Pod', spec: { serviceAccount: 'builder' } }, (pod) => pod.spec.serviceAccountName, 'builder'],
    ['less than a thousandth of a CPU is rounded up', { apiVersion: 'v1', kind: 'Pod', spec: { containers: [{ resources: { requests: { cpu: '100500u' } } }] } }, (pod) => pod.spec.containers[0].resources.requests.cpu, '101m'],
    ['an affinity to clients lasts three hours', { apiVersion: 'v1', kind: 'Service', spec: { sessionAffinity: 'ClientIP' } }, (service) => service.spec.sessionAffinityConfig.clientIP.timeoutSeconds, 10800],
    ['what a pod asks for as a whole is the sum of its containers', { apiVersion: 'v1', kind: 'Pod', spec: { resources: { limits: { cpu: '1', memory: '1Gi' } }, containers: [{ resources: { requests: { cpu: '100m' } } }, { resources: { requests: { cpu: '150m' } } }] } }, (pod) => pod.spec.resources.requests, { cpu: '250m', memory: '1Gi' }],
    ['a start that needs more counts instead of the sum', { apiVersion: 'v1', kind: 'Pod', spec: { resources: { limits: { cpu: '1' } }, containers: [{ resources: { requests: { cpu: '100m' } } }], initContainers: [{ resources: { requests: { cpu: '300m' } } }] } }, (pod) => pod.spec.resources.requests, { cpu: '300m' }],
    ['conditions of a failure policy are true unless said otherwise', { apiVersion: 'batch/v1', kind: 'CronJob', spec: { jobTemplate: { spec: { podFailurePolicy: { rules: [{ onPodConditions: [{ type: 'DisruptionTarget' }] }] } } } } }, (job) => job.spec.jobTemplate.spec.podFailurePolicy.rules[0].onPodConditions[0].status, 'True'],
    ['a null in a schema of custom resources stays', { apiVersion: 'apiextensions.k8s.io/v1', kind: 'CustomResourceDefinition', spec: { versions: [{ schema: { openAPIV3Schema: { default: { a: null } } } }] } }, (definition) => definition.spec.versions[0].schema.openAPIV3Schema, { default: { a: null } }],
    ['a custom resource is left as it is', { apiVersion: 'example.com/v1', kind: 'Tiny', metadata: { name: 'a' }, data: { a: null } }, (tiny) => tiny.data, { a: null }],
    ['a webhook that does not answer refuses', { apiVersion: 'admissionregistration.k8s.io/v1', kind: 'ValidatingWebhookConfiguration', webhooks: [{ clientConfig: { service: {} }, rules: [{}] }] }, (configuration) => configuration.webhooks[0], { clientConfig: { service: { port: 443 } }, rules: [{ scope: '*' }], failurePolicy: 'Fail', matchPolicy: 'Equivalent', namespaceSelector: {}, objectSelector: {}, timeoutSeconds: 10 }],
    ['a policy whose expressions fail refuses', { apiVersion: 'admissionregistration.k8s.io/v1', kind: 'ValidatingAdmissionPolicy', spec: {} }, (policy) => policy.spec, { failurePolicy: 'Fail' }],
    ['volumes of a driver are attached, and outlive the pod', { apiVersion: 'storage.k8s.io/v1', kind: 'CSIDriver' }, (driver) => driver.spec, { attachRequired: true, podInfoOnMount: false, storageCapacity: false, fsGroupPolicy: 'ReadWriteOnceWithFSType', volumeLifecycleModes: ['Persistent'], requiresRepublish: false, seLinuxMount: false }],
    ['one device is asked for', { apiVersion: 'resource.k8s.io/v1', kind: 'ResourceClaimTemplate', spec: { spec: { devices: { requests: [{ exactly: {} }] } } } }, (template) => template.spec.spec.devices.requests[0].exactly, { allocationMode: 'ExactCount', count: 1 }],
    ['one device of an older version is asked for', { apiVersion: 'resource.k8s.io/v1beta2', kind: 'ResourceClaim', spec: { devices: { requests: [{ exactly: {} }] } } }, (claim) => claim.spec.devices.requests[0].exactly, { allocationMode: 'ExactCount', count: 1 }],
    ['a request of v1beta1 is its one device', { apiVersion: 'resource.k8s.io/v1beta1', kind: 'ResourceClaim', spec: { devices: { requests: [{ name: 'a', deviceClassName: 'b' }] } } }, (claim) => claim.spec.devices.requests[0], { name: 'a', exactly: { deviceClassName: 'b', allocationMode: 'ExactCount', count: 1 } }],
    ['alternatives of v1beta1 stay', { apiVersion: 'resource.k8s.io/v1beta1', kind: 'ResourceClaimTemplate', spec: { spec: { devices: { requests: [{ name: 'a', firstAvailable: [{ name: 'b' }] }] } } } }, (template) => template.spec.spec.devices.requests[0], { name: 'a', firstAvailable: [{ name: 'b', allocationMode: 'ExactCount', count: 1 }] }],
    ['a policy of v1beta1 whose expressions fail refuses', { apiVersion: 'admissionregistration.k8s.io/v1beta1', kind: 'ValidatingAdmissionPolicy', spec: {} }, (policy) => policy.spec, { failurePolicy: 'Fail' }],
    ['texts of a Secret win over its data', { apiVersion: 'v1', kind: 'Secret', data: { a: 'eA==' }, stringData: { a: 'ä' } }, (secret) => secret.data.a, 'w6Q='],
  ])('%s', (_, object, pick, expected) => {
    expect(pick(defaulted(object))).toEqual(expected);
  });
});
