import { formatQuantity, parseQuantity } from '../../kube/quantity-value.ts';
import { groupVersion } from '../../kube/resources/api-resource.ts';
import type { KubeObject } from '../../kube/object.ts';
import { fileOptions } from '../arguments/file-flags.ts';
import type { Info } from '../arguments/info.ts';
import { select } from '../arguments/select.ts';
import type { Command, Invocation } from '../command.ts';
import { CommandError } from '../errors/command-error.ts';
import { generate, generation } from '../generators/generate.ts';
import { goFloat } from '../print/go-value.ts';

/** `kubectl autoscale`. Rule: `AutoscaleOptions` of kubectl. */
export const command: Command = {
  path: 'autoscale',
  async run(invocation) {
    const { args, flags } = invocation;
    const [min, max] = [flags.int('min'), flags.int('max')];
    if (max < 1) throw new CommandError(`--max=MAXPODS is required and must be at least 1, max: ${max}`);
    if (max < min) throw new CommandError(`--max=MAXPODS must be larger or equal to --min=MINPODS, max: ${max}, min: ${min}`);
    if (flags.int('cpu-percent') > 0 && flags.text('cpu') !== '') throw new CommandError('--cpu-percent and --cpu are mutually exclusive');
    const metrics = metricsOf(invocation);
    const given = generation(invocation);
    let count = 0;
    await select(invocation, {
      args, ...fileOptions(flags), namespace: invocation.namespace, enforceNamespace: invocation.enforceNamespace, continueOnError: true,
    }).visit((info) => {
      count += 1;
      generate(invocation, given, autoscaler(invocation, info, metrics), { operation: given.dryRun === 'client' ? 'created' : 'autoscaled' });
    });
    if (count === 0) throw new CommandError('no objects passed to autoscale');
    return 0;
  },
};

function autoscaler({ flags }: Invocation, { resource, name }: Info, metrics: readonly object[]): KubeObject {
  if (!resource.subresources.includes('scale')) {
    const gvr = `${resource.group === '' ? '/' : ''}${groupVersion(resource)}, Resource=${resource.plural}`;
    throw new CommandError(`cannot autoscale a ${resource.kind}: could not find scale subresource for ${gvr} in discovery information`);
  }
  const min = flags.int('min');
  return {
    apiVersion: 'autoscaling/v2', kind: 'HorizontalPodAutoscaler', metadata: { name: flags.text('name') || name },
    spec: {
      scaleTargetRef: { kind: resource.kind, name, apiVersion: groupVersion(resource) }, ...(min > 0 ? { minReplicas: min } : {}),
      maxReplicas: flags.int('max'), ...(metrics.length === 0 ? {} : { metrics }),
    },
    status: { desiredReplicas: 0, currentMetrics: null },
  };
}

function metricsOf({ flags }: Invocation): object[] {
  const utilization = (name: string, percent: number): object => metric(name, { type: 'Utilization', averageUtilization: percent });
  const percent = flags.int('cpu-percent');
  const [cpu, memory] = [flags.text('cpu'), flags.text('memory')];
  return [
    ...(percent > 0 ? [utilization('cpu', percent)] : []),
    ...(cpu === '' ? [] : [metric('cpu', targetOf(cpu, 'cpu', 'm'))]),
    ...(memory === '' ? [] : [metric('memory', targetOf(memory, 'memory', 'Mi'))]),
  ];
}

const metric = (name: string, target: object): object => ({ type: 'Resource', resource: { name, target } });

/**
 * `70%`, `500m`, or a bare number in the unit that goes with the resource.
 * Rule: `parseResourceInput` there.
 */
function targetOf(written: string, name: string, unit: string): object {
  const text = written.trim();
  if (text.endsWith('%')) {
    const digits = text.slice(0, -1);
    if (!/^\+?\d+$/.test(digits)) throw new CommandError(`invalid percentage value: ${digits}`);
    return { type: 'Utilization', averageUtilization: Number(digits) };
  }
  const bare = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(text);
  const quantity = parseQuantity(bare ? `${goFloat(Number(text))}${unit}` : text);
  if (quantity === undefined) throw new CommandError(`invalid resource ${name} value: ${text}`);
  return { type: 'AverageValue', averageValue: formatQuantity(quantity) };
}
