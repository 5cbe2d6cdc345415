import { counted } from '../../../findings/summary-line.ts';
import type { ClaimSnapshot, ContainerSnapshot, IngressSnapshot, NodeSnapshot, PodSnapshot, ServiceSnapshot, WorkloadSnapshot } from '../../../run/worker/snapshot.ts';
import { countStatuses, type Density, type Gangway, type Hold, qualified } from './picture.ts';

/** What is said of an object that is pointed at. */
export interface Facts {
  kind: string;
  name: string;
  facts: string[];
  /** Labels, or what a Service selects by. */
  labels: string[];
  /** Asks kubectl for more. */
  command: string;
  /** Which Pods belong to it. */
  holds?(pod: PodSnapshot): boolean;
}

const pairs = (labels: Readonly<Record<string, string>>): string[] => Object.entries(labels).map(([key, value]) => `${key}=${value}`);

/** The command that describes an object. */
export function describeCommand(type: string, name: string, namespace?: string): string {
  return `kubectl describe ${type} ${name}${namespace === undefined || namespace === 'default' ? '' : ` -n ${namespace}`}`;
}

/**
 * A Pod, read aloud: what its crate shows, in that order, so that who speaks to the browser can say what they see; and
 * after it what is meant by the letters.
 * Rule: https://www.w3.org/WAI/WCAG22/Understanding/label-in-name.html
 */
export function podLabel(pod: PodSnapshot, gangways: readonly Gangway[], density: Density): string {
  const restarts = pod.restarts > 0 ? [counted(pod.restarts, 'restart')] : [];
  const shown = ['Pod', qualified(pod), pod.status, `${pod.ready}/${pod.total}`, ...(density === 'full' ? [mainImage(pod), ...restarts] : []), ...gangways.map(({ letter }) => letter)];
  const meant = [...(density === 'full' ? [] : restarts), ...gangways.map(({ service, isOpen }) => `${isOpen ? 'reached' : 'not reached'} by Service ${service}`)];
  return [shown.join(' '), ...meant].join(', ');
}

/** What is said of a Pod that is pointed at. */
export function podFacts(pod: PodSnapshot): Facts {
  const { namespace, name, node, status, ready, total, restarts, owner, containers, unscheduled } = pod;
  return {
    kind: 'Pod', name,
    facts: [
      `${status}, ${ready}/${total} ready`,
      `namespace ${namespace}`,
      node === undefined ? 'no node yet' : `on ${node}`,
      ...(owner === undefined ? [] : [`made by ${owner.kind} ${owner.name}`]),
      counted(restarts, 'restart'),
      ...containers.map(containerWords),
      // After the first sentence the scheduler speaks of preemption.
      ...(unscheduled === undefined ? [] : [unscheduled.split('. ')[0]!]),
    ],
    labels: pairs(pod.labels),
    command: describeCommand('pod', name, namespace),
  };
}

const ROLES = { init: 'init container', sidecar: 'sidecar', main: 'container' };

function containerWords({ name, image, kind, state, reason, lastEnd }: ContainerSnapshot): string {
  const last = lastEnd === undefined ? '' : `, ended before with ${lastEnd}`;
  return `${ROLES[kind]} ${name} from ${image} ${state}${reason === undefined ? '' : ` (${reason})`}${last}`;
}

/** The image that tells what a Pod runs: that of its first container proper, without where it was pulled from. */
export function mainImage({ containers }: PodSnapshot): string {
  const main = containers.filter(({ kind }) => kind === 'main');
  const image = main[0]?.image.split('/').at(-1)?.split('@')[0] ?? '';
  return main.length > 1 ? `${image} + ${main.length - 1}` : image;
}

/** How many Pods a Service leads to. */
export function reachOf({ type, selector, pods, unreadyPods }: ServiceSnapshot): string {
  const all = pods.length + unreadyPods.length;
  if (type === 'ExternalName') return 'leads to another name';
  if (all === 0) return Object.keys(selector).length === 0 ? 'selects no Pods' : 'finds no Pod';
  return unreadyPods.length === 0 ? counted(all, 'Pod') : `${pods.length} of ${all} ready`;
}

