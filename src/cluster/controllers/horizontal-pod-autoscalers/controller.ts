import type { Decoded, KubeObject } from '../../../kube/object.ts';
import { parseLabelSelector } from '../../api/label-selector.ts';
import type { ObjectAddress } from '../../api/requests.ts';
import type { ApiResource } from '../../api/resource.ts';
import { StatusError } from '../../api/status-error.ts';
import type { ControlPlane } from '../../control-plane.ts';
import { keyOf, splitKey, type Controller } from '../controller.ts';
import { limitReplicas, remember } from './limits.ts';
import { forget, memoryOf } from './memory.ts';
import { computeReplicas } from './metrics.ts';

const AUTOSCALERS = 'horizontalpodautoscalers.autoscaling';
const SOURCE = { component: 'horizontal-pod-autoscaler' };
/** Seconds between two looks. Rule: `--horizontal-pod-autoscaler-sync-period`. */
const PERIOD = 15;

/** Scales workloads by their metrics. Rule: `HorizontalController` of pkg/controller/podautoscaler. */
export const horizontalPodAutoscalers: Controller = {
  name: 'horizontalpodautoscaler',
  // A new one, too, waits for its turn.
  latency: PERIOD,
  watches: {
    [AUTOSCALERS]({ type, object }, plane) {
      if (type !== 'DELETED') return [keyOf(object)];
      forget(object.metadata.uid, plane);
      return [];
    },
  },
  reconcile(key, plane, requeue) {
    const { namespace, name } = splitKey(key);
    const autoscaler = plane.store.get(AUTOSCALERS, namespace, name);
    if (autoscaler === undefined) return;
    new Look(autoscaler, plane).run();
    requeue(key, PERIOD);
  },
};

const groupOf = (apiVersion: string | undefined): string => (apiVersion?.includes('/') ? apiVersion.split('/')[0]! : '');

/** A target is found by its group and kind, in whatever version it is served. */
function resourceOf(apiVersion: string | undefined, kind: string, { server }: ControlPlane): ApiResource | undefined {
  return server.registry.all().find((resource) => resource.kind === kind && resource.group === groupOf(apiVersion));
}

/** One look at an autoscaler and its target. Rule: `reconcileAutoscaler`. */
class Look {
  readonly #autoscaler: KubeObject;
  readonly #plane: ControlPlane;
  #conditions: Decoded[];

  constructor(autoscaler: KubeObject, plane: ControlPlane) {
    this.#autoscaler = autoscaler;
    this.#plane = plane;
    this.#conditions = autoscaler['status']?.conditions ?? [];
  }

