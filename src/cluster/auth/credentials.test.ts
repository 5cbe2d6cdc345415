import { expect, test } from 'vitest';
import { bytesToBase64 } from '../../kube/base64-text.ts';
import type { KubeObject } from '../../kube/object.ts';
import { testCluster, type TestCluster } from '../testing/cluster.ts';
import { issueCertificate } from './certificate.ts';
import { ADMIN_CERTIFICATE, ANONYMOUS, UNAUTHENTICATED, userOfCredential } from './credentials.ts';

const base64 = (text: string): string => bytesToBase64(new TextEncoder().encode(text));

function tokenOf(cluster: TestCluster, name: string, spec: Record<string, unknown> = {}): string {
  const at = { resource: cluster.resource('serviceaccounts'), namespace: 'default', name, subresource: 'token' };
  return cluster.client().create(at, { apiVersion: 'authentication.k8s.io/v1', kind: 'TokenRequest', spec }).object['status'].token;
}

function withRobot(): TestCluster {
  const cluster = testCluster();
  cluster.apply('{apiVersion: v1, kind: ServiceAccount, metadata: {name: robot}}');
  return cluster;
}

test('the certificate of the kubeconfig is the administrator', () => {
  const cluster = testCluster();
  const admin = userOfCredential(base64(ADMIN_CERTIFICATE), cluster);
  expect(admin).toMatchObject({ name: 'docker-admin', groups: ['system:masters', 'system:authenticated'] });
  expect(userOfCredential(ADMIN_CERTIFICATE, cluster)).toEqual(admin);
  expect(cluster.clientWith(base64(ADMIN_CERTIFICATE)).list({ resource: cluster.resource('nodes') }).items).toHaveLength(3);
});

test('the common name of a certificate is the user, its organizations are the groups', () => {
  const cluster = testCluster();
  const year = 365 * 24 * 3600 * 1000;
  const ana = issueCertificate({ commonName: 'ana', organizations: ['students', 'teachers'] }, cluster.clock.now, cluster.clock.now + year);
  expect(userOfCredential(ana, cluster)).toMatchObject({ name: 'ana', groups: ['students', 'teachers', 'system:authenticated'] });
  const old = issueCertificate({ commonName: 'ana', organizations: [] }, cluster.clock.now - 2 * year, cluster.clock.now - year);
  expect(userOfCredential(old, cluster)).toBe(UNAUTHENTICATED);
});

test.each(['Y2VydA==', 'ana', 'a.b.c', '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n', '\u0000\uffff'])('%j is nobody: 401', (credential) => {
  const cluster = testCluster();
  expect(userOfCredential(credential, cluster)).toBe(UNAUTHENTICATED);
  expect(() => cluster.clientWith(credential).list({ resource: cluster.resource('pods'), namespace: 'default' })).toThrow('Unauthorized');
});

test('no credential is the anonymous user, who may look at public paths only', () => {
  const cluster = testCluster();
  expect(userOfCredential('', cluster)).toBe(ANONYMOUS);
  expect(() => cluster.clientWith('').list({ resource: cluster.resource('pods'), namespace: 'default' }))
    .toThrow('pods is forbidden: User "system:anonymous" cannot list resource "pods" in API group "" in the namespace "default"');
});

test('a token is its service account until it expires', () => {
  const cluster = withRobot();
  const token = tokenOf(cluster, 'robot');
  const { uid } = cluster.get('serviceaccounts', 'robot').metadata;
  expect(userOfCredential(token, cluster)).toEqual({
    name: 'system:serviceaccount:default:robot', uid,
    groups: ['system:serviceaccounts', 'system:serviceaccounts:default', 'system:authenticated'],
    extra: { 'authentication.kubernetes.io/credential-id': [expect.stringMatching(/^JTI=[0-9a-f-]{36}$/)] },
  });
  expect(userOfCredential(`${token.slice(0, -4)}AAAA`, cluster)).toBe(UNAUTHENTICATED);
  cluster.advance(3599);
  expect(userOfCredential(token, cluster).name).toBe('system:serviceaccount:default:robot');
  cluster.advance(2);
  expect(userOfCredential(token, cluster)).toBe(UNAUTHENTICATED);
});

