import { expect, test } from 'vitest';
import { described, squeezed } from './testing/described.ts';

const autoscaler = (version: string, spec: string, status: string): string =>
  squeezed(
    described(
      `apiVersion: autoscaling/${version}\nkind: HorizontalPodAutoscaler\nmetadata: {name: h, namespace: default, creationTimestamp: "2026-11-21T02:00:00Z"}\n` +
        `spec: {scaleTargetRef: {kind: Deployment, name: web}, maxReplicas: 5, ${spec}}\nstatus: ${status}\n`,
    ),
  );

// The forms of `describeHorizontalPodAutoscalerV2` of kubectl 1.36.
test.each([
  ['{type: Resource, resource: {name: cpu, target: {averageUtilization: 80}}}', '{resource: {current: {averageUtilization: 40, averageValue: 100m}}}', 'resource cpu on pods  (as a percentage of request):  40% (100m) / 80%'],
  ['{type: Resource, resource: {name: cpu, target: {}}}', '{}', 'resource cpu on pods  (as a percentage of request):  <unknown> / <auto>'],
  ['{type: Resource, resource: {name: memory, target: {averageValue: 1024Mi}}}', '{resource: {current: {averageValue: 1Mi}}}', 'resource memory on pods:  1Mi / 1Gi'],
  ['{type: ContainerResource, containerResource: {name: cpu, container: c, target: {averageUtilization: 50}}}', '{}', 'resource cpu of container "c" on pods  (as a percentage of request):  <unknown> / 50%'],
  ['{type: Pods, pods: {metric: {name: hits}, target: {averageValue: "10"}}}', '{pods: {current: {averageValue: "3"}}}', '"hits" on pods:  3 / 10'],
  ['{type: Object, object: {metric: {name: hits}, describedObject: {kind: Ingress, name: i}, target: {type: Value, value: "10"}}}', '{object: {current: {value: "3"}}}', '"hits" on Ingress/i (target value):  3 / 10'],
  ['{type: Object, object: {metric: {name: hits}, describedObject: {kind: Ingress, name: i}, target: {type: AverageValue, averageValue: "10"}}}', '{}', '"hits" on Ingress/i (target average value):  <unknown> / 10'],
  ['{type: External, external: {metric: {name: queue}, target: {value: "10"}}}', '{external: {current: {value: "3"}}}', '"queue" (target value):  3 / 10'],
  ['{type: External, external: {metric: {name: queue}, target: {averageValue: "10"}}}', '{external: {current: {}}}', '"queue" (target average value):  <unknown> / 10'],
  ['{type: Odd}', '{}', '<unknown metric type "Odd">'],
])('the metric %s', (metric, current, shown) => {
  expect(autoscaler('v2', `metrics: [${metric}]`, `{currentMetrics: [${current}]}`)).toContain(`Metrics:  ( current / target )\n  ${shown}\nMin replicas:  <unset>\nMax replicas:  5\n`);
});

test('the older version', () => {
  expect(autoscaler('v1', 'minReplicas: 1, targetCPUUtilizationPercentage: 60', '{currentReplicas: 1, desiredReplicas: 2}')).toContain(
    'Reference:  Deployment/web\nTarget CPU utilization:  60%\nCurrent CPU utilization:  <unknown>%\nMin replicas:  1\nMax replicas:  5\nDeployment pods:  1 current / 2 desired\n',
  );
});