/** Where a Service is asked, in the numbers of `kubectl get services`: `80:30080`. */
export function portsOf({ headless, ports }: ServiceSnapshot): string {
  const numbers = ports.map(({ port, nodePort }) => (nodePort === undefined ? String(port) : `${port}:${nodePort}`));
  return [...(headless ? ['headless'] : []), ...numbers].join(', ');
}

/** The same in words. */
export function portWords({ headless, ports }: ServiceSnapshot): string[] {
  return [
    ...(headless ? ['headless'] : []),
    ...ports.map(({ port, nodePort }) => `port ${port}${nodePort === undefined ? '' : `, port ${nodePort} of every node`}`),
  ];
}

/** What is said of a Service that is pointed at. */
export function serviceFacts(service: ServiceSnapshot): Facts {
  const { namespace, name, type, selector, pods, unreadyPods } = service;
  const names = new Set([...pods, ...unreadyPods]);
  return {
    kind: 'Service', name,
    facts: [`type ${type}`, ...portWords(service), `namespace ${namespace}`, reachOf(service)],
    labels: pairs(selector),
    command: describeCommand('service', name, namespace),
    holds: (pod) => pod.namespace === namespace && names.has(pod.name),
  };
}

/** READY of a workload, or for a Job: how much of it is done. */
export function progressOf({ kind, ready, desired, status }: WorkloadSnapshot): string {
  return kind === 'Job' ? `${ready}/${desired} ${status}` : `${ready}/${desired} ready`;
}

/** What is said of a workload that is pointed at. */
export function workloadFacts(workload: WorkloadSnapshot): Facts {
  const { kind, namespace, name } = workload;
  return {
    kind, name, facts: [progressOf(workload), `namespace ${namespace}`], labels: [], command: describeCommand(kind.toLowerCase(), name, namespace),
    holds: (pod) => pod.namespace === namespace && [pod.owner, pod.workload].some((owner) => owner?.kind === kind && owner.name === name),
  };
}

/** What is said of an Ingress that is pointed at. */
export function ingressFacts({ namespace, name, paths }: IngressSnapshot): Facts {
  return {
    kind: 'Ingress', name,
    facts: [...paths.map(({ host = '', path, service }) => `${host}${path} to ${service === undefined ? 'no Service' : `Service ${service}`}`), `namespace ${namespace}`],
    labels: [], command: describeCommand('ingress', name, namespace),
  };
}

/** What is said of a claim that is pointed at. */
export function claimFacts({ namespace, name, status }: ClaimSnapshot): Facts {
  return { kind: 'PersistentVolumeClaim', name, facts: [status, `namespace ${namespace}`], labels: [], command: describeCommand('pvc', name, namespace) };
}

/** What is out of the ordinary with a node: the words of `kubectl get nodes`. */
export function nodeTroubles(node: NodeSnapshot | undefined): string[] {
  if (node === undefined) return ['gone'];
  return [...(node.ready ? [] : ['NotReady']), ...(node.cordoned ? ['SchedulingDisabled'] : [])];
}

/** Taints that say something else than the words of `kubectl get nodes`. */
export function taintsOf(node: NodeSnapshot | undefined): string[] {
  return (node?.taints ?? []).filter((taint) => !taint.startsWith('node.kubernetes.io/'));
}

/** What is said of a node that is pointed at. */
export function nodeFacts({ name, node, count }: Hold): Facts {
  const ready = node?.ready === true ? ['Ready'] : [];
  return {
    kind: 'Node', name,
    facts: [[...ready, ...nodeTroubles(node)].join(', '), counted(count, 'Pod'), ...(node?.taints ?? []).map((taint) => `taint ${taint}`)],
    labels: [], command: describeCommand('node', name),
    holds: (pod) => pod.node === name,
  };
}

/** All Pods in a line: `6 Pods: 5 Running; 1 CrashLoopBackOff`. */
export function summaryOf(pods: readonly PodSnapshot[]): string {
  if (pods.length === 0) return 'No Pods';
  return `${counted(pods.length, 'Pod')}: ${countStatuses(pods).map(({ status, count, state }) => `${count} ${status}${status === 'Running' && state === 'starting' ? ', not ready' : ''}`).join('; ')}`;
}
