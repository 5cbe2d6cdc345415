import { items, type Decoded, type KubeObject } from '../../object.ts';
import { splitApiVersion } from '../../gvk.ts';
import { forbidden, invalid, required, type FieldError } from '../field-error.ts';
import { Path } from '../path.ts';
import { validateBehavior } from './behavior.ts';
import { validateMetric } from './metrics.ts';
import { validateTargetReference } from './target-reference.ts';

/** Without the feature HPAScaleToZero, which is off unless it is asked for. */
const LEAST_REPLICAS = 1;
const CAN_SCALE_FROM_ZERO = new Set(['Object', 'External']);

/**
 * An autoscaler of any version; the older one is read as the newer, whose fields the errors name.
 * Rule: `ValidateHorizontalPodAutoscaler`.
 */
export function validateHorizontalPodAutoscaler(autoscaler: KubeObject): FieldError[] {
  const { version } = splitApiVersion(autoscaler.apiVersion);
  const spec = version === 'v1' ? asVersion2(autoscaler['spec']) : autoscaler['spec'];
  const path = Path.root('spec');
  const target = spec.scaleTargetRef ?? {};
  return [
    ...validateBounds(spec, path),
    // The only kind of the core group that can be scaled.
    ...validateTargetReference(target, { needsGroup: target.kind !== 'ReplicationController' }, path.child('scaleTargetRef')),
    ...validateMetrics(spec, path.child('metrics')),
    ...validateBehavior(spec.behavior, path.child('behavior')),
  ];
}

/** Rule: `Convert_v1_HorizontalPodAutoscalerSpec_To_autoscaling_HorizontalPodAutoscalerSpec`. */
function asVersion2({ targetCPUUtilizationPercentage: averageUtilization, ...spec }: Decoded): Decoded {
  if (averageUtilization === undefined) return spec;
  return { ...spec, metrics: [{ type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization } } }] };
}

/** Rule: `validateHorizontalPodAutoscalerSpec`. */
function validateBounds({ minReplicas, maxReplicas = 0 }: Decoded, path: Path): FieldError[] {
  const errors: FieldError[] = [];
  const maxAt = path.child('maxReplicas');
  if (minReplicas < LEAST_REPLICAS) errors.push(invalid(path.child('minReplicas'), minReplicas, `must be greater than or equal to ${LEAST_REPLICAS}`));
  if (maxReplicas === 0) errors.push(required(maxAt, 'must be set and greater than 0'));
  if (maxReplicas < 0) errors.push(invalid(maxAt, maxReplicas, 'must be greater than 0'));
  if (maxReplicas < minReplicas) errors.push(invalid(maxAt, maxReplicas, 'must be greater than or equal to `minReplicas`'));
  return errors;
}

/** Rule: `validateMetrics`. */
function validateMetrics(spec: Decoded, path: Path): FieldError[] {
  const metrics = items(spec.metrics);
  const errors = metrics.flatMap((metric, index) => validateMetric(metric, path.index(index)));
  if (spec.minReplicas === 0 && !metrics.some(({ type }) => CAN_SCALE_FROM_ZERO.has(type))) {
    errors.push(forbidden(path, 'must specify at least one Object or External metric to support scaling to zero replicas'));
  }
  return errors;
}
