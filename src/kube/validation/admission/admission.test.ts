import { describe, expect, test } from 'vitest';
import { causes, fields } from '../testing/causes.ts';

const GROUP = 'apiVersion: admissionregistration.k8s.io/v1';
const CLIENT = 'clientConfig: {service: {name: a, namespace: b}}, admissionReviewVersions: [v1]';

describe('webhook configurations', () => {
  const configuration = (webhook: string, kind = 'ValidatingWebhookConfiguration'): string =>
    `{${GROUP}, kind: ${kind}, metadata: {name: a}, webhooks: [{name: a.example.com, sideEffects: None, ${CLIENT}, ${webhook}}]}`;
  const rule = (rest: string): string => `rules: [{apiGroups: [""], apiVersions: [v1], operations: [CREATE], resources: [pods], ${rest}}]`;

  test.each([
    'rules: []',
    rule('scope: Namespaced'),
    'rules: [{apiGroups: ["*"], apiVersions: ["*"], operations: ["*"], resources: ["*/*"]}]',
    'failurePolicy: Ignore, matchPolicy: Exact, timeoutSeconds: 5, namespaceSelector: {matchLabels: {a: b}}',
    'matchConditions: [{name: not-leases, expression: "true"}]',
  ])('take {%s}', (webhook) => expect(causes(configuration(webhook))).toEqual([]));

  test.each([
    [rule('scope: All'), 'webhooks[0].rules[0].scope'],
    ['rules: [{apiGroups: [""], apiVersions: [v1], operations: [create], resources: [pods]}]', 'webhooks[0].rules[0].operations[0]'],
    ['rules: [{apiGroups: [""], apiVersions: [v1], operations: ["*", CREATE], resources: [pods]}]', 'webhooks[0].rules[0].operations'],
    ['rules: [{apiGroups: [""], apiVersions: [v1], operations: [CREATE], resources: ["*", pods]}]', 'webhooks[0].rules[0].resources'],
    ['rules: [{apiGroups: [""], apiVersions: [v1], operations: [CREATE]}]', 'webhooks[0].rules[0].resources'],
    ['rules: [{operations: [CREATE], apiVersions: [v1], resources: [pods]}]', 'webhooks[0].rules[0].apiGroups'],
    ['failurePolicy: fail', 'webhooks[0].failurePolicy'],
    ['matchPolicy: Equal', 'webhooks[0].matchPolicy'],
    ['timeoutSeconds: 31', 'webhooks[0].timeoutSeconds'],
    ['objectSelector: {matchLabels: {"a b": c}}', 'webhooks[0].objectSelector.matchLabels'],
    ['matchConditions: [{name: "a b", expression: "true"}]', 'webhooks[0].matchConditions[0].name'],
    ['matchConditions: [{name: a, expression: " "}]', 'webhooks[0].matchConditions[0].expression'],
  ])('refuse {%s}', (webhook, field) => expect(fields(configuration(webhook))).toEqual([field]));

  test('the parts that a webhook must have', () => {
    const bare = `{${GROUP}, kind: MutatingWebhookConfiguration, metadata: {name: a}, webhooks: [{name: example.com, clientConfig: {}, sideEffects: Some, admissionReviewVersions: [v2]}]}`;
    expect(causes(bare)).toEqual([
      'webhooks[0].name: Invalid value: "example.com": should be a domain with at least three segments separated by dots',
      'webhooks[0].sideEffects: Unsupported value: "Some": supported values: "None", "NoneOnDryRun"',
      'webhooks[0].clientConfig: Required value: exactly one of url or service is required',
      'webhooks[0].admissionReviewVersions: Invalid value: ["v2"]: must include at least one of v1, v1beta1',
    ]);
  });

  test('what only one of the two kinds has', () => {
    expect(fields(configuration('reinvocationPolicy: Sometimes', 'MutatingWebhookConfiguration'))).toEqual(['webhooks[0].reinvocationPolicy']);
  });

  test('the names differ', () => {
    const webhook = `{name: a.example.com, sideEffects: None, ${CLIENT}}`;
    const both = `{${GROUP}, kind: ValidatingWebhookConfiguration, metadata: {name: a}, webhooks: [${webhook}, ${webhook}]}`;
    expect(causes(both)).toEqual(['webhooks[1].name: Duplicate value: "a.example.com"']);
  });
});

