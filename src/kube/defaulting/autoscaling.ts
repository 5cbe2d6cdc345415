import { items, type Decoded } from '../object.ts';

/** Rule: `autoscaling.DefaultCPUUtilization`. */
const CPU_PERCENT = 80;
const UP_PODS = { type: 'Pods', value: 4, periodSeconds: 15 };
const ALL_PODS = { type: 'Percent', value: 100, periodSeconds: 15 };

/** Rule: `SetDefaults_HorizontalPodAutoscaler` of autoscaling/v2. */
export function defaultAutoscaler({ spec }: Decoded): void {
  spec.minReplicas ??= 1;
  if (items(spec.metrics).length === 0) {
    spec.metrics = [{ type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: CPU_PERCENT } } }];
  }
  if (!spec.behavior) return;
  spec.behavior.scaleUp = { selectPolicy: 'Max', stabilizationWindowSeconds: 0, policies: [{ ...UP_PODS }, { ...ALL_PODS }], ...spec.behavior.scaleUp };
  spec.behavior.scaleDown = { selectPolicy: 'Max', policies: [{ ...ALL_PODS }], ...spec.behavior.scaleDown };
}

/** Where the old version keeps the metrics that it has no fields for. */
const OTHER_METRICS = 'autoscaling.alpha.kubernetes.io/metrics';

/**
 * Without any metric, the old version gets a target for the CPU.
 * Rules: `SetDefaults_HorizontalPodAutoscaler` of autoscaling/v1, and the conversion from it.
 */
export function defaultAutoscalerV1({ metadata, spec }: Decoded): void {
  spec.minReplicas ??= 1;
  if (metadata.annotations?.[OTHER_METRICS] === undefined) spec.targetCPUUtilizationPercentage ??= CPU_PERCENT;
}
