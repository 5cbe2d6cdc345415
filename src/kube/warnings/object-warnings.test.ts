import { describe, expect, test } from 'vitest';
import { applyDefaults } from '../defaulting/apply.ts';
import { splitApiVersion } from '../gvk.ts';
import type { Decoded } from '../object.ts';
import type { KubernetesVersion } from '../version.ts';
import { objectWarnings } from './object-warnings.ts';

/** The texts for an object; expected ones are from `pkg/api/*` and the strategies' tests of Kubernetes 1.36. */
function warnings(apiVersion: string, kind: string, rest: Decoded, version?: KubernetesVersion): string[] {
  const object = { apiVersion, kind, metadata: { name: 'demo' }, ...rest };
  const gvk = { ...splitApiVersion(apiVersion), kind };
  return objectWarnings(applyDefaults(object, gvk), gvk, { version }).map(({ message }) => message);
}

const container = { name: 'c', image: 'api:0.1.0' };
const pod = (spec: Decoded, metadata: Decoded = { name: 'demo' }): string[] => warnings('v1', 'Pod', { metadata, spec: { containers: [container], ...spec } });

describe('a Pod', () => {
  test.each<[string, Decoded, string[]]>([
    ['a label of nodes', { nodeSelector: { 'beta.kubernetes.io/os': 'linux', disk: 'ssd' } }, ['spec.nodeSelector[beta.kubernetes.io/os]: deprecated since v1.14; use "kubernetes.io/os" instead']],
    [
      'a topology',
      { topologySpreadConstraints: [{ maxSkew: 1, whenUnsatisfiable: 'DoNotSchedule', topologyKey: 'failure-domain.beta.kubernetes.io/zone' }] },
      [
        'spec.topologySpreadConstraints[0].topologyKey: failure-domain.beta.kubernetes.io/zone is deprecated since v1.17; use "topology.kubernetes.io/zone" instead',
        'spec.topologySpreadConstraints[0].labelSelector: a null labelSelector results in matching no pod',
      ],
    ],
    [
      'affinity without a selector',
      { affinity: { podAntiAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 1, podAffinityTerm: { topologyKey: 'kubernetes.io/hostname' } }] } } },
      ['spec.affinity.podAntiAffinity.preferredDuringSchedulingIgnoredDuringExecution[0].podAffinityTerm.labelSelector: a null labelSelector results in matching no pod'],
    ],
    [
      'a preference that no node fulfils',
      { affinity: { nodeAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 1, preference: { matchExpressions: [{ key: 'zone', operator: 'In', values: ['-'] }] } }] } } },
      [
        "spec.affinity.nodeAffinity.preferredDuringSchedulingIgnoredDuringExecution[0].preference.matchExpressions[0].values[0]: - is invalid, a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')",
      ],
    ],
    ['an old volume', { volumes: [{ name: 'src', gitRepo: { repository: 'r' } }] }, ['spec.volumes[0].gitRepo: deprecated in v1.11, and disabled by default in v1.33+']],
    ['StorageOS', { volumes: [{ name: 's', storageos: {} }] }, ['spec.volumes[0].storageOS: deprecated in v1.22, non-functional in v1.25+']],
    [
      'files in each other’s way',
      { volumes: [{ name: 'v', configMap: { name: 'm', items: [{ key: 'a', path: 'etc/' }, { key: 'b', path: 'etc/b' }, { key: 'c', path: 'etcetera' }] } }] },
      ['volume "v" (ConfigMap "m"): overlapping paths: "etc/b" with "etc"'],
    ],
    [
      'files of two sources in each other’s way',
      { volumes: [{ name: 'v', projected: { sources: [{ secret: { name: 's' } }, { configMap: { name: 'm', items: [{ key: 'a', path: 'token' }] } }, { serviceAccountToken: { path: 'token' } }, {}] } }] },
      ['volume "v" (Projected) has no sources provided', 'volume "v" (Projected): overlapping paths: "token" (ServiceAccountToken) with "token" (ConfigMap "m")'],
    ],
    ['an address twice', { hostAliases: [{ ip: '10.0.0.1' }, { ip: '10.0.0.1' }] }, ['spec.hostAliases[1].ip: duplicate ip "10.0.0.1"']],
    ['an address in capitals', { hostAliases: [{ ip: '2001:DB8:0:0::1' }] }, ['spec.hostAliases[0].ip: IPv6 address "2001:DB8:0:0::1" should be in RFC 5952 canonical format ("2001:db8::1")']],
    ['Secrets', { imagePullSecrets: [{ name: 'a' }, { name: 'a' }, {}] }, ['spec.imagePullSecrets[1].name: duplicate name "a"', 'spec.imagePullSecrets[2].name: invalid empty name ""']],
    // As recorded: the server makes it 1 for Pods, and warns of templates only.
    ['a grace period', { terminationGracePeriodSeconds: -1 }, []],
    ['nothing', { volumes: [{ name: 'v', configMap: { name: 'm' } }], hostAliases: [{ ip: '::1' }], terminationGracePeriodSeconds: 0 }, []],
  ])('%s', (_, spec, expected) => {
    expect(pod(spec)).toEqual(expected);
  });

  test.each<[string, Decoded, string[]]>([
    ['memory in thousandths', { resources: { limits: { memory: '400m', cpu: '400m' } } }, ['spec.containers[0].resources.limits[memory]: fractional byte value "400m" is invalid, must be an integer', 'spec.containers[0].resources.requests[memory]: fractional byte value "400m" is invalid, must be an integer']],
    ['a variable twice', { env: [{ name: 'A', value: '1' }, { name: 'A', value: '2' }] }, ['spec.containers[0].env[1]: hides previous definition of "A", which may be dropped when using apply']],
    ['a variable from another place', { env: [{ name: 'A', value: '1' }, { name: 'A', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } }] }, ['spec.containers[0].env[1]: hides previous definition of "A", which may be dropped when using apply']],
    ['a variable made from itself', { env: [{ name: 'A', value: '1' }, { name: 'A', value: '$(A):2' }] }, []],
    ['an address of no port', { ports: [{ containerPort: 80, hostIP: '10.0.0.1' }] }, ['spec.containers[0].ports[0]: hostIP set without hostPort: {Name: HostPort:0 ContainerPort:80 Protocol:TCP HostIP:10.0.0.1}']],
    ['a port twice', { ports: [{ containerPort: 80 }, { containerPort: 80, hostPort: 80 }, { containerPort: 80, hostPort: 80, hostIP: '10.0.0.1' }, { containerPort: 80, protocol: 'UDP' }] }, [
      'spec.containers[0].ports[1]: overlapping port definition with spec.containers[0].ports[0]',
      'spec.containers[0].ports[2]: overlapping port definition with spec.containers[0].ports[0]',
      'spec.containers[0].ports[2]: dangerously ambiguous port definition with spec.containers[0].ports[1]',
    ]],
  ])('a container with %s', (_, fields, expected) => {
    expect(pod({ containers: [{ ...container, ...fields }] })).toEqual(expected);
  });

  test('a port name in two containers', () => {
    const containers = [80, 81].map((containerPort) => ({ ...container, name: `c${containerPort}`, ports: [{ containerPort, name: 'http' }] }));
    expect(pod({ containers })).toEqual([
      'spec.containers[1].ports[0]: duplicate port name "http" with spec.containers[0].ports[0], services and probes that select ports by name will use spec.containers[0].ports[0]',
    ]);
  });

  test('annotations that fields have taken the place of', () => {
    const annotations = { 'seccomp.security.alpha.kubernetes.io/pod': 'runtime/default', 'container.apparmor.security.beta.kubernetes.io/c': 'unconfined', 'scheduler.alpha.kubernetes.io/critical-pod': '' };
    expect(pod({}, { name: 'demo', annotations })).toEqual([
      'metadata.annotations[scheduler.alpha.kubernetes.io/critical-pod]: non-functional in v1.16+; use the "priorityClassName" field instead',
      'metadata.annotations[seccomp.security.alpha.kubernetes.io/pod]: non-functional in v1.27+; use the "seccompProfile" field instead',
      'metadata.annotations[container.apparmor.security.beta.kubernetes.io/c]: deprecated since v1.30; use the "appArmorProfile" field instead',
    ]);
    expect(pod({ securityContext: { appArmorProfile: { type: 'Unconfined' }, seccompProfile: { type: 'RuntimeDefault' } } }, { name: 'demo', annotations })).toHaveLength(1);
  });

  test('a name with dots', () => {
    expect(pod({}, { name: 'web.v1' })).toEqual(["metadata.name: this is used in the Pod's hostname, which can result in surprising behavior; a DNS label is recommended: [must not contain dots]"]);
    expect(pod({}, { generateName: 'web-' })).toEqual([]);
  });
});

