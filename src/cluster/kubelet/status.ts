import { items, type Decoded, type KubeObject } from '../../kube/object.ts';
import { parseImageReference } from '../../kube/image-reference.ts';
import type { Clock } from '../clock/clock.ts';
import { conditionOf } from '../controllers/pods.ts';
import type { Container, ContainerState, Termination } from './container.ts';

/** What a kubelet knows of a pod, beside the object. */
export interface PodFacts {
  containers: readonly Container[];
  /** The sandbox stands: the pod has its address. */
  sandbox: boolean;
  ip: string | undefined;
  hostIp: string;
  /** Milliseconds since 1970. */
  startedAt: number;
  /** All init containers are done. */
  initialized: boolean;
  /** Set when the kubelet itself ended the pod, as for a deadline. */
  failure?: { reason: string; message: string };
}

/**
 * The status of a pod as its kubelet writes it.
 * Rules: `generateAPIPodStatus`, `getPhase` and the conditions of pkg/kubelet/status.
 */
export function podStatus(pod: KubeObject, facts: PodFacts, clock: Clock): Decoded {
  const { containers, ip, hostIp, failure } = facts;
  const old = pod['status'] ?? {};
  const phase = failure === undefined ? phaseOf(pod, containers) : 'Failed';
  const statuses = (role: (container: Container) => boolean): Decoded[] => containers.filter(role).map((container) => containerStatus(container, clock));
  const init = statuses(({ role }) => role === 'init' || role === 'sidecar');
  const ephemeral = statuses(({ role }) => role === 'ephemeral');
  return {
    ...(old.nominatedNodeName === undefined ? {} : { nominatedNodeName: old.nominatedNodeName }),
    conditions: conditionsOf(pod, facts, phase, clock),
    containerStatuses: statuses(({ role }) => role === 'main').sort(byName),
    ...(ephemeral.length === 0 ? {} : { ephemeralContainerStatuses: ephemeral }),
    hostIP: hostIp,
    hostIPs: [{ ip: hostIp }],
    ...(init.length === 0 ? {} : { initContainerStatuses: init }),
    ...(failure === undefined ? {} : { message: failure.message, reason: failure.reason }),
    observedGeneration: pod.metadata.generation,
    phase,
    ...(ip === undefined ? {} : { podIP: ip, podIPs: [{ ip }] }),
    qosClass: old.qosClass,
    startTime: clock.timestamp(facts.startedAt),
  };
}

const byName = (a: Decoded, b: Decoded): number => (a.name < b.name ? -1 : 1);

function phaseOf({ spec }: KubeObject, containers: readonly Container[]): string {
  const init = containers.filter(({ role }) => role === 'init');
  const main = containers.filter(({ role }) => role === 'main');
  if (init.some((container) => isFailedForGood(container, spec.restartPolicy))) return 'Failed';
  if (init.some(({ state }) => state.kind !== 'terminated' || state.end.exitCode !== 0)) return 'Pending';
  const waitsFirst = main.some(({ state, last }) => state.kind === 'waiting' && last === undefined);
  if (waitsFirst) return 'Pending';
  if (main.some(({ state }) => state.kind === 'running')) return 'Running';
  const ended = main.every(({ state }) => state.kind === 'terminated');
  if (!ended || spec.restartPolicy === 'Always') return 'Running';
  // The sidecars are stopped first.
  if (containers.some(({ role, state }) => role === 'sidecar' && state.kind === 'running')) return 'Running';
  const failed = main.some(({ state }) => state.kind === 'terminated' && state.end.exitCode !== 0);
  if (!failed) return 'Succeeded';
  return spec.restartPolicy === 'Never' ? 'Failed' : 'Running';
}

function isFailedForGood({ state }: Container, restartPolicy: string): boolean {
  return restartPolicy === 'Never' && state.kind === 'terminated' && state.end.exitCode !== 0;
}

function containerStatus(container: Container, clock: Clock): Decoded {
  const { spec, role, state, last, started, restarts, containerId } = container;
  // An init container is ready when it is done. Rule: `prober.manager.UpdatePodStatus`.
  const ready = role === 'init' ? state.kind === 'terminated' && state.end.exitCode === 0 : container.ready;
  const has = containerId !== '';
  const requests = spec.resources?.requests;
  const running = state.kind === 'running' && has;
  return {
    ...(running && requests !== undefined ? { allocatedResources: requests } : {}),
    ...(has ? { containerID: `containerd://${containerId}` } : {}),
    image: spec.image,
    imageID: has ? imageId(spec.image) : '',
    lastState: last === undefined ? {} : { terminated: terminated(last, clock) },
    name: spec.name,
    ready,
    ...(running && Object.keys(spec.resources ?? {}).length > 0 ? { resources: spec.resources } : {}),
    restartCount: restarts,
    started,
    state: stateOf(state, clock),
  };
}

