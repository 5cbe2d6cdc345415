import { items, type Decoded, type KubeObject } from '../../../kube/object.ts';
import { parseQuantity } from '../../../kube/quantity-value.ts';
import type { PodUsage } from '../../metrics/metrics-source.ts';
import { conditionOf } from '../pods.ts';

/** Seconds after the start of a pod in which its CPU use says little. Rule: `--horizontal-pod-autoscaler-cpu-initialization-period`. */
const CPU_INITIALIZATION = 300;
/** Seconds in which a pod that is not ready may still become so for the first time. Rule: `--horizontal-pod-autoscaler-initial-readiness-delay`. */
const INITIAL_READINESS = 30;

/** A number of replicas cannot be computed; the message says why. */
export class MetricError extends Error {
  override readonly name = 'MetricError';
}

/** What a metric asks of the number of replicas. */
export interface Question {
  /** `cpu`, `memory` */
  resource: string;
  namespace: string;
  /** The one container that counts; all do when undefined. */
  container?: string;
  /** Percent of the requests; undefined when `average` is given. */
  utilization?: number;
  /** Thousandths of a unit per pod. */
  average?: number;
  replicas: number;
  /** How far off the target may be, up and down. */
  tolerance: { up: number; down: number };
  now: number;
}

export interface Answer {
  replicas: number;
  /** Percent of the requests, if that was asked. */
  utilization?: number;
  /** Thousandths of a unit per pod. */
  average: number;
}

interface Ratio {
  ratio: number;
  utilization?: number;
  average: number;
}

/**
 * How many replicas bring a resource's use to its target.
 * @param pods those that the target's selector selects
 * @param usage what was measured of them
 * @throws MetricError
 * Rules: `GetResourceReplicas`, `calcPlainMetricReplicas` of the replica calculator, and
 * https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#algorithm-details
 */
export function replicasFor(question: Question, pods: readonly KubeObject[], usage: readonly PodUsage[]): Answer {
  const { replicas: current, tolerance } = question;
  const measured = metricsOf(question, usage);
  if (pods.length === 0) throw new MetricError('no pods returned by selector while calculating replica count');
  const { ready, unready, missing, ignored } = sorted(question, pods, measured, new Map(usage.map((one) => [one.pod, one])));
  for (const name of [...ignored, ...unready]) measured.delete(name);
  const requests = question.utilization === undefined ? undefined : requestsOf(question, pods);
  if (measured.size === 0) throw new MetricError('did not receive metrics for any ready pods');
  const first = ratioOf(question, measured, requests);
  const { ratio, ...seen } = first;
  const isWithin = (value: number): boolean => value >= 1 - tolerance.down && value <= 1 + tolerance.up;
  const countsUnready = unready.length > 0 && ratio > 1;
  if (!countsUnready && missing.length === 0) return { ...seen, replicas: isWithin(ratio) ? current : ceil(ratio * ready) };

  // What is not known counts so that it keeps the change small: nothing when there are to be more pods, all of the
  // target when there are to be fewer.
  for (const name of missing) {
    if (ratio < 1) measured.set(name, requests === undefined ? question.average! : (requests.get(name)! * Math.max(100, question.utilization!)) / 100);
    else if (ratio > 1 || requests === undefined) measured.set(name, 0);
  }
  if (countsUnready) for (const name of unready) measured.set(name, 0);
  const second = ratioOf(question, measured, requests).ratio;
  if (isWithin(second) || (ratio < 1 && second > 1) || (ratio > 1 && second < 1)) return { ...seen, replicas: current };
  const next = ceil(second * measured.size);
  if ((second < 1 && next > current) || (second > 1 && next < current)) return { ...seen, replicas: current };
  return { ...seen, replicas: next };
}

/** Floating point must not make 2 of what is 2.0000000000000004 a 3. */
const ceil = (value: number): number => Math.ceil(Number(value.toPrecision(12)));

