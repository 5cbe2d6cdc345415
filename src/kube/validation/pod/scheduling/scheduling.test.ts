import { describe, expect, test } from 'vitest';
import type { Decoded } from '../../../object.ts';
import { podErrors, templateErrors } from '../testing.ts';

const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution';
const PREFERRED = 'preferredDuringSchedulingIgnoredDuringExecution';

// Expected: what a Kubernetes 1.36 API server says, by its recorded verdicts or `pkg/apis/core/validation`.
describe('node affinity', () => {
  const terms = (requirement: Decoded) => ({ [REQUIRED]: { nodeSelectorTerms: [{ matchExpressions: [requirement] }] } });
  const at = `spec.affinity.nodeAffinity.${REQUIRED}.nodeSelectorTerms`;
  test.each([
    ['no term', { [REQUIRED]: { nodeSelectorTerms: [] } }, [`${at}: Required value: must have at least one node selector term`]],
    ['one of no values', terms({ key: 'zone', operator: 'In' }), [`${at}[0].matchExpressions[0].values: Required value: must be specified when \`operator\` is 'In' or 'NotIn'`]],
    ['existing with a value', terms({ key: 'zone', operator: 'Exists', values: ['a'] }), [
      `${at}[0].matchExpressions[0].values: Forbidden: may not be specified when \`operator\` is 'Exists' or 'DoesNotExist'`,
    ]],
    ['more than two values', terms({ key: 'cpus', operator: 'Gt', values: ['1', '2'] }), [
      `${at}[0].matchExpressions[0].values: Required value: must be specified single value when \`operator\` is 'Lt' or 'Gt'`,
    ]],
    ['weight, and no check of preferred values', { [PREFERRED]: [{ weight: 0, preference: { matchExpressions: [{ key: 'a', operator: 'In', values: ['a b'] }] } }] }, [
      `spec.affinity.nodeAffinity.${PREFERRED}[0].weight: Invalid value: 0: must be in the range 1-100`,
    ]],
  ])('%s', (_, nodeAffinity, expected) => expect(podErrors({ affinity: { nodeAffinity } })).toEqual(expected));
});

describe('pod affinity', () => {
  const term = (fields: Decoded) => ({ affinity: { podAntiAffinity: { [REQUIRED]: [{ topologyKey: 'zone', ...fields }] } } });
  const at = `spec.affinity.podAntiAffinity.${REQUIRED}[0]`;

  test('operator of a selector', () => {
    expect(podErrors(term({ labelSelector: { matchExpressions: [{ key: 'a', operator: 'Equals' }] } }))).toEqual([
      `${at}.labelSelector.matchExpressions[0].operator: Invalid value: "Equals": not a valid selector operator`,
    ]);
  });

  test('namespaces are called by the singular', () => {
    expect(podErrors(term({ namespaces: ['a.b'] }))).toEqual([`${at}.namespace: Invalid value: "a.b": must not contain dots`]);
  });

  test('keys need a selector', () => {
    expect(podErrors(term({ matchLabelKeys: ['pod-template-hash'] }))).toEqual([
      `${at}.matchLabelKeys: Forbidden: must not be specified when labelSelector is not set`,
    ]);
  });
});

describe('topology spread', () => {
  const zone = { maxSkew: 1, topologyKey: 'zone', whenUnsatisfiable: 'DoNotSchedule' };
  const at = 'spec.topologySpreadConstraints';
  test.each([
    ['skew', [{ ...zone, maxSkew: 0 }], [`${at}[0].maxSkew: Invalid value: 0: must be greater than 0`]],
    ['action', [{ ...zone, whenUnsatisfiable: 'Never' }], [`${at}[0].whenUnsatisfiable: Unsupported value: "Never": supported values: "DoNotSchedule", "ScheduleAnyway"`]],
    ['twice', [zone, zone], [`${at}[0].{topologyKey, whenUnsatisfiable}: Duplicate value: "{zone, DoNotSchedule}"`]],
    ['domains', [{ ...zone, minDomains: 2, whenUnsatisfiable: 'ScheduleAnyway' }], [
      `${at}[0].minDomains: Invalid value: 2: can only use minDomains if whenUnsatisfiable=DoNotSchedule, not ScheduleAnyway`,
    ]],
    ['nodes', [{ ...zone, nodeTaintsPolicy: 'Skip' }], [`${at}[0].nodeTaintsPolicy: Unsupported value: "Skip": supported values: "Honor", "Ignore"`]],
  ])('%s', (_, topologySpreadConstraints, expected) => expect(podErrors({ topologySpreadConstraints })).toEqual(expected));

  test('a key that the selector has already is found in pods, whose labels the server adds', () => {
    const spec = { topologySpreadConstraints: [{ ...zone, labelSelector: { matchLabels: { app: 'web' } }, matchLabelKeys: ['app'] }] };
    expect(podErrors(spec, { labels: { app: 'web' } })).toEqual([`${at}[0][0]: Invalid value: "app": exists in both matchLabelKeys and labelSelector`]);
    expect(templateErrors(spec, { labels: { app: 'web' } })).toEqual([]);
  });
});

describe('tolerations', () => {
  const at = 'spec.tolerations[0]';
  test.each([
    ['value of what only exists', { key: 'a', operator: 'Exists', value: 'yes' }, [`${at}.operator: Invalid value: "yes": value must be empty when \`operator\` is 'Exists'`]],
    ['operator', { key: 'a', operator: 'In' }, [`${at}.operator: Unsupported value: "In": supported values: "Equal", "Exists"`]],
    ['operator that is off', { key: 'a', operator: 'Gt', value: '1' }, [`${at}.operator: Unsupported value: "Gt": supported values: "Equal", "Exists", "Lt", "Gt"`]],
    ['time', { key: 'a', operator: 'Exists', effect: 'NoSchedule', tolerationSeconds: 5 }, [
      `${at}.effect: Invalid value: "NoSchedule": effect must be 'NoExecute' when \`tolerationSeconds\` is set`,
    ]],
    ['effect', { key: 'a', operator: 'Exists', effect: 'Never' }, [`${at}.effect: Unsupported value: "Never": supported values: "NoSchedule", "PreferNoSchedule", "NoExecute"`]],
    ['no key', { value: 'a' }, [`${at}.operator: Invalid value: "": operator must be Exists when \`key\` is empty, which means "match all values and all keys"`]],
  ])('%s', (_, toleration, expected) => expect(podErrors({ tolerations: [toleration] })).toEqual(expected));
});
