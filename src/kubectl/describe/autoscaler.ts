import { goQuote } from '../../kube/decode/go-quote.ts';
import { items, type Decoded, type KubeObject } from '../../kube/object.ts';
import { writeEvents } from './events.ts';
import { writeHead } from './metadata.ts';
import type { Related } from './related.ts';
import { count, orElse, quantityText, timeText } from './values.ts';
import type { DescribeWriter } from './writer.ts';

const UNKNOWN = '<unknown>';

/** Rule: `describeHorizontalPodAutoscalerV2`, `describeHorizontalPodAutoscalerV1`. */
export function describeAutoscaler(w: DescribeWriter, autoscaler: KubeObject, related: Related): void {
  const { apiVersion, metadata, spec, status = {} } = autoscaler;
  writeHead(w, autoscaler);
  w.line(0, 'CreationTimestamp:', timeText(metadata.creationTimestamp));
  w.line(0, 'Reference:', `${spec.scaleTargetRef.kind}/${spec.scaleTargetRef.name}`);
  if (apiVersion === 'autoscaling/v1') {
    writeCpuTarget(w, autoscaler);
  } else {
    w.line(0, 'Metrics:', '( current / target )');
    items(spec.metrics).forEach((metric, index) => writeMetric(w, metric, status.currentMetrics?.[index]));
  }
  w.line(0, 'Min replicas:', spec.minReplicas ?? '<unset>');
  w.line(0, 'Max replicas:', count(spec.maxReplicas));
  if (spec.behavior) {
    w.line(0, 'Behavior:');
    writeDirection(w, 'Scale Up:', spec.behavior.scaleUp);
    writeDirection(w, 'Scale Down:', spec.behavior.scaleDown);
  }
  w.line(0, `${spec.scaleTargetRef.kind} pods:`, `${count(status.currentReplicas)} current / ${count(status.desiredReplicas)} desired`);
  if (items(status.conditions).length > 0) {
    w.line(0, 'Conditions:');
    w.line(1, 'Type', 'Status', 'Reason', 'Message');
    w.line(1, '----', '------', '------', '-------');
    for (const condition of status.conditions) w.line(1, condition.type, condition.status, condition.reason, condition.message);
  }
  writeEvents(w, autoscaler, related);
}

function writeCpuTarget(w: DescribeWriter, { spec, status }: KubeObject): void {
  if (typeof spec.targetCPUUtilizationPercentage !== 'number') return;
  w.line(0, 'Target CPU utilization:', `${spec.targetCPUUtilizationPercentage}%`);
  w.line(0, 'Current CPU utilization:', `${status?.currentCPUUtilizationPercentage ?? UNKNOWN}%`);
}

/** One metric: what it is and is of, its value now, and the target. */
function writeMetric(w: DescribeWriter, metric: Decoded, now: Decoded): void {
  const { external, pods, object, resource, containerResource } = metric;
  switch (metric.type) {
    case 'External': {
      const isAverage = Boolean(external.target.averageValue);
      // An average that is not known yet is unknown here, where other metrics say `<nil>`.
      const average = now?.external?.current.averageValue;
      const value = isAverage ? average && amount(average) : now?.external && amount(now.external.current.value);
      w.line(1, `${goQuote(external.metric.name)} (target ${isAverage ? 'average ' : ''}value):`, against(value, external.target, isAverage));
      break;
    }
    case 'Pods':
      w.line(1, `${goQuote(pods.metric.name)} on pods:`, against(now?.pods && amount(now.pods.current.averageValue), pods.target, true));
      break;
    case 'Object': {
      const isAverage = object.target.type === 'AverageValue';
      const value = now?.object && amount(isAverage ? now.object.current.averageValue : now.object.current.value);
      const { kind, name } = object.describedObject;
      w.line(1, `"${object.metric.name}" on ${kind}/${name} (target ${isAverage ? 'average ' : ''}value):`, against(value, object.target, isAverage));
      break;
    }
    case 'Resource':
      writeResourceMetric(w, `resource ${resource.name} on pods`, resource.target, now?.resource?.current);
      break;
    case 'ContainerResource':
      writeResourceMetric(
        w, `resource ${containerResource.name} of container "${containerResource.container}" on pods`, containerResource.target, now?.containerResource?.current,
      );
      break;
    default:
      w.line(1, `<unknown metric type ${goQuote(metric.type ?? '')}>`);
  }
}

function writeResourceMetric(w: DescribeWriter, title: string, target: Decoded, current: Decoded): void {
  if (target.averageValue) {
    w.line(1, `${title}:`, against(current && amount(current.averageValue), target, true));
    return;
  }
  const used = current?.averageUtilization === undefined ? UNKNOWN : `${current.averageUtilization}% (${amount(current.averageValue)})`;
  const wanted = target.averageUtilization === undefined ? '<auto>' : `${target.averageUtilization}%`;
  w.line(1, `${title}  (as a percentage of request):`, `${used} / ${wanted}`);
}

/** A quantity that Go has a pointer to. */
function amount(value: unknown): string {
  return value === undefined || value === null ? '<nil>' : quantityText(value);
}

function against(current: string | undefined, target: Decoded, isAverage: boolean): string {
  return `${orElse(current, UNKNOWN)} / ${amount(isAverage ? target.averageValue : target.value)}`;
}

/** Rule: `printDirectionBehavior`. */
function writeDirection(w: DescribeWriter, title: string, rules: Decoded): void {
  if (!rules) return;
  w.line(1, title);
  if (typeof rules.stabilizationWindowSeconds === 'number') w.line(2, `Stabilization Window: ${rules.stabilizationWindowSeconds} seconds`);
  if (items(rules.policies).length === 0) return;
  w.line(2, `Select Policy: ${rules.selectPolicy ?? 'Max'}`);
  w.line(2, 'Policies:');
  for (const { type, value, periodSeconds } of rules.policies) w.line(3, `- Type: ${type}`, `Value: ${value}`, `Period: ${periodSeconds} seconds`);
}
