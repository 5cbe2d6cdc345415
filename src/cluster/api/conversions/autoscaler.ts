import { items, type Decoded, type KubeObject } from '../../../kube/object.ts';

/** Where v1 keeps what only v2 has a field for. */
const METRICS = 'autoscaling.alpha.kubernetes.io/metrics';
const BEHAVIOR = 'autoscaling.alpha.kubernetes.io/behavior';
const CONDITIONS = 'autoscaling.alpha.kubernetes.io/conditions';

const isCpuUtilization = (metric: Decoded): boolean =>
  metric.type === 'Resource' && metric.resource?.name === 'cpu' && metric.resource?.target?.averageUtilization !== undefined;

/**
 * A HorizontalPodAutoscaler of v1 as v2: its one target is a metric.
 * Rule: `Convert_v1_HorizontalPodAutoscaler_To_autoscaling_HorizontalPodAutoscaler`.
 */
export function autoscalerToV2(autoscaler: KubeObject): KubeObject {
  const { targetCPUUtilizationPercentage: target, ...spec } = autoscaler['spec'];
  const { [METRICS]: metrics, [BEHAVIOR]: behavior, [CONDITIONS]: _conditions, ...annotations } = autoscaler.metadata.annotations ?? {};
  const cpu = { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: target } } };
  const all = [...(target === undefined ? [] : [cpu]), ...(metrics === undefined ? [] : JSON.parse(metrics))];
  const { currentCPUUtilizationPercentage: current, ...status } = autoscaler['status'] ?? {};
  const currentMetrics = current === undefined ? null : [{ type: 'Resource', resource: { name: 'cpu', current: { averageUtilization: current } } }];
  return {
    ...autoscaler,
    metadata: withAnnotations(autoscaler.metadata, annotations),
    spec: { ...spec, ...(all.length === 0 ? {} : { metrics: all }), ...(behavior === undefined ? {} : { behavior: JSON.parse(behavior) }) },
    ...(autoscaler['status'] === undefined ? {} : { status: { currentMetrics, ...status } }),
  };
}

/** The way back: the CPU utilization is the target, other metrics, behaviour and conditions are annotations. */
export function autoscalerToV1(autoscaler: KubeObject): KubeObject {
  const { metrics, behavior, ...spec } = autoscaler['spec'];
  const cpu = items(metrics).find(isCpuUtilization);
  const others = items(metrics).filter((metric) => metric !== cpu);
  const { currentMetrics, conditions, ...status } = autoscaler['status'] ?? {};
  const current = items(currentMetrics).find((metric) => metric.type === 'Resource' && metric.resource?.name === 'cpu')?.resource.current.averageUtilization;
  const annotations = {
    ...autoscaler.metadata.annotations,
    ...(others.length === 0 ? {} : { [METRICS]: JSON.stringify(others) }),
    ...(behavior === undefined ? {} : { [BEHAVIOR]: JSON.stringify(behavior) }),
    ...(items(conditions).length === 0 ? {} : { [CONDITIONS]: JSON.stringify(conditions) }),
  };
  return {
    ...autoscaler,
    metadata: withAnnotations(autoscaler.metadata, annotations),
    spec: { ...spec, ...(cpu === undefined ? {} : { targetCPUUtilizationPercentage: cpu.resource.target.averageUtilization }) },
    ...(autoscaler['status'] === undefined ? {} : {
      status: { currentReplicas: 0, ...status, ...(current === undefined ? {} : { currentCPUUtilizationPercentage: current }) },
    }),
  };
}

function withAnnotations(metadata: Decoded, annotations: Record<string, string>): Decoded {
  const { annotations: _old, ...rest } = metadata;
  return Object.keys(annotations).length === 0 ? rest : { ...rest, annotations };
}
