import { items, type Decoded, type KubeObject } from '../../../kube/object.ts';
import { mayRunOn } from '../../scheduler/filters/node-selection.ts';
import { untoleratedTaint } from '../../scheduler/filters/taints.ts';

/** A taint that every daemon pod tolerates, however the node is. */
const tolerated = (name: string, effect: string): Decoded => ({ effect, key: `node.kubernetes.io/${name}`, operator: 'Exists' });

/** Rule: `AddOrUpdateDaemonPodTolerations`; https://kubernetes.io/docs/concepts/workloads/controllers/daemonset/#taints-and-tolerations */
const TOLERATIONS = [
  tolerated('not-ready', 'NoExecute'), tolerated('unreachable', 'NoExecute'), tolerated('disk-pressure', 'NoSchedule'),
  tolerated('memory-pressure', 'NoSchedule'), tolerated('pid-pressure', 'NoSchedule'), tolerated('unschedulable', 'NoSchedule'),
];
const OF_HOST_NETWORK = tolerated('network-unavailable', 'NoSchedule');

/** The tolerations of a daemon pod: those of its template and those that all daemon pods have. */
export function daemonTolerations(spec: Decoded): Decoded[] {
  const own = items(spec.tolerations);
  const added = spec.hostNetwork === true ? [...TOLERATIONS, OF_HOST_NETWORK] : TOLERATIONS;
  const isThere = (toleration: Decoded): boolean => own.some(({ key, effect, operator, tolerationSeconds }) =>
    key === toleration.key && effect === toleration.effect && operator === toleration.operator && tolerationSeconds === undefined);
  return [...own, ...added.filter((toleration) => !isThere(toleration))];
}

export interface Eligibility {
  /** A pod is to be started there. */
  shouldRun: boolean;
  /** A pod that is there may stay. */
  mayStay: boolean;
}

/** Whether a node is one for the pods of a daemon set. Rule: `NodeShouldRunDaemonPod`. */
export function eligibility({ spec }: KubeObject, node: KubeObject): Eligibility {
  const pod = spec.template.spec;
  const { name } = node.metadata;
  if ((pod.nodeName !== undefined && pod.nodeName !== name) || !mayRunOn(pod, node)) return { shouldRun: false, mayStay: false };
  const tolerations = daemonTolerations(pod);
  const taints = items(node['spec']?.taints);
  if (untoleratedTaint(tolerations, taints, ['NoSchedule', 'NoExecute']) === undefined) return { shouldRun: true, mayStay: true };
  return { shouldRun: false, mayStay: untoleratedTaint(tolerations, taints, ['NoExecute']) === undefined };
}
