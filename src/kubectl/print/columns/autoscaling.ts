import { items, type Decoded } from '../../../kube/object.ts';
import { formatQuantity, parseQuantity } from '../../../kube/quantity-value.ts';
import { listed, type TableDefinitions } from './definition.ts';

const SOURCES: Record<string, string> = {
  External: 'external', Pods: 'pods', Object: 'object', Resource: 'resource', ContainerResource: 'containerResource',
};

const amount = (value: unknown): string => {
  const parsed = parseQuantity(value);
  return parsed === undefined ? '<unknown>' : formatQuantity(parsed);
};

/** One metric: where it is over where it should be. Rule: `formatHPAMetrics`. */
function metric(spec: Decoded, status: Decoded): string {
  const source = SOURCES[spec.type];
  if (source === undefined) return '<unknown type>';
  const { target = {}, name } = spec[source] ?? {};
  const current = status?.[source]?.current;
  const average = target.averageValue !== undefined;
  if (source === 'pods') return `${amount(current?.averageValue)}/${amount(target.averageValue)}`;
  if (source === 'external' || source === 'object') {
    return average ? `${amount(current?.averageValue)}/${amount(target.averageValue)} (avg)` : `${amount(current?.value)}/${amount(target.value)}`;
  }
  if (average) return `${name}: ${amount(current?.averageValue)}/${amount(target.averageValue)}`;
  const utilization = (value: unknown, unset: string): string => (value === undefined ? unset : `${String(value)}%`);
  return `${name}: ${utilization(current?.averageUtilization, '<unknown>')}/${utilization(target.averageUtilization, '<auto>')}`;
}

/** The metrics of `autoscaling/v2`, or the one that `autoscaling/v1` has fields for. */
function targets({ spec = {}, status = {} }: Decoded): string {
  const cpu = spec.targetCPUUtilizationPercentage;
  if (cpu !== undefined) {
    const current = status.currentCPUUtilizationPercentage;
    return `cpu: ${current === undefined ? '<unknown>' : `${current}%`}/${cpu}%`;
  }
  return listed(items(spec.metrics).map((each, index) => metric(each, items(status.currentMetrics)[index])), 2, '<none>', ', ');
}

export const autoscaling: TableDefinitions = {
  'autoscaling/HorizontalPodAutoscaler': {
    columns: 'Name|Reference|Targets|MinPods|MaxPods|Replicas|Age',
    cells: (object) => {
      const { spec = {}, status } = object;
      const reference = spec.scaleTargetRef;
      return [
        `${reference?.kind}/${reference?.name}`, targets(object), String(spec.minReplicas ?? '<unset>'),
        spec.maxReplicas ?? 0, status?.currentReplicas ?? 0,
      ];
    },
  },
  'autoscaling/Scale': {
    columns: 'Name|Desired|Available|Age',
    cells: ({ spec, status }) => [spec?.replicas ?? 0, status?.replicas ?? 0],
  },
};
