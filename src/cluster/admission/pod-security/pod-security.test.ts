import { expect, test } from 'vitest';
import { StatusError } from '../../api/status-error.ts';
import { testCluster, type TestCluster } from '../../testing/cluster.ts';
import { violations } from './checks.ts';

const PRIVILEGE = 'allowPrivilegeEscalation != false (container "nginx" must set securityContext.allowPrivilegeEscalation=false)';
const CAPABILITIES = 'unrestricted capabilities (container "nginx" must set securityContext.capabilities.drop=["ALL"])';
const NON_ROOT = 'runAsNonRoot != true (pod or container "nginx" must set securityContext.runAsNonRoot=true)';
const SECCOMP = 'seccompProfile (pod or container "nginx" must set securityContext.seccompProfile.type to "RuntimeDefault" or "Localhost")';
/** As https://kubernetes.io/docs/tutorials/security/ns-level-pss/ shows it for the pod `nginx`. */
const RESTRICTED = [PRIVILEGE, CAPABILITIES, NON_ROOT, SECCOMP].join(', ');

const SAFE = `
  securityContext: {runAsNonRoot: true, seccompProfile: {type: RuntimeDefault}}
  containers:
  - name: nginx
    image: nginx:1.27
    securityContext: {allowPrivilegeEscalation: false, capabilities: {drop: [ALL]}}
`;

function withNamespace(labels: string): TestCluster {
  const cluster = testCluster();
  cluster.apply(`apiVersion: v1\nkind: Namespace\nmetadata: {name: example, labels: {${labels}}}`);
  cluster.advance(1);
  return cluster;
}

const level = (mode: string, value: string): string => `pod-security.kubernetes.io/${mode}: ${value}`;

/** Creates a pod in the namespace; the warnings, or the server's refusal. */
function create(cluster: TestCluster, spec: string, name = 'nginx'): readonly string[] | string {
  return attempt(() => cluster.createOne(`apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}, namespace: example}\nspec:${spec}`).warnings);
}

function attempt<T>(act: () => T): T | string {
  try {
    return act();
  } catch (error) {
    if (error instanceof StatusError) return error.message;
    throw error;
  }
}

const PLAIN = '\n  containers: [{name: nginx, image: "nginx:1.27"}]';

test('a namespace without labels takes every pod', () => {
  const cluster = withNamespace('');
  expect(create(cluster, '\n  hostNetwork: true\n  containers: [{name: nginx, image: "nginx:1.27", securityContext: {privileged: true}}]')).toEqual([]);
});

test('refuses what the enforced level forbids', () => {
  const cluster = withNamespace(level('enforce', 'restricted'));
  expect(create(cluster, PLAIN)).toBe(`pods "nginx" is forbidden: violates PodSecurity "restricted:latest": ${RESTRICTED}`);
  expect(create(cluster, SAFE)).toEqual([]);
});

test('warns of a workload whose pods would be refused, and its controller says so', () => {
  const cluster = withNamespace(level('enforce', 'restricted'));
  const { warnings } = cluster.createOne('apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web, namespace: example}\nspec: {selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: nginx, image: "nginx:1.27"}]}}}');
  expect(warnings).toEqual([`would violate PodSecurity "restricted:latest": ${RESTRICTED}`]);
  cluster.advance(2);
  expect(cluster.all('pods', 'example')).toEqual([]);
  const [set] = cluster.all('replicasets', 'example');
  expect(cluster.eventsOf(set!.metadata.name, 'example')[0]).toMatch(/^FailedCreate: Error creating: pods "web-[a-z0-9]+-[a-z0-9]{5}" is forbidden: violates PodSecurity "restricted:latest": allowPrivilegeEscalation != false/);
});

test('enforces one level and warns of another, each in its version', () => {
  const cluster = withNamespace([level('enforce', 'baseline'), level('enforce-version', 'v1.30'), level('warn', 'restricted'), level('warn-version', 'latest'), level('audit', 'restricted')].join(', '));
  expect(create(cluster, PLAIN)).toEqual([`would violate PodSecurity "restricted:latest": ${RESTRICTED}`]);
  expect(create(cluster, '\n  hostNetwork: true\n  hostPID: true\n  containers: [{name: web, image: "nginx:1.27", ports: [{containerPort: 80, hostPort: 80}], securityContext: {privileged: true}}]', 'bad'))
    .toBe('pods "bad" is forbidden: violates PodSecurity "baseline:v1.30": host namespaces (hostNetwork=true, hostPID=true), hostPort (container "web" uses hostPort 80), privileged (container "web" must not set securityContext.privileged=true)');
});

test('tells of pods that run already when a namespace becomes stricter', () => {
  const cluster = withNamespace('');
  for (const name of ['a', 'b', 'c']) create(cluster, PLAIN, name);
  create(cluster, '\n  hostNetwork: true\n  containers: [{name: nginx, image: "nginx:1.27"}]', 'd');
  const resource = cluster.resource('namespaces');
  const set = (value: string): readonly string[] => cluster.client().patch({ resource, name: 'example' }, { type: 'merge', body: { metadata: { labels: { 'pod-security.kubernetes.io/enforce': value } } } }).warnings;
  expect(set('baseline')).toEqual(['existing pods in namespace "example" violate the new PodSecurity enforce level "baseline:latest"', 'd: host namespaces']);
  expect(set('restricted')).toEqual([
    'existing pods in namespace "example" violate the new PodSecurity enforce level "restricted:latest"',
    'a (and 2 other pods): allowPrivilegeEscalation != false, unrestricted capabilities, runAsNonRoot != true, seccompProfile',
    'd: host namespaces, allowPrivilegeEscalation != false, unrestricted capabilities, runAsNonRoot != true, seccompProfile',
  ]);
  expect(set('privileged')).toEqual([]);
});