/** The use of each pod, in thousandths of a unit. */
function metricsOf({ resource, container, namespace }: Question, usage: readonly PodUsage[]): Map<string, number> {
  const amount = ({ milliCpu, bytes }: { milliCpu: number; bytes: number }): number => (resource === 'cpu' ? milliCpu : resource === 'memory' ? bytes * 1000 : 0);
  const metrics = new Map<string, number>();
  if (resource !== 'cpu' && resource !== 'memory') throw unavailable(resource, NO_METRICS);
  for (const { pod, containers } of usage) {
    const counted = containers.filter(({ name }) => container === undefined || name === container);
    if (container !== undefined && counted.length === 0) throw unavailable(resource, `failed to get container metrics: container ${container} not present in metrics for pod ${namespace}/${pod}`);
    metrics.set(pod, Math.floor(counted.reduce((sum, one) => sum + amount(one), 0)));
  }
  if (metrics.size === 0) throw unavailable(resource, NO_METRICS);
  return metrics;
}

const unavailable = (resource: string, why: string): MetricError => new MetricError(`unable to get metrics for resource ${resource}: ${why}`);
const NO_METRICS = 'no metrics returned from resource metrics API';

interface Groups {
  ready: number;
  unready: string[];
  missing: string[];
  ignored: string[];
}

/** Rule: `groupPods`. */
function sorted(question: Question, pods: readonly KubeObject[], measured: ReadonlyMap<string, number>, usage: ReadonlyMap<string, PodUsage>): Groups {
  const groups: Groups = { ready: 0, unready: [], missing: [], ignored: [] };
  for (const pod of pods) {
    const { name, deletionTimestamp } = pod.metadata;
    const phase = pod['status']?.phase;
    if (deletionTimestamp !== undefined || phase === 'Failed') groups.ignored.push(name);
    else if (phase === 'Pending') groups.unready.push(name);
    else if (!measured.has(name)) groups.missing.push(name);
    else if (question.resource === 'cpu' && saysLittle(pod, usage.get(name)!, question.now)) groups.unready.push(name);
    else groups.ready++;
  }
  return groups;
}

/** Whether the CPU use of a pod is that of its start. */
function saysLittle(pod: KubeObject, { timestamp, window }: PodUsage, now: number): boolean {
  const ready = conditionOf(pod, 'Ready');
  const startTime = pod['status']?.startTime;
  if (ready === undefined || startTime === undefined) return true;
  const started = Date.parse(startTime);
  const since = Date.parse(ready.lastTransitionTime);
  if (started + CPU_INITIALIZATION * 1000 > now) return ready.status === 'False' || timestamp < since + window * 1000;
  return ready.status === 'False' && started + INITIAL_READINESS * 1000 > since;
}

/** What each pod asks for, in thousandths of a unit. @throws MetricError when one does not say. Rule: `calculatePodRequests`. */
function requestsOf({ resource, container }: Question, pods: readonly KubeObject[]): Map<string, number> {
  return new Map(pods.map(({ metadata, spec }) => {
    const sidecars = items(spec.initContainers).filter(({ restartPolicy }: Decoded) => restartPolicy === 'Always');
    const counted = [...items(spec.containers), ...sidecars].filter(({ name }) => container === undefined || name === container);
    const sum = counted.reduce((total, { name, resources }) => {
      const request = parseQuantity(resources?.requests?.[resource]);
      if (request === undefined) throw new MetricError(`missing request for ${resource} in container ${name} of Pod ${metadata.name}`);
      return total + Number(request.nano) / 1e6;
    }, 0);
    return [metadata.name as string, sum];
  }));
}

/** Rules: `GetResourceUtilizationRatio`, `GetMetricUsageRatio`: whole percents and whole thousandths, as Go divides. */
function ratioOf({ utilization, average }: Question, measured: ReadonlyMap<string, number>, requests: ReadonlyMap<string, number> | undefined): Ratio {
  let used = 0;
  let requested = 0;
  let counted = 0;
  for (const [name, value] of measured) {
    if (requests !== undefined && !requests.has(name)) continue;
    used += value;
    requested += requests?.get(name) ?? 0;
    counted++;
  }
  if (requests === undefined) {
    const perPod = Math.floor(used / counted);
    return { ratio: perPod / average!, average: perPod };
  }
  if (requested === 0) throw new MetricError('no metrics returned matched known pods');
  const percent = Math.floor((used * 100) / requested);
  return { ratio: percent / utilization!, utilization: percent, average: Math.floor(used / counted) };
}
