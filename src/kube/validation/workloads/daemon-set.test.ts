import { describe, expect, test } from 'vitest';
import type { Decoded } from '../../object.ts';
import { said, selector, template } from '../testing/said.ts';
import { validateDaemonSet } from './daemon-set.ts';

function check(spec: Decoded): string[] {
  return said(validateDaemonSet, { apiVersion: 'apps/v1', kind: 'DaemonSet', metadata: { name: 'demo' }, spec: { selector, template: template(), ...spec } });
}

function rolling(rollingUpdate: Decoded): Decoded {
  return { updateStrategy: { type: 'RollingUpdate', rollingUpdate } };
}

describe('validateDaemonSet', () => {
  test.each<[string, Decoded]>([
    ['a minimal one', {}],
    ['a surge instead of unavailable pods', rolling({ maxSurge: 1, maxUnavailable: 0 })],
    ['deletion by hand', { updateStrategy: { type: 'OnDelete' } }],
  ])('takes %s', (_, spec) => {
    expect(check(spec)).toEqual([]);
  });

  // Recorded answers of a Kubernetes 1.36 API server.
  test.each<[string, Decoded, string[]]>([
    ['an empty selector', { selector: {} }, ['spec.selector: Invalid value: {}: empty selector is invalid for daemonset']],
    ['a surge and unavailable pods', rolling({ maxSurge: 1, maxUnavailable: 1 }), ['spec.updateStrategy.rollingUpdate.maxSurge: Invalid value: 1: may not be set when maxUnavailable is non-zero']],
    ['neither', rolling({ maxUnavailable: 0 }), ['spec.updateStrategy.rollingUpdate.maxUnavailable: Required value: cannot be 0 when maxSurge is 0']],
  ])('refuses %s', (_, spec, expected) => {
    expect(check(spec)).toEqual(expected);
  });

  // `ValidateDaemonSetSpec` names a missing selector by the labels that it does not match.
  test.each<[string, Decoded, string[]]>([
    ['no selector', { selector: undefined }, ['spec.template.metadata.labels: Invalid value: {"app":"demo"}: `selector` does not match template `labels`']],
    ['an unknown strategy', { updateStrategy: { type: 'Recreate' } }, ['spec.updateStrategy: Unsupported value: {"Type":"Recreate","RollingUpdate":null}: supported values: "RollingUpdate", "OnDelete"']],
    ['pods that end', { template: template({ restartPolicy: 'OnFailure' }) }, ['spec.template.spec.restartPolicy: Unsupported value: "OnFailure": supported values: "Always"']],
  ])('refuses %s', (_, spec, expected) => {
    expect(check(spec)).toEqual(expected);
  });
});
