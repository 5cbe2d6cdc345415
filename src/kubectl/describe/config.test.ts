import { expect, test } from 'vitest';
import { described, squeezed } from './testing/described.ts';

// https://kubernetes.io/docs/tasks/configmap-secret/managing-secret-using-kubectl/
test('a secret shows the sizes of its values', () => {
  const text = described('apiVersion: v1\nkind: Secret\nmetadata: {name: db-user-pass, namespace: default}\ntype: Opaque\ndata: {username: YWRtaW4=, password: UyFCXCpkJHpEc2I9}\n');
  expect(text).toBe(`Name:         db-user-pass
Namespace:    default
Labels:       <none>
Annotations:  <none>

Type:  Opaque

Data
====
password:  12 bytes
username:  5 bytes
`);
});

test('the token of a service account is shown', () => {
  const text = described('apiVersion: v1\nkind: Secret\nmetadata: {name: t, namespace: default}\ntype: kubernetes.io/service-account-token\ndata: {token: YWJj, namespace: ZGVmYXVsdA==}\n');
  expect(text).toContain('namespace:  7 bytes\ntoken:      abc\n');
});

test('tabs in the values of a config map become columns too', () => {
  expect(described('apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c, namespace: default}\ndata: {f: "a\\tb\\nlong\\tc\\n"}\n')).toContain('f:\n----\na     b\nlong  c\n\n\n');
});

test('quantities of a quota in the format of their limit', () => {
  const text = described('apiVersion: v1\nkind: ResourceQuota\nmetadata: {name: q, namespace: a}\nspec: {}\nstatus: {hard: {requests.memory: 1G}, used: {requests.memory: 512Mi}}\n');
  expect(text).toContain('requests.memory  536870912  1G\n');
});

test('a namespace that cannot be emptied', () => {
  const text = squeezed(
    described('apiVersion: v1\nkind: Namespace\nmetadata: {name: a}\nstatus: {phase: Terminating, conditions: [{type: NamespaceContentRemaining, status: "True", lastTransitionTime: "2026-11-21T02:00:00Z", reason: SomeResourcesRemain, message: pods}]}\n'),
  );
  expect(text).toContain('Status:  Terminating\nConditions:\n');
  expect(text).toContain('NamespaceContentRemaining  True  Sat, 21 Nov 2026 02:00:00 +0000  SomeResourcesRemain  pods\n\nNo resource quota.\n\nNo LimitRange resource.\n');
});

test('a disruption budget by what may be unavailable, of all pods', () => {
  const text = squeezed(described('apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata: {name: b, namespace: a}\nspec: {maxUnavailable: 25%, selector: {}}\n'));
  expect(text).toContain('Max unavailable:  25%\nSelector:  <none>\nStatus:\n    Allowed disruptions:  0\n');
});
