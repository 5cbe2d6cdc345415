import { expect, test } from 'vitest';
import type { KubeObject } from '../../kube/object.ts';
import { userOfCredential } from '../auth/credentials.ts';
import { testCluster, type TestCluster } from '../testing/cluster.ts';

/** Made with `openssl req -new -subj /O=students/O=teachers/CN=ana`. */
const REQUEST = `-----BEGIN CERTIFICATE REQUEST-----
MIIBczCB3QIBADA0MREwDwYDVQQKDAhzdHVkZW50czERMA8GA1UECgwIdGVhY2hl
cnMxDDAKBgNVBAMMA2FuYTCBnzANBgkqhkiG9w0BAQEFAAOBjQAwgYkCgYEAyMr8
Rl5Me/tlb+Cl2J0hE3CIZe3hhSVrrG+/h3rjXgJRCSV3tIuuYQUJ9Nq0o1ok+huB
BfrILefViGnRcQs8fU9a6K/guwlFEkoboG1M5BL/C+MHlBHdpwYXLSyd78nmN77r
kSOxOq6Z9tJ5LIuhR7A07wb5BMqekLGwTzasm7sCAwEAAaAAMA0GCSqGSIb3DQEB
CwUAA4GBADwS5i62/cFVjbkmxWSxycnFokXkGEmyE+zinr8UnmIWWR35XTI7eKDw
9c8vEbVnWOomWyrxOvK9+qgjdx7MhzwwxHQTMAMEHl3PjkvlJwRjCzuHupQ75tyG
bxs4gH8miJteNPmPF5CjqzQaGzsIfUseP8Ps5DzIy0LVAhI/NwGc
-----END CERTIFICATE REQUEST-----
`;

function requested(spec: Record<string, unknown> = {}): TestCluster {
  const cluster = testCluster();
  cluster.put({
    apiVersion: 'certificates.k8s.io/v1', kind: 'CertificateSigningRequest', metadata: { name: 'ana' },
    spec: { request: btoa(REQUEST), signerName: 'kubernetes.io/kube-apiserver-client', usages: ['client auth'], ...spec },
  });
  return cluster;
}

function decide(cluster: TestCluster, type: string, user = cluster.client()): KubeObject {
  const request = cluster.get('certificatesigningrequests', 'ana');
  const conditions = [...(request['status'].conditions ?? []), { type, status: 'True', reason: `Kubectl${type}`, message: `This CSR was ${type.toLowerCase()} by kubectl certificate.` }];
  return user.update({ resource: cluster.resource('certificatesigningrequests'), name: 'ana', subresource: 'approval' }, { ...request, status: { ...request['status'], conditions } }).object;
}

test('the server notes who asks', () => {
  const { spec, status } = requested({ username: 'somebody', groups: ['system:masters'] }).get('certificatesigningrequests', 'ana');
  expect(spec).toMatchObject({ username: 'docker-admin', groups: ['system:masters', 'system:authenticated'] });
  expect(status).toEqual({});
});

test('an approved request gets a certificate, with which its subject is known', () => {
  const cluster = requested({ expirationSeconds: 3600 });
  cluster.advance(5);
  expect(cluster.get('certificatesigningrequests', 'ana')['status'].certificate).toBeUndefined();
  decide(cluster, 'Approved');
  cluster.advance(1);
  const { status } = cluster.get('certificatesigningrequests', 'ana');
  expect(atob(status.certificate)).toMatch(/^-----BEGIN CERTIFICATE-----\n[A-Za-z0-9+/=\n]+-----END CERTIFICATE-----\n$/);
  expect(userOfCredential(status.certificate, cluster)).toMatchObject({ name: 'ana', groups: ['students', 'teachers', 'system:authenticated'] });
  cluster.advance(3700);
  expect(userOfCredential(status.certificate, cluster).name).toBe('');
});

test('a denied request gets none, and cannot be approved any more', () => {
  const cluster = requested();
  decide(cluster, 'Denied');
  cluster.advance(1);
  expect(cluster.get('certificatesigningrequests', 'ana')['status'].certificate).toBeUndefined();
  expect(() => decide(cluster, 'Approved')).toThrow('status.conditions: Invalid value');
});

test('what the signer does not sign fails', () => {
  const cluster = requested({ usages: ['server auth', 'digital signature'] });
  decide(cluster, 'Approved');
  cluster.advance(1);
  expect(cluster.get('certificatesigningrequests', 'ana')['status'].conditions).toMatchObject([{ type: 'Approved' }, { type: 'Failed', reason: 'SignerValidationFailure' }]);
});

test('whoever approves needs the verb approve for the signer', () => {
  const cluster = requested();
  cluster.apply(`
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: csr-writer}
rules: [{apiGroups: [certificates.k8s.io], resources: [certificatesigningrequests/approval], verbs: [update]}]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: bob-writes}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: csr-writer}
subjects: [{apiGroup: rbac.authorization.k8s.io, kind: User, name: bob}]
`);
  expect(() => decide(cluster, 'Approved', cluster.client().as({ name: 'bob', groups: ['system:authenticated'] })))
    .toThrow('certificatesigningrequests.certificates.k8s.io "ana" is forbidden: user not permitted to approve requests with signerName "kubernetes.io/kube-apiserver-client"');
});

test('nobody becomes an administrator by a certificate', () => {
  // openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -subj /O=system:masters/CN=eve
  const eve = '-----BEGIN CERTIFICATE REQUEST-----\nMIHiMIGJAgEAMCcxFzAVBgNVBAoMDnN5c3RlbTptYXN0ZXJzMQwwCgYDVQQDDANl\n'
    + 'dmUwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAAQtg6W38C1TvrR7dW2SkEgrN256Bt/jZAkYf21zpPP4qGGklysmTN8OX/HRPnJlotgWWbOaLmZcZ3trJJtQW90BoAAwCgYIKoZI'
    + 'zj0EAwIDSAAwRQIgJnb0LLxj+L9PdKfp0gNavYvKHSiPo4wnX28/3seFev4CIQDLzSvoZLJv+Wlw/FBFNsDYNFruTUYusmMDcU4VeualLQ==\n-----END CERTIFICATE REQUEST-----\n';
  expect(() => requested({ request: btoa(eve) })).toThrow(
    'certificatesigningrequests.certificates.k8s.io "ana" is forbidden: use of kubernetes.io/kube-apiserver-client signer with system:masters group is not allowed');
});
