import { expect, test } from 'vitest';
import type { Decoded } from '../../object.ts';
import { said, selector } from '../testing/said.ts';
import { validatePodDisruptionBudget } from './pod-disruption-budget.ts';

function check(spec: Decoded): string[] {
  return said(validatePodDisruptionBudget, { apiVersion: 'policy/v1', kind: 'PodDisruptionBudget', metadata: { name: 'demo' }, spec: { selector, ...spec } });
}

test.each<Decoded>([{}, { minAvailable: 0 }, { maxUnavailable: '100%' }, { minAvailable: 1, selector: {} }, { minAvailable: 1, unhealthyPodEvictionPolicy: 'AlwaysAllow' }])(
  'takes %j',
  (spec) => {
    expect(check(spec)).toEqual([]);
  },
);

// Recorded answers of a Kubernetes 1.36 API server, and `ValidatePodDisruptionBudgetSpec`.
test.each<[Decoded, string]>([
  [{ minAvailable: -1 }, 'spec.minAvailable: Invalid value: -1: must be greater than or equal to 0'],
  [{ minAvailable: '150%' }, 'spec.minAvailable: Invalid value: "150%": must not be greater than 100%'],
  [{ maxUnavailable: '50' }, `spec.maxUnavailable: Invalid value: "50": a valid percent string must be a numeric string followed by an ending '%' (e.g. '1%',  or '93%', regex used for validation is '[0-9]+%')`],
  [{ minAvailable: 1, maxUnavailable: 1 }, 'spec: Invalid value: {"MinAvailable":1,"Selector":{"matchLabels":{"app":"demo"}},"MaxUnavailable":1,"UnhealthyPodEvictionPolicy":null}: minAvailable and maxUnavailable cannot be both set'],
  [{ unhealthyPodEvictionPolicy: 'Never' }, 'spec.unhealthyPodEvictionPolicy: Unsupported value: "Never": supported values: "AlwaysAllow", "IfHealthyBudget"'],
])('refuses %j', (spec, expected) => {
  expect(check(spec)).toEqual([expected]);
});
