import { expect, test } from 'vitest';
import { described } from './testing/described.ts';

test('rules are broken down by resource and sorted by verbs, groups and resources; addresses keep one verb a row', () => {
  const text = described(`
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: r}
rules:
- {apiGroups: [apps], resources: [deployments/scale, deployments], verbs: [get]}
- {apiGroups: [""], resources: [pods], verbs: [get]}
- {apiGroups: [""], resources: [pods], verbs: [list]}
- {apiGroups: [""], resources: [secrets], resourceNames: [b, a], verbs: [get]}
- {nonResourceURLs: [/healthz], verbs: [get, post]}
`);
  expect(text).toContain(`PolicyRule:
  Resources               Non-Resource URLs  Resource Names  Verbs
  ---------               -----------------  --------------  -----
  pods                    []                 []              [get list]
                          [/healthz]         []              [get]
  secrets                 []                 [a]             [get]
  secrets                 []                 [b]             [get]
  deployments.apps/scale  []                 []              [get]
  deployments.apps        []                 []              [get]
                          [/healthz]         []              [post]
`);
});

test('a service account with secrets for images', () => {
  const text = described('apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: s, namespace: default}\nimagePullSecrets: [{name: a}, {name: b}]\n');
  expect(text).toContain('Image pull secrets:  a\n                     b\nEvents:              <none>\n');
});