test('refuses labels that mean nothing', () => {
  const cluster = testCluster();
  const namespace = (labels: string): string => `apiVersion: v1\nkind: Namespace\nmetadata: {name: example, labels: {${labels}}}`;
  expect(attempt(() => cluster.apply(namespace(level('enforce', 'strict')))))
    .toBe('Namespace "example" is invalid: metadata.labels[pod-security.kubernetes.io/enforce]: Invalid value: "strict": must be one of privileged, baseline, restricted');
  expect(attempt(() => cluster.apply(namespace(level('warn-version', '"1.30"')))))
    .toBe('Namespace "example" is invalid: metadata.labels[pod-security.kubernetes.io/warn-version]: Invalid value: "1.30": must be "latest" or "v1.x"');
});

const container = (securityContext: object, more = {}): object => ({ containers: [{ name: 'a', image: 'i', securityContext, ...more }] });

test.each<[why: string, spec: object, reason: string, detail: string]>([
  ['capabilities', { containers: [{ name: 'a', securityContext: { capabilities: { add: ['NET_RAW', 'CHOWN', 'NET_ADMIN'] } } }] }, 'non-default capabilities', 'container "a" must not include "NET_ADMIN", "NET_RAW" in securityContext.capabilities.add'],
  ['host folders', { volumes: [{ name: 'v', hostPath: { path: '/' } }, { name: 'w', hostPath: { path: '/' } }], containers: [] }, 'hostPath volumes', 'volumes "v", "w"'],
  ['host ports', { containers: [{ name: 'a', ports: [{ hostPort: 8080 }] }, { name: 'b', ports: [{ hostPort: 80 }] }] }, 'hostPort', 'containers "a", "b" use hostPorts 80, 8080'],
  ['hosts of probes', container({}, { livenessProbe: { httpGet: { host: '10.0.0.1' } } }), 'probe or lifecycle host', 'container "a" uses probe or lifecycle host "10.0.0.1"'],
  ['unmasked /proc', container({ procMount: 'Unmasked' }), 'procMount', 'container "a" must not set securityContext.procMount to "Unmasked"'],
  ['SELinux', { securityContext: { seLinuxOptions: { type: 'spc_t', user: 'u' } }, containers: [] }, 'seLinuxOptions', 'pod set forbidden securityContext.seLinuxOptions: type "spc_t"; user may not be set'],
  ['seccomp', { securityContext: { seccompProfile: { type: 'Unconfined' } }, initContainers: [{ name: 'i', securityContext: { seccompProfile: { type: 'Unconfined' } } }], containers: [] }, 'seccompProfile', 'pod and container "i" must not set securityContext.seccompProfile.type to "Unconfined"'],
  ['AppArmor', container({ appArmorProfile: { type: 'Unconfined' } }), 'forbidden AppArmor profile', 'container "a" must not set AppArmor profile type to "Unconfined"'],
  ['kernel parameters', { securityContext: { sysctls: [{ name: 'net.core.somaxconn' }, { name: 'net.ipv4.tcp_keepalive_time' }] }, containers: [] }, 'forbidden sysctls', 'net.core.somaxconn'],
  ['Windows host processes', { securityContext: { windowsOptions: { hostProcess: true } }, containers: [] }, 'hostProcess', 'pod must not set securityContext.windowsOptions.hostProcess=true'],
])('baseline: %s', (_why, spec, reason, detail) => {
  expect(violations({}, spec, { level: 'baseline' })).toEqual([{ reason, detail }]);
});

const STRICT = { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] }, runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } };

test.each<[why: string, spec: object, reason: string, detail: string]>([
  ['volume types, in the place of host folders', { ...container(STRICT), volumes: [{ name: 'v', hostPath: {} }, { name: 'n', nfs: {} }, { name: 'ok', emptyDir: {} }] }, 'restricted volume types', 'volumes "v", "n" use restricted volume types "hostPath", "nfs"'],
  ['added capabilities', container({ ...STRICT, capabilities: { add: ['CHOWN', 'NET_BIND_SERVICE'], drop: ['ALL'] } }), 'unrestricted capabilities', 'container "a" must not include "CHOWN" in securityContext.capabilities.add'],
  ['root', { ...container(STRICT), securityContext: { runAsUser: 0 } }, 'runAsUser=0', 'pod must not set runAsUser=0'],
  ['root on purpose', container({ ...STRICT, runAsNonRoot: false }), 'runAsNonRoot != true', 'container "a" must not set securityContext.runAsNonRoot=false'],
])('restricted: %s', (_why, spec, reason, detail) => {
  expect(violations({}, spec, { level: 'restricted' })).toEqual([{ reason, detail }]);
});

test('an old version of a level asks for what it asked for then', () => {
  const reasons = (minor: number): string[] => violations({}, container({}), { level: 'restricted', minor }).map(({ reason }) => reason);
  expect(reasons(0)).toEqual(['runAsNonRoot != true']);
  expect(reasons(18)).toEqual(['allowPrivilegeEscalation != false', 'runAsNonRoot != true']);
  expect(reasons(22)).toEqual(['allowPrivilegeEscalation != false', 'unrestricted capabilities', 'runAsNonRoot != true', 'seccompProfile']);
});
