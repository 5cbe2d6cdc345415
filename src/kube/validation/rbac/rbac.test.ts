import { expect, test } from 'vitest';
import { fields } from '../testing/causes.ts';

const GROUP = 'apiVersion: rbac.authorization.k8s.io/v1';

test.each([
  ['Role', '{verbs: [get], apiGroups: [""], resources: [pods]}', []],
  ['Role', '{}', ['rules[0].verbs', 'rules[0].apiGroups', 'rules[0].resources']],
  ['Role', '{verbs: [get], nonResourceURLs: [/healthz]}', ['rules[0].nonResourceURLs']],
  ['ClusterRole', '{verbs: [get], nonResourceURLs: [/healthz]}', []],
  ['ClusterRole', '{verbs: [get], nonResourceURLs: [/healthz], resources: [pods]}', ['rules[0].nonResourceURLs']],
])('a rule of a %s: %s', (kind, rule, expected) => {
  expect(fields(`{${GROUP}, kind: ${kind}, metadata: {name: "system:a"}, rules: [${rule}]}`)).toEqual(expected);
});

test.each([
  ['{}', ['aggregationRule.clusterRoleSelectors']],
  ['{clusterRoleSelectors: [{matchLabels: {a: b}}]}', []],
  ['{clusterRoleSelectors: [{matchLabels: {a: "b c"}}]}', ['aggregationRule.clusterRoleSelectors[0].matchLabels', 'aggregationRule.clusterRoleSelectors[0]']],
])('aggregation %s', (rule, expected) => {
  expect(fields(`{${GROUP}, kind: ClusterRole, metadata: {name: a}, aggregationRule: ${rule}, rules: []}`)).toEqual(expected);
});

test.each([
  ['{kind: User, name: jane}', []],
  ['{kind: User, name: ""}', ['subjects[0].name']],
  ['{kind: Robot, name: a}', ['subjects[0].kind']],
  ['{kind: ServiceAccount, name: a}', ['subjects[0].namespace']],
  ['{kind: Group, name: a, apiGroup: example.com}', ['subjects[0].apiGroup']],
])('a subject of a ClusterRoleBinding: %s', (subject, expected) => {
  const role = 'roleRef: {kind: ClusterRole, name: a, apiGroup: rbac.authorization.k8s.io}';
  expect(fields(`{${GROUP}, kind: ClusterRoleBinding, metadata: {name: a}, ${role}, subjects: [${subject}]}`)).toEqual(expected);
});
