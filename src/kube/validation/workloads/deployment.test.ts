import { describe, expect, test } from 'vitest';
import type { Decoded } from '../../object.ts';
import { said, selector, template } from '../testing/said.ts';
import { validateDeployment } from './deployment.ts';

function check(spec: Decoded): string[] {
  return said(validateDeployment, { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'demo' }, spec: { selector, template: template(), ...spec } });
}

const AT = 'spec.strategy.rollingUpdate.maxUnavailable';

describe('validateDeployment', () => {
  test.each<[string, Decoded]>([
    ['a minimal one', {}],
    ['no replicas', { replicas: 0 }],
    ['a surge of more than all pods', { strategy: { rollingUpdate: { maxSurge: '150%' } } }],
    ['no unavailable pods', { strategy: { rollingUpdate: { maxUnavailable: 0 } } }],
    ['a recreation', { strategy: { type: 'Recreate' } }],
    ['a selector of expressions', { selector: { matchExpressions: [{ key: 'app', operator: 'In', values: ['demo', 'other'] }] } }],
  ])('takes %s', (_, spec) => {
    expect(check(spec)).toEqual([]);
  });

  // Recorded answers of a Kubernetes 1.36 API server.
  test.each<[string, Decoded, string[]]>([
    ['negative replicas', { replicas: -1 }, ['spec.replicas: Invalid value: -1: must be greater than or equal to 0']],
    ['no selector', { selector: undefined }, ['spec.selector: Required value', 'spec.template.metadata.labels: Invalid value: {"app":"demo"}: `selector` does not match template `labels`']],
    ['an empty selector', { selector: {} }, ['spec.selector: Invalid value: {}: empty selector is invalid for deployment']],
    ['other labels', { selector: { matchLabels: { app: 'x' } } }, ['spec.template.metadata.labels: Invalid value: {"app":"demo"}: `selector` does not match template `labels`']],
    [
      'an operator of node affinity',
      { selector: { matchExpressions: [{ key: 'app', operator: 'Gt', values: ['1'] }] } },
      [
        'spec.selector.matchExpressions[0].operator: Invalid value: "Gt": not a valid selector operator',
        'spec.selector: Invalid value: {"matchExpressions":[{"key":"app","operator":"Gt","values":["1"]}]}: invalid label selector',
      ],
    ],
    ['a recreation that rolls', { strategy: { type: 'Recreate', rollingUpdate: { maxSurge: 1 } } }, ["spec.strategy.rollingUpdate: Forbidden: may not be specified when strategy `type` is 'Recreate'"]],
    ['too much unavailable', { strategy: { rollingUpdate: { maxUnavailable: '101%' } } }, [`${AT}: Invalid value: "101%": must not be greater than 100%`]],
    ['a deadline before pods can be ready', { minReadySeconds: 600 }, ['spec.progressDeadlineSeconds: Invalid value: 600: must be greater than minReadySeconds']],
  ])('refuses %s', (_, spec, expected) => {
    expect(check(spec)).toEqual(expected);
  });

  // `ValidateDeploymentStrategy` and `ValidateRollingUpdateDeployment`.
  test.each<[string, Decoded, string[]]>([
    ['nothing to roll with', { strategy: { rollingUpdate: { maxSurge: 0, maxUnavailable: '0%' } } }, [`${AT}: Invalid value: "0%": may not be 0 when \`maxSurge\` is 0`]],
    ['a number in quotes', { strategy: { rollingUpdate: { maxUnavailable: '50' } } }, [`${AT}: Invalid value: "50": a valid percent string must be a numeric string followed by an ending '%' (e.g. '1%',  or '93%', regex used for validation is '[0-9]+%')`]],
    ['an unknown strategy', { strategy: { type: 'Canary' } }, ['spec.strategy: Unsupported value: {"Type":"Canary","RollingUpdate":null}: supported values: "Recreate", "RollingUpdate"']],
    ['pods that end', { template: template({ restartPolicy: 'Never' }) }, ['spec.template.spec.restartPolicy: Unsupported value: "Never": supported values: "Always"']],
    ['pods with a deadline', { template: template({ activeDeadlineSeconds: 5 }) }, ['spec.template.spec.activeDeadlineSeconds: Forbidden: activeDeadlineSeconds in ReplicaSet is not Supported']],
  ])('refuses %s', (_, spec, expected) => {
    expect(check(spec)).toEqual(expected);
  });
});