describe('what makes Pods', () => {
  const template = { metadata: { labels: { app: 'a' } }, spec: { containers: [container], terminationGracePeriodSeconds: -1 } };
  const grace = 'terminationGracePeriodSeconds: must be >= 0; negative values are invalid and will be treated as 1';
  const name = 'metadata.name: this is used in Pod names and hostnames, which can result in surprising behavior; a DNS label is recommended: [must not contain dots]';
  const metadata = { name: 'web.v1' };

  test.each<[string, string, Decoded, string[]]>([
    ['apps/v1', 'Deployment', { spec: { template } }, [name, `spec.template.spec.${grace}`]],
    ['apps/v1', 'DaemonSet', { spec: { template } }, [`spec.template.spec.${grace}`]],
    ['batch/v1', 'CronJob', { spec: { jobTemplate: { spec: { template } } } }, [name, `spec.jobTemplate.spec.template.spec.${grace}`]],
    ['v1', 'PodTemplate', { template }, [`template.spec.${grace}`]],
    ['batch/v1', 'Job', { metadata: { name: 'j' }, spec: { completionMode: 'Indexed', completions: 100_001, parallelism: 10_001, template: { spec: { containers: [container] } } } }, [
      'spec: In Indexed Jobs with a number of completions higher than 10^5 and a parallelism higher than 10^4, Kubernetes might not be able to track completedIndexes when a big number of indexes fail',
    ]],
    ['apps/v1', 'StatefulSet', { spec: { revisionHistoryLimit: -1, template, volumeClaimTemplates: [{ spec: { resources: { requests: { storage: '1500m' } } } }] } }, [
      `spec.template.spec.${grace}`,
      'spec.volumeClaimTemplates[0].resources.requests[storage]: fractional byte value "1500m" is invalid, must be an integer',
      'spec.revisionHistoryLimit: a negative value retains all historical revisions; a value >= 0 is recommended',
    ]],
  ])('%s %s', (apiVersion, kind, rest, expected) => {
    expect(warnings(apiVersion, kind, { metadata, ...rest })).toEqual(expected);
  });
});