function stateOf(state: ContainerState, clock: Clock): Decoded {
  if (state.kind === 'running') return { running: { startedAt: clock.timestamp(state.startedAt) } };
  if (state.kind === 'terminated') return { terminated: terminated(state.end, clock) };
  return { waiting: { ...(state.message === undefined ? {} : { message: state.message }), reason: state.reason } };
}

function terminated({ containerId, exitCode, reason, message, startedAt, finishedAt }: Termination, clock: Clock): Decoded {
  return {
    containerID: `containerd://${containerId}`, exitCode, finishedAt: clock.timestamp(finishedAt),
    ...(message === undefined ? {} : { message }), reason, startedAt: clock.timestamp(startedAt),
  };
}

/** An image by its digest; the digest is made from the name. */
export function imageId(image: string): string {
  const reference = parseImageReference(image);
  const repository = reference === undefined ? image : image.replace(/@.*$/, '').replace(/:[^/:]*$/, '');
  const full = repository.includes('/') ? (/^[^/]*[.:]/.test(repository) ? repository : `docker.io/${repository}`) : `docker.io/library/${repository}`;
  let digest = '';
  for (let part = 0; digest.length < 64; part++) {
    let hash = 0x811c9dc5 ^ part;
    for (let at = 0; at < image.length; at++) hash = Math.imul(hash ^ image.charCodeAt(at), 0x01000193);
    digest += (hash >>> 0).toString(16).padStart(8, '0');
  }
  return `${full}@sha256:${digest.slice(0, 64)}`;
}

/** Rules: the functions `Generate…Condition` of pkg/kubelet/status. */
function conditionsOf(pod: KubeObject, { containers, sandbox, initialized, ip }: PodFacts, phase: string, clock: Clock): Decoded[] {
  const names = (is: (container: Container) => boolean): string => containers.filter(is).map(({ spec }) => spec.name).join(' ');
  const ended = phase === 'Succeeded' || phase === 'Failed';
  const unready = names(({ role, ready }) => (role === 'main' || role === 'sidecar') && !ready);
  const unfinished = names(({ role, state, started }) => (role === 'init' && !(state.kind === 'terminated' && state.end.exitCode === 0)) || (role === 'sidecar' && !started));
  const containersReady = phase === 'Succeeded'
    ? no('PodCompleted')
    : phase === 'Failed' ? no('PodFailed') : unready === '' ? YES : no('ContainersNotReady', `containers with unready status: [${unready}]`);
  const missingGates = items(pod['spec'].readinessGates).map(({ conditionType }) => conditionType as string).filter((type) => conditionOf(pod, type)?.status !== 'True');
  const ready = containersReady !== YES ? containersReady : missingGates.length === 0 ? YES : no('ReadinessGatesNotReady', missingGates.map((type) => (conditionOf(pod, type) === undefined ? `corresponding condition of pod readiness gate "${type}" does not exist.` : `the status of pod readiness gate "${type}" is not "True", but ${conditionOf(pod, type).status}`)).join(', '));
  const now: readonly (readonly [string, Verdict])[] = [
    ['PodReadyToStartContainers', sandbox && ip !== undefined && !ended ? YES : NO],
    ['Initialized', initialized ? (phase === 'Succeeded' ? { status: 'True', reason: 'PodCompleted' } : YES) : no('ContainersNotInitialized', `containers with incomplete status: [${unfinished}]`)],
    ['Ready', ready],
    ['ContainersReady', containersReady],
  ];
  const written = new Set(now.map(([type]) => type));
  const others = items(pod['status']?.conditions).filter(({ type }) => !written.has(type));
  // A pod that names its node has been scheduled by nobody. Rule: `generateAPIPodStatus`.
  if (conditionOf(pod, 'PodScheduled') === undefined) others.push(condition(pod, 'PodScheduled', YES, clock));
  return [...now.map(([type, verdict]) => condition(pod, type, verdict, clock)), ...others];
}

interface Verdict {
  status: 'True' | 'False';
  reason?: string;
  message?: string;
}

const YES: Verdict = { status: 'True' };
const NO: Verdict = { status: 'False' };
const no = (reason: string, message?: string): Verdict => ({ status: 'False', reason, ...(message === undefined ? {} : { message }) });

function condition(pod: KubeObject, type: string, { status, reason, message }: Verdict, clock: Clock): Decoded {
  const old = conditionOf(pod, type);
  return {
    lastProbeTime: null,
    lastTransitionTime: old?.status === status ? old.lastTransitionTime : clock.timestamp(),
    ...(message === undefined ? {} : { message }),
    observedGeneration: pod.metadata.generation,
    ...(reason === undefined ? {} : { reason }),
    status,
    type,
  };
}
