import { items, type Decoded, type KubeObject } from '../../../kube/object.ts';
import { formatQuantity, parseQuantity } from '../../../kube/quantity-value.ts';
import type { ControlPlane } from '../../control-plane.ts';
import { goSelector } from '../go-selector.ts';
import { MetricError, replicasFor, type Answer, type Question } from './replica-calculator.ts';

/** How far a metric may be off its target before anything happens. Rule: `--horizontal-pod-autoscaler-tolerance`. */
const TOLERANCE = 0.1;

const NO_RESOURCE_METRICS = 'unable to fetch metrics from resource metrics API: the server could not find the requested resource (get pods.metrics.k8s.io)';
const NO_CUSTOM_METRICS = 'unable to fetch metrics from custom metrics API: no custom metrics API (custom.metrics.k8s.io) registered';

/** What one metric asks for. */
export interface Proposal {
  replicas: number;
  /** The metric as events name it. */
  name: string;
  status: Decoded;
}

/** Why a metric asks for nothing. */
export class FailedMetric extends Error {
  override readonly name = 'FailedMetric';
  readonly reason: string;
  /** What the event says; the message says it with the metric before it. */
  readonly said: string;

  constructor(reason: string, said: string, message: string) {
    super(message);
    this.reason = reason;
    this.said = said;
  }
}

/** The target of an autoscaler with its pods. */
export interface Target {
  autoscaler: KubeObject;
  /** That of its scale: `app=web`. */
  selector: string;
  replicas: number;
  pods: readonly KubeObject[];
}

/**
 * How many replicas a metric asks for.
 * @throws FailedMetric
 * Rule: `computeReplicasForMetric`.
 */
export function proposalOf(metric: Decoded, target: Target, plane: ControlPlane): Proposal {
  switch (metric.type) {
    case 'Resource':
      return ofResource('resource', metric.resource, target, plane);
    case 'ContainerResource':
      return ofResource('container', metric.containerResource, target, plane);
    default:
      throw unserved(metric, target);
  }
}

function ofResource(kind: 'resource' | 'container', source: Decoded, { autoscaler, selector, replicas, pods }: Target, plane: ControlPlane): Proposal {
  const { name, container, target } = source;
  const { namespace } = autoscaler.metadata;
  const isAverage = target.averageValue !== undefined;
  const reason = kind === 'resource' ? 'FailedGetResourceMetric' : 'FailedGetContainerResourceMetric';
  const question: Question = {
    resource: name, namespace, replicas, now: plane.clock.now, tolerance: toleranceOf(autoscaler),
    ...(container === undefined ? {} : { container }),
    ...(isAverage ? { average: milli(target.averageValue) } : { utilization: target.averageUtilization }),
  };
  let answer: Answer;
  try {
    if (plane.metrics === undefined) throw new MetricError(`unable to get metrics for resource ${name}: ${NO_RESOURCE_METRICS}`);
    answer = replicasFor(question, pods, plane.metrics.podUsage(namespace, selector));
  } catch (error) {
    if (!(error instanceof MetricError)) throw error;
    const said = `failed to get ${name} ${isAverage ? 'usage' : 'utilization'}: ${error.message}`;
    throw new FailedMetric(reason, said, `failed to get ${name} ${kind} metric value: ${said}`);
  }
  const what = kind === 'resource' ? `${name} resource` : `${name} container resource`;
  const current = {
    ...(answer.utilization === undefined ? {} : { averageUtilization: answer.utilization }),
    averageValue: quantity(answer.average),
  };
  return {
    replicas: answer.replicas,
    name: isAverage ? what : `${what} utilization (percentage of request)`,
    status: kind === 'resource'
      ? { resource: { current, name }, type: 'Resource' }
      : { containerResource: { container, current, name }, type: 'ContainerResource' },
  };
}

/** Rule: KEP-4951, the tolerance of an autoscaler's own rules. */
function toleranceOf({ spec }: KubeObject): Question['tolerance'] {
  const { scaleUp, scaleDown } = spec.behavior ?? {};
  const of = (rules: Decoded): number => (rules?.tolerance === undefined ? TOLERANCE : milli(rules.tolerance) / 1000);
  return { up: of(scaleUp), down: of(scaleDown) };
}

const milli = (text: Decoded): number => Number(parseQuantity(text)!.nano) / 1e6;

/** Thousandths of a unit as a quantity. Rule: `resource.NewMilliQuantity`. */
function quantity(thousandths: number): string {
  return formatQuantity({ nano: BigInt(Math.round(thousandths)) * 1_000_000n, format: 'DecimalSI' });
}

/** Metrics that no server serves here: those of other objects, and of things outside of the cluster. */
function unserved({ type, pods, object, external }: Decoded, { autoscaler }: Target): FailedMetric {
  const { namespace } = autoscaler.metadata;
  if (type === 'Pods') {
    const said = `unable to get metric ${pods.metric.name}: ${NO_CUSTOM_METRICS}`;
    return new FailedMetric('FailedGetPodsMetric', said, `failed to get pods metric value: ${said}`);
  }
  if (type === 'Object') {
    const { kind, name } = object.describedObject;
    const problem = `unable to get metric ${object.metric.name}: ${kind} on ${namespace} ${name}/${NO_CUSTOM_METRICS}`;
    const said = object.target.averageValue === undefined ? problem : `failed to get ${object.metric.name} object metric: ${problem}`;
    return new FailedMetric('FailedGetObjectMetric', problem, `failed to get object metric value: ${said}`);
  }
  if (type === 'External') {
    const { name, selector } = external.metric;
    const problem = `unable to get external metric ${namespace}/${name}/${goSelector(selector)}: unable to fetch metrics from external metrics API: the server could not find the requested resource (get ${name}.external.metrics.k8s.io)`;
    const said = external.target.averageValue === undefined ? `failed to get external metric ${name}: ${problem}` : `failed to get ${name} external metric: ${problem}`;
    return new FailedMetric('FailedGetExternalMetric', problem, `failed to get ${name} external metric value: ${said}`);
  }
  const said = `unknown metric source type "${type}"`;
  return new FailedMetric('InvalidMetricSourceType', said, said);
}

/** The metrics of an autoscaler together. */
export interface Computed {
  /** Undefined when they do not say. */
  replicas?: number;
  name: string;
  statuses: Decoded[];
  failures: FailedMetric[];
  /** All failures in one sentence. */
  problem?: string;
}

/**
 * The most that any of the metrics asks for. A metric that is not known is no reason to have fewer.
 * Rule: `computeReplicasForMetrics`.
 */
export function computeReplicas(target: Target, plane: ControlPlane): Computed {
  const metrics = items(target.autoscaler['spec'].metrics);
  const failures: FailedMetric[] = [];
  let best: Proposal | undefined;
  const statuses = metrics.map((metric) => {
    try {
      const proposal = proposalOf(metric, target, plane);
      if (best === undefined || proposal.replicas > best.replicas) best = proposal;
      return proposal.status;
    } catch (error) {
      if (!(error instanceof FailedMetric)) throw error;
      failures.push(error);
      return { type: '' };
    }
  });
  const isKnown = best !== undefined && (failures.length === 0 || best.replicas >= target.replicas);
  return {
    ...(isKnown ? { replicas: best!.replicas } : {}), name: best?.name ?? '', statuses, failures,
    ...(failures.length === 0 ? {} : { problem: `invalid metrics (${failures.length} invalid out of ${metrics.length}), first error is: ${failures[0]!.message}` }),
  };
}