describe('other kinds', () => {
  const port = { ports: [{ port: 80 }] };

  test.each<[string, string, Decoded, string[]]>([
    ['v1', 'Service', { spec: { ...port, trafficDistribution: 'PreferClose' } }, ['spec.trafficDistribution: "PreferClose" is deprecated; use "PreferSameZone"']],
    ['v1', 'Service', { spec: { ...port, externalIPs: ['192.0.2.1'], externalName: 'x' } }, ['spec.externalIPs is deprecated and may no longer be implemented in some clusters', 'spec.externalName is ignored when spec.type is not "ExternalName"']],
    ['v1', 'Service', { spec: { ...port, clusterIP: 'None', sessionAffinity: 'ClientIP', externalIPs: ['192.0.2.1'] } }, ['spec.externalIPs is ignored for headless services', 'spec.SessionAffinity is ignored for headless services']],
    ['v1', 'Service', { spec: { type: 'ExternalName', externalName: 'example.com', externalIPs: ['192.0.2.1'] } }, ['spec.externalIPs is ignored when spec.type is "ExternalName"']],
    ['v1', 'Service', { metadata: { annotations: { 'service.kubernetes.io/topology-aware-hints': 'auto' } }, spec: port }, ['annotation service.kubernetes.io/topology-aware-hints is deprecated, please use service.kubernetes.io/topology-mode instead']],
    ['v1', 'Endpoints', { subsets: [{ addresses: [{ ip: '2001:DB8::' }] }] }, ['v1 Endpoints is deprecated in v1.33+; use discovery.k8s.io/v1 EndpointSlice', 'subsets[0].addresses[0].ip: IPv6 address "2001:DB8::" should be in RFC 5952 canonical format ("2001:db8::")']],
    ['discovery.k8s.io/v1', 'EndpointSlice', { addressType: 'FQDN', endpoints: [{ addresses: ['example.com'] }] }, ['spec.addressType: FQDN endpoints are deprecated']],
    ['networking.k8s.io/v1', 'Ingress', { metadata: { annotations: { 'kubernetes.io/ingress.class': 'nginx' } } }, [`annotation "kubernetes.io/ingress.class" is deprecated, please use 'spec.ingressClassName' instead`]],
    ['networking.k8s.io/v1', 'NetworkPolicy', { spec: { ingress: [{ from: [{ ipBlock: { cidr: '10.0.0.5/8', except: ['010.1.0.0/16'] } }] }] } }, [
      'spec.ingress[0].from[0].ipBlock.cidr: CIDR value "10.0.0.5/8" is ambiguous in this context (should be "10.0.0.0/8" or "10.0.0.5/32"?)',
      'spec.ingress[0].from[0].ipBlock.except[0]: non-standard CIDR value "010.1.0.0/16" will be considered invalid in a future Kubernetes release: use "10.1.0.0/16"',
    ]],
    ['v1', 'PersistentVolume', { spec: { persistentVolumeReclaimPolicy: 'Recycle', rbd: {} } }, ['spec.persistentVolumeReclaimPolicy: The Recycle reclaim policy is deprecated. Instead, the recommended approach is to use dynamic provisioning.', 'spec.rbd: deprecated in v1.28, non-functional in v1.31+']],
    ['v1', 'PersistentVolumeClaim', { metadata: { annotations: { 'volume.beta.kubernetes.io/storage-class': 'fast' } }, spec: { resources: { requests: { storage: '1500m' } } } }, [
      'metadata.annotations[volume.beta.kubernetes.io/storage-class]: deprecated since v1.8; use "storageClassName" attribute instead',
      'spec.resources.requests[storage]: fractional byte value "1500m" is invalid, must be an integer',
    ]],
    ['storage.k8s.io/v1', 'StorageClass', { allowedTopologies: [{ matchLabelExpressions: [{ key: 'failure-domain.beta.kubernetes.io/zone', values: ['a'] }] }] }, ['allowedTopologies[0].matchLabelExpressions[0]: deprecated since v1.17; use "topology.kubernetes.io/zone" instead']],
    ['v1', 'ServiceAccount', { metadata: { annotations: { 'kubernetes.io/enforce-mountable-secrets': 'true' } } }, ['metadata.annotations[kubernetes.io/enforce-mountable-secrets]: deprecated in v1.32+; prefer separate namespaces to isolate access to mounted secrets']],
    ['v1', 'ConfigMap', { data: { a: '1' } }, []],
  ])('%s %s', (apiVersion, kind, rest, expected) => {
    expect(warnings(apiVersion, kind, rest)).toEqual(expected);
  });

  test('what a later release has deprecated', () => {
    expect(warnings('v1', 'Endpoints', {}, '1.32')).toEqual([]);
    expect(warnings('v1', 'Service', { spec: { ...port, externalIPs: ['192.0.2.1'], trafficDistribution: 'PreferClose' } }, '1.34')).toEqual([]);
    expect(warnings('v1', 'Pod', { spec: { containers: [container], volumes: [{ name: 's', gitRepo: {} }] } }, '1.32')).toEqual(['spec.volumes[0].gitRepo: deprecated in v1.11']);
  });
});
