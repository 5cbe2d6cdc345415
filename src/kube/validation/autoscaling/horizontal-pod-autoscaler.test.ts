import { describe, expect, test } from 'vitest';
import type { Decoded } from '../../object.ts';
import { said } from '../testing/said.ts';
import { validateHorizontalPodAutoscaler } from './horizontal-pod-autoscaler.ts';

const scaleTargetRef = { apiVersion: 'apps/v1', kind: 'Deployment', name: 'demo' };

function check(spec: Decoded, version = 'v2'): string[] {
  const object = { apiVersion: `autoscaling/${version}`, kind: 'HorizontalPodAutoscaler', metadata: { name: 'demo' }, spec: { scaleTargetRef, maxReplicas: 3, ...spec } };
  return said(validateHorizontalPodAutoscaler, object);
}

function metric(fields: Decoded): Decoded {
  return { metrics: [fields] };
}

const cpu = { name: 'cpu', target: { type: 'Utilization', averageUtilization: 50 } };
const perPod = { type: 'AverageValue', averageValue: '10' };
const AT = 'spec.metrics[0]';

describe('validateHorizontalPodAutoscaler', () => {
  test.each<[string, Decoded]>([
    ['a minimal one', {}],
    ['a part of a container', metric({ type: 'ContainerResource', containerResource: { ...cpu, container: 'api' } })],
    ['a metric of pods', metric({ type: 'Pods', pods: { metric: { name: 'requests' }, target: perPod } })],
    ['a metric of an object', metric({ type: 'Object', object: { describedObject: { apiVersion: 'v1', kind: 'Service', name: 'api' }, metric: { name: 'requests' }, target: { type: 'Value', value: '1k' } } })],
    ['a ReplicationController', { scaleTargetRef: { apiVersion: 'v1', kind: 'ReplicationController', name: 'demo' } }],
    ['a slow way down', { behavior: { scaleDown: { stabilizationWindowSeconds: 3600, policies: [{ type: 'Pods', value: 1, periodSeconds: 1800 }] } } }],
  ])('takes %s', (_, spec) => {
    expect(check(spec)).toEqual([]);
  });

  // Recorded answers of a Kubernetes 1.36 API server.
  test.each<[string, Decoded, string[]]>([
    ['more at least than at most', { minReplicas: 4 }, ['spec.maxReplicas: Invalid value: 3: must be greater than or equal to `minReplicas`']],
    ['none at all', { minReplicas: 0 }, ['spec.minReplicas: Invalid value: 0: must be greater than or equal to 1', 'spec.metrics: Forbidden: must specify at least one Object or External metric to support scaling to zero replicas']],
    ['a target without a group', { scaleTargetRef: { ...scaleTargetRef, apiVersion: 'v1' } }, ['spec.scaleTargetRef.apiVersion: Invalid value: "v1": apiVersion must specify API group']],
    ['a kind with its group', { scaleTargetRef: { ...scaleTargetRef, kind: 'apps/Deployment' } }, [`spec.scaleTargetRef.kind: Invalid value: "apps/Deployment": may not contain '/'`]],
    ['a metric without a source', metric({ type: 'Resource' }), [`${AT}.resource: Required value: must populate information for the given metric source`]],
    [
      'a source without a target',
      metric({ type: 'Resource', resource: { name: 'cpu' } }),
      [
        `${AT}.resource.target.type: Required value: must specify a metric target type`,
        `${AT}.resource.target.type: Invalid value: "": must be either Utilization, Value, or AverageValue`,
        `${AT}.resource.target.averageUtilization: Required value: must set either a target raw value or a target utilization`,
      ],
    ],
    ['a slash in a name', metric({ type: 'External', external: { metric: { name: 'queue/length' }, target: perPod } }), [`${AT}.external.metric.name: Invalid value: "queue/length": may not contain '/'`]],
  ])('refuses %s', (_, spec, expected) => {
    expect(check(spec)).toEqual(expected);
  });

  // `validateMetricSpec`, `validateScalingRules`, `validateScalingPolicy`.
  test.each<[string, Decoded, string[]]>([
    ['two sources', metric({ type: 'Resource', resource: cpu, pods: { metric: { name: 'requests' }, target: perPod } }), [`${AT}.pods: Forbidden: must populate the given metric source only`]],
    ['a value and a share', metric({ type: 'Resource', resource: { name: 'cpu', target: { ...cpu.target, averageValue: '1' } } }), [`${AT}.resource.target.averageValue: Forbidden: may not set both a target raw value and a target utilization`]],
    ['a goal of nothing', metric({ type: 'Pods', pods: { metric: { name: 'requests' }, target: { type: 'AverageValue', averageValue: '0' } } }), [`${AT}.pods.target.averageValue: Invalid value: "0": must be positive`]],
    ['a window too long', { behavior: { scaleUp: { stabilizationWindowSeconds: 3601 } } }, ['spec.behavior.scaleUp.stabilizationWindowSeconds: Invalid value: 3601: must be less than or equal to 3600']],
    ['no policies', { behavior: { scaleDown: { policies: [] } } }, ['spec.behavior.scaleDown.policies: Required value: must specify at least one Policy']],
    ['a policy without a period', { behavior: { scaleDown: { policies: [{ type: 'Percent', value: 10 }] } } }, ['spec.behavior.scaleDown.policies[0].periodSeconds: Invalid value: 0: must be greater than zero']],
    ['an unknown choice', { behavior: { scaleDown: { selectPolicy: 'Sum' } } }, ['spec.behavior.scaleDown.selectPolicy: Unsupported value: "Sum": supported values: "Disabled", "Max", "Min"']],
  ])('refuses %s', (_, spec, expected) => {
    expect(check(spec)).toEqual(expected);
  });

  test('the old version is judged as the new one', () => {
    expect(check({ targetCPUUtilizationPercentage: 0 }, 'v1')).toEqual([`${AT}.resource.target.averageUtilization: Invalid value: 0: must be greater than 0`]);
  });
});
