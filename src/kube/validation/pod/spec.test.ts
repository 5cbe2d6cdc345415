import { describe, expect, test } from 'vitest';
import type { Decoded } from '../../object.ts';
import { containerErrors, podErrors, templateErrors } from './testing.ts';

const LABEL_PART =
  "name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')";

// Expected: what a Kubernetes 1.36 API server says, by its recorded verdicts or `pkg/apis/core/validation`.
describe('pod specification', () => {
  test.each([
    ['restart policy', { restartPolicy: 'Allways' }, ['restartPolicy: Unsupported value: "Allways": supported values: "Always", "OnFailure", "Never"']],
    ['deadline', { activeDeadlineSeconds: -60 }, ['activeDeadlineSeconds: Invalid value: -60: must be between 1 and 2147483647, inclusive']],
    ['node selector', { nodeSelector: { 'zone!': 'a' } }, [`nodeSelector: Invalid value: "zone!": ${LABEL_PART}`]],
    ['gate with a node', { nodeName: 'n1', schedulingGates: [{ name: 'a.b/c' }] }, ['nodeName: Forbidden: cannot be set until all schedulingGates have been cleared']],
    ['host alias', { hostAliases: [{ ip: '192.0.2' }] }, ['hostAliases[0].ip: Invalid value: "192.0.2": must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)']],
    ['no nameserver', { dnsPolicy: 'None', dnsConfig: {} }, ['dnsConfig.nameservers: Required value: must provide at least one DNS nameserver when `dnsPolicy` is None']],
    ['two host names', { hostnameOverride: 'a', setHostnameAsFQDN: true }, ['hostnameOverride: Forbidden: may not be specified when setHostnameAsFQDN is true']],
    ['preemption', { preemptionPolicy: 'Sometimes' }, ['preemptionPolicy: Unsupported value: "Sometimes": supported values: "PreemptLowerPriority", "Never"']],
    ['users of its own with the processes of the node', { hostUsers: false, hostPID: true }, ['HostPID: Forbidden: when `hostUsers` is false']],
    ['system', { os: { name: 'macos' } }, ['os: Unsupported value: "macos": supported values: "linux", "windows"']],
    ['user on Windows', { os: { name: 'windows' }, securityContext: { runAsUser: 1 } }, ['securityContext.runAsUser: Forbidden: cannot be set for a windows pod']],
    ['options of Windows on Linux', { os: { name: 'linux' }, securityContext: { windowsOptions: {} } }, [
      'securityContext.windowsOptions: Forbidden: windows options cannot be set for a linux pod',
    ]],
    ['overhead', { overhead: { ram: '1Gi' } }, [
      'overhead.limits[ram]: Invalid value: "ram": must be a standard resource type or fully qualified',
      'overhead.limits[ram]: Invalid value: "ram": must be a standard resource for containers',
    ]],
    ['claim without a target', { resourceClaims: [{ name: 'gpu' }] }, [
      'resourceClaims[0]: Invalid value: {"name":"gpu"}: must specify one of: `resourceClaimName`, `resourceClaimTemplateName`',
    ]],
  ])('%s', (_, spec, expected) => expect(podErrors(spec)).toEqual(expected.map((line) => `spec.${line}`)));
});

function onNodeNetwork(port: Decoded): Decoded {
  return { hostNetwork: true, containers: [{ name: 'web', image: 'nginx', ports: [{ containerPort: 80, ...port }] }] };
}

describe('node network', () => {
  test('a port is the same on the node', () => {
    expect(podErrors(onNodeNetwork({}))).toEqual([]);
    expect(podErrors(onNodeNetwork({ hostPort: 9999 }))).toEqual(['spec.containers[0].ports[0].hostPort: Invalid value: 9999: must match `containerPort` when `hostNetwork` is true']);
  });

  test('a template may leave it out', () => expect(templateErrors(onNodeNetwork({}))).toEqual([]));
});

describe('security', () => {
  test.each([
    ['user', { runAsUser: -1 }, ['runAsUser: Invalid value: -1: must be between 0 and 2147483647, inclusive']],
    ['profile type', { seccompProfile: { type: 'runtime/default' } }, [
      'seccompProfile.type: Unsupported value: "runtime/default": supported values: "Localhost", "RuntimeDefault", "Unconfined"',
    ]],
    ['profile file', { seccompProfile: { type: 'Localhost' } }, [
      'seccompProfile.localhostProfile: Required value: must be set when seccomp type is Localhost',
    ]],
    ['unmasked with the users of the node', { procMount: 'Unmasked' }, ['procMount: Invalid value: "Unmasked": `hostUsers` must be false to use `Unmasked`']],
  ])('%s', (_, securityContext, expected) => {
    expect(containerErrors({ securityContext })).toEqual(expected.map((line) => `spec.containers[0].securityContext.${line}`));
  });

  test('a privileged container has escalated', () => {
    const [said] = containerErrors({ securityContext: { privileged: true, allowPrivilegeEscalation: false } });
    expect(said).toMatch(/^spec\.containers\[0\]\.securityContext: Invalid value: \{.*\}: cannot set `allowPrivilegeEscalation` to false and `privileged` to true$/);
  });

  test.each([
    ['seLinuxChangePolicy', 'Fast', '"Recursive"'],
    ['fsGroupChangePolicy', 'Never', '"Always", "OnRootMismatch"'],
    ['supplementalGroupsPolicy', 'Add', '"Merge", "Strict"'],
  ])('%s', (field, value, supported) => {
    expect(podErrors({ securityContext: { [field]: value } })).toEqual([
      `spec.securityContext.${field}: Unsupported value: "${value}": supported values: ${supported}`,
    ]);
  });

  test('kernel parameters of the network need a network of the pod', () => {
    const securityContext = { sysctls: [{ name: 'net/core/somaxconn', value: '1024' }] };
    expect(podErrors({ securityContext })).toEqual([]);
    expect(podErrors({ securityContext, hostNetwork: true })).toEqual([
      'spec.securityContext.sysctls[0].name: Invalid value: "net/core/somaxconn": may not be specified when \'hostNetwork\' is true',
    ]);
  });
});

describe('annotations', () => {
  test.each([
    [{ 'controller.kubernetes.io/pod-deletion-cost': '01' }, ['controller.kubernetes.io/pod-deletion-cost', '"01": must be a 32bit integer']],
    [{ 'container.apparmor.security.beta.kubernetes.io/db': 'unconfined' }, ['container.apparmor.security.beta.kubernetes.io/db', '"db": container not found']],
  ])('%j', (annotations, [key, said]) => {
    expect(podErrors({}, { annotations })).toEqual([`metadata.annotations[${key}]: Invalid value: ${said}`]);
    expect(templateErrors({}, { annotations })).toEqual([`spec.template.annotations[${key}]: Invalid value: ${said}`]);
  });
});