test('a token ends with its service account, and with the pod that it is bound to', () => {
  const cluster = withRobot();
  cluster.apply('{apiVersion: v1, kind: Pod, metadata: {name: web}, spec: {serviceAccountName: robot, terminationGracePeriodSeconds: 0, containers: [{name: web, image: "api:1"}]}}');
  const bound = tokenOf(cluster, 'robot', { boundObjectRef: { apiVersion: 'v1', kind: 'Pod', name: 'web' } });
  const free = tokenOf(cluster, 'robot');
  expect(userOfCredential(bound, cluster).extra).toMatchObject({ 'authentication.kubernetes.io/pod-name': ['web'] });
  cluster.remove('pods', 'web');
  cluster.advance(5);
  expect(userOfCredential(bound, cluster)).toBe(UNAUTHENTICATED);
  cluster.remove('serviceaccounts', 'robot');
  expect(userOfCredential(free, cluster)).toBe(UNAUTHENTICATED);
});

test('what a token may be asked for', () => {
  const cluster = withRobot();
  expect(() => tokenOf(cluster, 'robot', { expirationSeconds: 1 }))
    .toThrow('TokenRequest.authentication.k8s.io "" is invalid: spec.expirationSeconds: Invalid value: 1: may not specify a duration less than 10 minutes');
  expect(() => tokenOf(cluster, 'nosuch')).toThrow('serviceaccounts "nosuch" not found');
  expect(() => tokenOf(cluster, 'robot', { boundObjectRef: { apiVersion: 'v1', kind: 'Pod', name: 'nosuch' } })).toThrow('pods "nosuch" not found');
  expect(userOfCredential(tokenOf(cluster, 'robot', { audiences: ['vault'] }), cluster)).toBe(UNAUTHENTICATED);
});

test('a TokenReview tells whose token it is', () => {
  const cluster = withRobot();
  const review = (spec: Record<string, unknown>): KubeObject['status'] => cluster.client().create({ resource: cluster.resource('tokenreviews') }, { apiVersion: 'authentication.k8s.io/v1', kind: 'TokenReview', spec }).object['status'];
  expect(review({ token: tokenOf(cluster, 'robot') })).toMatchObject({ authenticated: true, user: { username: 'system:serviceaccount:default:robot' } });
  expect(review({ token: tokenOf(cluster, 'robot', { audiences: ['vault'] }), audiences: ['vault', 'other'] })).toMatchObject({ authenticated: true });
  expect(review({ token: 'nonsense' })).toEqual({ error: 'invalid bearer token', user: {} });
});

test('a Secret of the type for tokens is filled, and goes with its service account', () => {
  const cluster = withRobot();
  cluster.apply('{apiVersion: v1, kind: Secret, type: kubernetes.io/service-account-token, metadata: {name: forever, annotations: {kubernetes.io/service-account.name: robot}}}');
  cluster.advance(1);
  const { data, metadata } = cluster.get('secrets', 'forever');
  expect(Object.keys(data)).toEqual(['ca.crt', 'namespace', 'token']);
  expect(metadata.annotations['kubernetes.io/service-account.uid']).toBe(cluster.get('serviceaccounts', 'robot').metadata.uid);
  cluster.advance(24 * 3600);
  expect(userOfCredential(atob(data.token), cluster).name).toBe('system:serviceaccount:default:robot');
  cluster.remove('serviceaccounts', 'robot');
  cluster.advance(1);
  expect(cluster.all('secrets')).toEqual([]);
  expect(userOfCredential(atob(data.token), cluster)).toBe(UNAUTHENTICATED);
});
