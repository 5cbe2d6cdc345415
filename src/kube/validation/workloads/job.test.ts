import { describe, expect, test } from 'vitest';
import type { Decoded } from '../../object.ts';
import { said, selector, template } from '../testing/said.ts';
import { validateJob } from './job.ts';

const once = template({ restartPolicy: 'Never' });

function check(spec: Decoded, name = 'demo'): string[] {
  return said(validateJob, { apiVersion: 'batch/v1', kind: 'Job', metadata: { name }, spec: { template: once, ...spec } });
}

function failurePolicy(rule: Decoded, rest: Decoded = {}): Decoded {
  return { podFailurePolicy: { rules: [rule] }, ...rest };
}

const RULE = 'spec.podFailurePolicy.rules[0]';
const indexed = { completionMode: 'Indexed', completions: 4 };

describe('validateJob', () => {
  test.each<[string, Decoded]>([
    ['a minimal one', {}],
    ['restarts on failure', { template: template({ restartPolicy: 'OnFailure' }) }],
    ['a selector by hand', { manualSelector: true, selector }],
    ['indexes', { ...indexed, backoffLimitPerIndex: 1, maxFailedIndexes: 2 }],
    ['exit codes', failurePolicy({ action: 'FailJob', onExitCodes: { containerName: 'c', operator: 'In', values: [1, 42] } })],
    ['conditions, true unless said otherwise', failurePolicy({ action: 'Ignore', onPodConditions: [{ type: 'DisruptionTarget' }] })],
    ['success of a few', { ...indexed, successPolicy: { rules: [{ succeededIndexes: '0,2-3', succeededCount: 3 }] } }],
    ['another manager', { managedBy: 'example.com/runner' }],
  ])('takes %s', (_, spec) => {
    expect(check(spec)).toEqual([]);
  });

  // Recorded answers of a Kubernetes 1.36 API server.
  test.each<[string, Decoded, string[]]>([
    ['a negative deadline', { activeDeadlineSeconds: -1 }, ['spec.activeDeadlineSeconds: Invalid value: -1: must be greater than or equal to 0']],
    ['pods that are always restarted', { template: template() }, ['spec.template.spec.restartPolicy: Required value: valid values: "OnFailure", "Never"']],
    ['an unknown action', failurePolicy({ action: 'Stop', onExitCodes: { operator: 'In', values: [1] } }), [`${RULE}.action: Unsupported value: "Stop": supported values: "Count", "FailIndex", "FailJob", "Ignore"`]],
    ['an exit code twice', failurePolicy({ action: 'FailJob', onExitCodes: { operator: 'In', values: [1, 1] } }), [`${RULE}.onExitCodes.values[1]: Duplicate value: 1`]],
    ['no exit code', failurePolicy({ action: 'FailJob', onExitCodes: { operator: 'In', values: [] } }), [`${RULE}.onExitCodes.values: Invalid value: []: at least one value is required`]],
    ['labels that the selector misses', { manualSelector: true, selector: { matchLabels: { app: 'x' } } }, ['spec.template.metadata.labels: Invalid value: {"app":"demo"}: `selector` does not match template `labels`']],
    ['no selector at all', { manualSelector: true }, ['spec.selector: Required value', 'spec.template.metadata.labels: Invalid value: {"app":"demo"}: `selector` does not match template `labels`']],
    ['an unknown replacement', { podReplacementPolicy: 'Never' }, ['spec.podReplacementPolicy: Unsupported value: "Never": supported values: "Failed", "TerminatingOrFailed"']],
    ['broken indexes', { ...indexed, successPolicy: { rules: [{ succeededIndexes: '0..3' }] } }, ['spec.successPolicy.rules[0].succeededIndexes: Invalid value: "0..3": error parsing succeededIndexes: cannot convert string to integer for index: "0..3"']],
    ['success of a few without indexes', { successPolicy: { rules: [{ succeededCount: 1 }] } }, ['spec.successPolicy: Invalid value: {"Rules":[{"SucceededIndexes":null,"SucceededCount":1}]}: requires indexed completion mode']],
  ])('refuses %s', (_, spec, expected) => {
    expect(check(spec)).toEqual(expected);
  });

  // `validateJobSpec`, `validatePodFailurePolicy`, `validateSuccessPolicy`.
  test.each<[string, Decoded, string[]]>([
    ['an own limit without indexes', { backoffLimitPerIndex: 1 }, ['spec.backoffLimitPerIndex: Invalid value: 1: requires indexed completion mode']],
    ['indexes without an end', { completionMode: 'Indexed', parallelism: 1 }, ['spec.completions: Required value: when completion mode is Indexed']],
    ['failed indexes without a limit', { ...indexed, maxFailedIndexes: 1 }, ['spec.backoffLimitPerIndex: Required value: when maxFailedIndexes is specified']],
    ['more failed indexes than there are', { ...indexed, backoffLimitPerIndex: 1, maxFailedIndexes: 5 }, ['spec.maxFailedIndexes: Invalid value: 5: must be less than or equal to completions']],
    ['an unknown mode', { completionMode: 'Ordered' }, ['spec.completionMode: Unsupported value: "Ordered": supported values: "NonIndexed", "Indexed"']],
    ['a manager without a domain', { managedBy: 'runner' }, ['spec.managedBy: Invalid value: "runner": must be a domain-prefixed path (such as "acme.io/foo")']],
    ['a policy for restarted containers', { template: template({ restartPolicy: 'OnFailure' }), ...failurePolicy({ action: 'Count', onExitCodes: { operator: 'In', values: [1] } }) }, ['spec.template.spec.restartPolicy: Invalid value: "OnFailure": only "Never" is supported when podFailurePolicy is specified']],
    ['a rule without a condition', failurePolicy({ action: 'Count' }), [`${RULE}: Invalid value: specifying one of OnExitCodes and OnPodConditions is required`]],
    ['an unknown container', failurePolicy({ action: 'Count', onExitCodes: { containerName: 'x', operator: 'In', values: [2, 1] } }), [`${RULE}.onExitCodes.containerName: Invalid value: "x": must be one of the container or initContainer names in the pod template`, `${RULE}.onExitCodes.values: Invalid value: [2,1]: must be ordered`]],
    ['success that fails', failurePolicy({ action: 'Count', onExitCodes: { operator: 'In', values: [0] } }), [`${RULE}.onExitCodes.values[0]: Invalid value: 0: must not be 0 for the In operator`]],
    ['an index to fail without a limit', failurePolicy({ action: 'FailIndex', onExitCodes: { operator: 'In', values: [1] } }), [`${RULE}.action: Invalid value: "FailIndex": requires the backoffLimitPerIndex to be set`]],
    ['an index too large', { ...indexed, successPolicy: { rules: [{ succeededIndexes: '0-4' }] } }, ['spec.successPolicy.rules[0].succeededIndexes: Invalid value: "0-4": error parsing succeededIndexes: too large index: "4"']],
    ['more successes than indexes', { ...indexed, successPolicy: { rules: [{ succeededIndexes: '0,1', succeededCount: 3 }] } }, ['spec.successPolicy.rules[0].succeededCount: Invalid value: 3: must be less than or equal to 2 (the number of indexes in the specified succeededIndexes field)']],
  ])('refuses %s', (_, spec, expected) => {
    expect(check(spec)).toEqual(expected);
  });

  test('a selector of its own must be asked for', () => {
    expect(check({ selector })).toEqual([expect.stringMatching(/^spec\.selector: .*: `selector` not auto-generated$/)]);
  });

  test('a label of the Job that says something else is named', () => {
    const own = { ...once, metadata: { labels: { 'job-name': 'other' } } };
    expect(check({ template: own })).toEqual([expect.stringMatching(/^spec\.template\.metadata\.labels\[job-name\]: Invalid value: .*: must be 'demo'$/)]);
  });

  test('a name too long for a label is wrong wherever the label is generated', () => {
    const lines = check({}, 'j'.repeat(64));
    expect([...new Set(lines.map((line) => line.split(':')[0]))]).toEqual(['metadata.labels', 'spec.template.labels']);
  });

  test('the name and the highest index are a host name', () => {
    expect(check(indexed, 'j'.repeat(61))).toEqual([]);
    expect(check(indexed, 'j'.repeat(62))).toEqual([`metadata.name: Invalid value: "${'j'.repeat(62)}": will not able to create pod with invalid DNS label: ${'j'.repeat(62)}-3`]);
  });
});
