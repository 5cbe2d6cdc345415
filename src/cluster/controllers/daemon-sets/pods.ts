import { items, type Decoded, type KubeObject } from '../../../kube/object.ts';
import type { ControlPlane } from '../../control-plane.ts';
import { createPod, deletePod, podFromTemplate } from '../pods.ts';
import { REVISION_LABEL } from '../revisions/history.ts';
import { daemonTolerations } from './eligibility.ts';

const SOURCE = { component: 'daemonset-controller' };
const GENERATION_LABEL = 'pod-template-generation';
const GENERATION = 'deprecated.daemonset.template.generation';

/** The node that a daemon pod is on, or is made for. Rule: `GetTargetNodeName`. */
export function nodeOf({ spec }: KubeObject): string | undefined {
  if (spec.nodeName) return spec.nodeName;
  const terms = items(spec.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution?.nodeSelectorTerms);
  return terms.flatMap(({ matchFields }) => items(matchFields)).find(({ key, operator, values }) => key === 'metadata.name' && operator === 'In' && values.length === 1)?.values[0];
}

/** The pods of a daemon set by their node, the oldest first. */
export function byNode(pods: readonly KubeObject[]): Map<string, KubeObject[]> {
  const nodes = new Map<string, KubeObject[]>();
  const age = ({ metadata }: KubeObject): string => metadata.creationTimestamp;
  for (const pod of [...pods].sort((a, b) => Number(!a['spec'].nodeName) - Number(!b['spec'].nodeName) || (age(a) < age(b) ? -1 : age(a) > age(b) ? 1 : 0))) {
    const node = nodeOf(pod);
    if (node !== undefined) nodes.set(node, [...(nodes.get(node) ?? []), pod]);
  }
  return nodes;
}

/** Whether a pod is as the template is now. Rule: `IsPodUpdated`. */
export function isUpdated({ metadata: { labels } }: KubeObject, set: KubeObject, hash: string): boolean {
  const generation = set.metadata.annotations?.[GENERATION];
  return labels?.[REVISION_LABEL] === hash || (generation !== undefined && labels?.[GENERATION_LABEL] === generation);
}

/**
 * Creates the pod of a daemon set for a node, bound to it by its affinity, so that the scheduler puts it there.
 * @throws StatusError when it is refused
 * Rules: `CreatePodTemplate`, `ReplaceDaemonSetPodNodeNameNodeAffinity`.
 */
export function createDaemonPod(set: KubeObject, node: string, hash: string, plane: ControlPlane): void {
  const { template } = set['spec'];
  const generation = set.metadata.annotations?.[GENERATION];
  const labels = { ...template.metadata?.labels, [REVISION_LABEL]: hash, ...(generation === undefined ? {} : { [GENERATION_LABEL]: generation }) };
  const pod = podFromTemplate(template, set, { generateName: `${set.metadata.name}-`, labels });
  const spec = { ...pod['spec'], affinity: boundTo(node, pod['spec'].affinity), tolerations: daemonTolerations(pod['spec']) };
  const { metadata } = createPod(plane, set.metadata.namespace, { ...pod, spec });
  plane.events.record(SOURCE, set, 'Normal', 'SuccessfulCreate', `Created pod: ${metadata.name}`);
}

function boundTo(node: string, affinity: Decoded): Decoded {
  const nodeSelectorTerms = [{ matchFields: [{ key: 'metadata.name', operator: 'In', values: [node] }] }];
  return { ...affinity, nodeAffinity: { ...affinity?.nodeAffinity, requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms } } };
}

export function deleteDaemonPod(set: KubeObject, pod: KubeObject, plane: ControlPlane): void {
  deletePod(plane, pod);
  plane.events.record(SOURCE, set, 'Normal', 'SuccessfulDelete', `Deleted pod: ${pod.metadata.name}`);
}

export function reportDaemonSet(set: KubeObject, type: 'Normal' | 'Warning', reason: string, message: string, { events }: ControlPlane): void {
  events.record(SOURCE, set, type, reason, message);
}