  run(): void {
    const { spec, status } = this.#autoscaler;
    const found = this.#target();
    if (typeof found === 'string') {
      this.#record('Warning', 'FailedGetScale', found);
      this.#set('AbleToScale', 'False', 'FailedGetScale', `the HPA controller was unable to get the target's current scale: ${found}`);
      this.#write({ ...status });
      return;
    }
    this.#set('AbleToScale', 'True', 'SucceededGetScale', "the HPA controller was able to get the target's current scale");
    const { at, scale } = found;
    const current: number = scale['spec'].replicas;
    const { uid } = this.#autoscaler.metadata;
    const memory = memoryOf(uid, this.#plane);
    if (memory.recommendations.length === 0) memory.recommendations.push({ value: current, at: this.#plane.clock.now });
    const { minReplicas, maxReplicas } = spec;
    if (current === 0 && minReplicas !== 0) {
      this.#set('ScalingActive', 'False', 'ScalingDisabled', 'scaling is disabled since the replica count of the target is zero');
      this.#finish(current, current, null);
    } else if (current > maxReplicas) this.#rescale(at, scale, maxReplicas, 'Current number of replicas above Spec.MaxReplicas', null);
    else if (current < minReplicas) this.#rescale(at, scale, minReplicas, 'Current number of replicas below Spec.MinReplicas', null);
    else this.#byMetrics(at, scale);
  }

  /** The scale of the target; why it cannot be had otherwise. */
  #target(): { at: ObjectAddress; scale: KubeObject } | string {
    const { apiVersion, kind, name } = this.#autoscaler['spec'].scaleTargetRef;
    const { server } = this.#plane;
    const resource = resourceOf(apiVersion, kind, this.#plane);
    if (resource === undefined) return `no matches for kind "${kind}" in group "${groupOf(apiVersion)}"`;
    const at = { resource, namespace: this.#autoscaler.metadata.namespace, name, subresource: 'scale' };
    try {
      return { at, scale: server.get(at) };
    } catch (error) {
      if (error instanceof StatusError) return error.message;
      throw error;
    }
  }

  #byMetrics(at: ObjectAddress, scale: KubeObject): void {
    const { store, clock } = this.#plane;
    const { namespace, uid } = this.#autoscaler.metadata;
    const { spec } = this.#autoscaler;
    const current: number = scale['spec'].replicas;
    const text: string = scale['status']?.selector ?? '';
    if (text === '') {
      this.#fail(current, 'InvalidSelector', "the HPA target's scale is missing a selector", { event: 'SelectorRequired', said: 'selector is required' });
      return;
    }
    const matches = parseLabelSelector(text);
    const pods = store.list('pods', namespace).filter(({ metadata }) => matches(metadata.labels));
    const rivals = this.#rivals(pods);
    if (rivals.length > 1) {
      const message = `pods by selector ${text} are controlled by multiple HPAs: [${rivals.join(' ')}]`;
      this.#fail(current, 'AmbiguousSelector', message, { event: 'AmbiguousSelector', said: message });
      return;
    }
    const { replicas: wanted, name, statuses, failures, problem } = computeReplicas({ autoscaler: this.#autoscaler, selector: text, replicas: current, pods }, this.#plane);
    for (const { reason, said } of failures) this.#record('Warning', reason, said);
    if (wanted === undefined) {
      const { reason, said } = failures[0]!;
      this.#set('ScalingActive', 'False', reason, `the HPA was unable to compute the replica count: ${said}`);
      this.#finish(current, this.#autoscaler['status']?.desiredReplicas ?? 0, statuses);
      this.#record('Warning', 'FailedComputeMetricsReplicas', problem!);
      return;
    }
    this.#set('ScalingActive', 'True', 'ValidMetricFound', `the HPA was able to successfully calculate a replica count from ${name}`);
    const why = wanted > current ? `${name} above target` : 'All metrics below target';
    const { replicas, able, limited, limit } = limitReplicas(spec, current, wanted, memoryOf(uid, this.#plane), clock.now);
    this.#set('AbleToScale', 'True', ...able);
    this.#set('ScalingLimited', limited ? 'True' : 'False', ...limit);
    if (replicas === current) this.#finish(current, current, statuses);
    else this.#rescale(at, scale, replicas, why, statuses);
  }

  /** The autoscalers whose targets select some of the same pods. Rule: `hpasControllingPodsUnderSelector`. */
  #rivals(pods: readonly KubeObject[]): string[] {
    const { store, server } = this.#plane;
    const { namespace } = this.#autoscaler.metadata;
    const scaleText = (ref: Decoded): string => {
      const resource = resourceOf(ref.apiVersion, ref.kind, this.#plane);
      const isThere = resource?.subresources.includes('scale') && store.get(server.registry.storageOf(resource), namespace, ref.name) !== undefined;
      return isThere ? (server.get({ resource: resource!, namespace, name: ref.name, subresource: 'scale' })['status']?.selector ?? '') : '';
    };
    return store.list(AUTOSCALERS, namespace).filter((other) => {
      if (other === this.#autoscaler) return true;
      // One that has not had its turn yet is not known to the others.
      const text = other['status']?.conditions === undefined ? '' : scaleText(other['spec'].scaleTargetRef);
      if (text === '') return false;
      const matches = parseLabelSelector(text);
      return pods.some(({ metadata }) => matches(metadata.labels));
    }).map(keyOf);
  }

  #fail(current: number, reason: string, message: string, { event, said }: { event: string; said: string }): void {
    this.#record('Warning', event, said);
    this.#set('ScalingActive', 'False', reason, message);
    this.#finish(current, this.#autoscaler['status']?.desiredReplicas ?? 0, null);
    this.#record('Warning', 'FailedComputeMetricsReplicas', said);
  }

  #rescale(at: ObjectAddress, scale: KubeObject, replicas: number, why: string, statuses: Decoded[] | null): void {
    const { server, clock } = this.#plane;
    const current: number = scale['spec'].replicas;
    try {
      server.update(at, { ...scale, spec: { ...scale['spec'], replicas } });
    } catch (error) {
      if (!(error instanceof StatusError)) throw error;
      this.#record('Warning', 'FailedRescale', `New size: ${replicas}; reason: ${why}; error: ${error.message}`);
      this.#set('AbleToScale', 'False', 'FailedUpdateScale', `the HPA controller was unable to update the target scale: ${error.message}`);
      this.#finish(current, this.#autoscaler['status']?.desiredReplicas ?? 0, this.#autoscaler['status']?.currentMetrics ?? null);
      return;
    }
    this.#set('AbleToScale', 'True', 'SucceededRescale', `the HPA controller was able to update the target scale to ${replicas}`);
    this.#record('Normal', 'SuccessfulRescale', `New size: ${replicas}; reason: ${why}`);
    remember(this.#autoscaler['spec'], current, replicas, memoryOf(this.#autoscaler.metadata.uid, this.#plane), clock.now);
    this.#finish(current, replicas, statuses, clock.timestamp());
  }

  /** Rule: `setStatus`. */
  #finish(current: number, desired: number, statuses: Decoded[] | null, scaledAt: string | undefined = this.#autoscaler['status']?.lastScaleTime): void {
    this.#write({
      currentMetrics: statuses, ...(current === 0 ? {} : { currentReplicas: current }), desiredReplicas: desired,
      ...(scaledAt === undefined ? {} : { lastScaleTime: scaledAt }),
    });
  }

  #write(status: Decoded): void {
    this.#plane.server.writeStatus(this.#autoscaler, { ...status, conditions: this.#conditions }, AUTOSCALERS);
  }

  #record(type: 'Normal' | 'Warning', reason: string, message: string): void {
    this.#plane.events.record(SOURCE, this.#autoscaler, type, reason, message);
  }

  /** Rule: `setConditionInList`. */
  #set(type: string, status: 'True' | 'False', reason: string, message: string): void {
    const old = this.#conditions.find((condition) => condition.type === type);
    const lastTransitionTime = old?.status === status ? old.lastTransitionTime : this.#plane.clock.timestamp();
    const next = { lastTransitionTime, message, reason, status, type };
    this.#conditions = old === undefined ? [...this.#conditions, next] : this.#conditions.map((condition) => (condition === old ? next : condition));
  }
}