describe('ValidatingAdmissionPolicy', () => {
  const RULES = 'matchConstraints: {resourceRules: [{apiGroups: [apps], apiVersions: [v1], operations: [CREATE, UPDATE], resources: [deployments]}]}';
  const policy = (spec: string): string => `{${GROUP}, kind: ValidatingAdmissionPolicy, metadata: {name: demo-policy.example.com}, spec: {${spec}}}`;

  test.each([
    `${RULES}, validations: [{expression: "object.spec.replicas <= 5"}]`,
    `${RULES}, failurePolicy: Ignore, paramKind: {apiVersion: rules.example.com/v1, kind: ReplicaLimit}, validations: [{expression: "true", reason: Invalid, message: refused}]`,
    `${RULES}, variables: [{name: foo, expression: "1"}], auditAnnotations: [{key: high-replica-count, valueExpression: "'a'"}]`,
  ])('takes {%s}', (spec) => expect(causes(policy(spec))).toEqual([]));

  test.each([
    ['validations: [{expression: "true"}]', ['spec.matchConstraints']],
    ['matchConstraints: {}, validations: [{expression: "true"}]', ['spec.matchConstraints.resourceRules']],
    [RULES, ['spec.validations', 'spec.auditAnnotations']],
    [`${RULES}, failurePolicy: fail, validations: [{expression: "true"}]`, ['spec.failurePolicy']],
    [`${RULES}, validations: [{expression: ""}]`, ['spec.validations[0].expression']],
    [`${RULES}, validations: [{expression: "true", reason: Unknown}]`, ['spec.validations[0].reason']],
    [`${RULES}, validations: [{expression: "true", message: "a\\nb"}]`, ['spec.validations[0].message']],
    [`${RULES}, paramKind: {apiVersion: v1}, validations: [{expression: "true"}]`, ['spec.paramKind.kind']],
    [`${RULES}, paramKind: {apiVersion: a/b/c, kind: A}, validations: [{expression: "true"}]`, ['spec.paramKind.apiVersion']],
    [`${RULES}, variables: [{name: a-b, expression: "1"}], validations: [{expression: "true"}]`, ['spec.variables[0].name']],
    [`${RULES}, auditAnnotations: [{key: a, valueExpression: b}, {key: a, valueExpression: ""}]`, ['spec.auditAnnotations[1].valueExpression', 'spec.auditAnnotations[1].key']],
  ])('refuses {%s}', (spec, expected) => expect(fields(policy(spec))).toEqual(expected));
});

describe('ValidatingAdmissionPolicyBinding', () => {
  const binding = (spec: string): string => `{${GROUP}, kind: ValidatingAdmissionPolicyBinding, metadata: {name: a}, spec: {${spec}}}`;

  test.each([
    ['policyName: a.example.com, validationActions: [Deny, Audit]', []],
    ['policyName: a, validationActions: [Warn], paramRef: {name: b, namespace: c, parameterNotFoundAction: Deny}', []],
    ['policyName: a, validationActions: [Deny], matchResources: {namespaceSelector: {matchLabels: {a: b}}}', []],
    ['validationActions: [Deny]', ['spec.policyName']],
    ['policyName: a', ['spec.validationActions']],
    ['policyName: a, validationActions: [Deny, Warn]', ['spec.validationActions']],
    ['policyName: a, validationActions: [Refuse]', ['spec.validationActions[0]']],
    ['policyName: a, validationActions: [Deny], paramRef: {name: b}', ['spec.paramRef.parameterNotFoundAction']],
    ['policyName: a, validationActions: [Deny], paramRef: {parameterNotFoundAction: Allow}', ['spec.paramRef']],
    ['policyName: a, validationActions: [Deny], matchResources: {matchPolicy: equivalent}', ['spec.matchResouces.matchPolicy']],
  ])('{%s}', (spec, expected) => expect(fields(binding(spec))).toEqual(expected));
});
