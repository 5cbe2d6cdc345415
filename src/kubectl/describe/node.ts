import { StatusError } from '../../cluster/api/status-error.ts';
import { items, sortedEntries, type Decoded, type KubeObject } from '../../kube/object.ts';
import { writeProbedConditions } from './conditions.ts';
import { writeEventTable } from './events.ts';
import { writeLabelsAndAnnotations, writeRows } from './metadata.ts';
import { writeNodeResources } from './node-resources.ts';
import type { Related } from './related.ts';
import { quantityText, sortedBy, timeText } from './values.ts';
import type { DescribeWriter } from './writer.ts';

const ROLE_PREFIX = 'node-role.kubernetes.io/';

/** The lines of `System Info`, by the field of `nodeInfo`. */
const SYSTEM_INFO = [
  ['Machine ID', 'machineID'], ['System UUID', 'systemUUID'], ['Boot ID', 'bootID'], ['Kernel Version', 'kernelVersion'],
  ['OS Image', 'osImage'], ['Operating System', 'operatingSystem'], ['Architecture', 'architecture'],
  ['Container Runtime Version', 'containerRuntimeVersion'], ['Kubelet Version', 'kubeletVersion'],
] as const;

/** Rule: `describeNode`. */
export function describeNode(w: DescribeWriter, node: KubeObject, related: Related): void {
  const { metadata, spec = {}, status = {} } = node;
  const pods = podsOn(metadata.name, related);
  w.line(0, 'Name:', metadata.name);
  w.line(0, 'Roles:', rolesOf(metadata.labels).join(',') || '<none>');
  writeLabelsAndAnnotations(w, node);
  w.line(0, 'CreationTimestamp:', timeText(metadata.creationTimestamp));
  writeRows(w, 'Taints', sortedBy(items(spec.taints), ({ effect, key }) => `${effect ?? ''},${key}`).map(taintText));
  w.line(0, 'Unschedulable:', spec.unschedulable === true);
  writeLease(w, metadata.name, related);
  writeProbedConditions(w, status.conditions, 'LastHeartbeatTime', 'lastHeartbeatTime');
  w.line(0, 'Addresses:');
  for (const { type, address } of items(status.addresses)) w.line(1, `${type}:`, address);
  writeAmounts(w, 'Capacity:', status.capacity);
  writeAmounts(w, 'Allocatable:', status.allocatable);
  w.line(0, 'System Info:');
  for (const [title, field] of SYSTEM_INFO) w.line(1, `${title}:`, status.nodeInfo?.[field]);
  if (spec.podCIDR) w.line(0, 'PodCIDR:', spec.podCIDR);
  if (items(spec.podCIDRs).length > 0) w.line(0, 'PodCIDRs:', spec.podCIDRs.join(','));
  if (spec.providerID) w.line(0, 'ProviderID:', spec.providerID);
  if (pods === undefined) w.line(0, 'Pods:', 'not authorized');
  else writeNodeResources(w, node, pods, related);
  writeEventTable(w, nodeEvents(node, related), related);
}

/** Pods that have not ended; undefined when the user may not see them. */
function podsOn(node: string, related: Related): readonly KubeObject[] | undefined {
  try {
    return related.list('', 'pods', undefined, { fieldSelector: `spec.nodeName=${node},status.phase!=Succeeded,status.phase!=Failed` });
  } catch (error) {
    if (error instanceof StatusError && error.reason === 'Forbidden') return undefined;
    throw error;
  }
}

/** The kubelet writes the node's name where controllers write its UID; both sorts are shown. */
function nodeEvents(node: KubeObject, related: Related): readonly KubeObject[] | undefined {
  const events = related.events(node);
  return events && [...events, ...(related.events(node, { uid: node.metadata.name }) ?? [])];
}

/** Rule: `findNodeRoles`. */
function rolesOf(labels: Decoded): string[] {
  const roles = sortedEntries(labels).map(([key, value]) => {
    if (key.startsWith(ROLE_PREFIX)) return key.slice(ROLE_PREFIX.length);
    return key === 'kubernetes.io/role' ? value : '';
  });
  return [...new Set(roles.filter((role) => role !== ''))].sort();
}

/** A taint as `kubectl describe` writes it: `key=value:NoSchedule`. Rule: `Taint.ToString`. */
export function taintText({ key, value, effect }: Decoded): string {
  return `${key}${value ? `=${value}` : ''}${effect ? `:${effect}` : ''}`;
}

/** Rule: `describeNodeLease`. */
function writeLease(w: DescribeWriter, name: string, related: Related): void {
  const lease = related.get('coordination.k8s.io', 'leases', 'kube-node-lease', name);
  if (lease instanceof StatusError) {
    w.line(0, 'Lease:', `Failed to get lease: ${lease.message}`);
    return;
  }
  const { holderIdentity, acquireTime, renewTime } = lease['spec'] ?? {};
  w.line(0, 'Lease:');
  w.line(1, 'HolderIdentity:', holderIdentity ?? '<unset>');
  w.line(1, 'AcquireTime:', acquireTime ? timeText(acquireTime) : '<unset>');
  w.line(1, 'RenewTime:', renewTime ? timeText(renewTime) : '<unset>');
}

function writeAmounts(w: DescribeWriter, title: string, list: Decoded): void {
  const entries = sortedEntries(list);
  if (entries.length > 0) w.line(0, title);
  for (const [resource, quantity] of entries) w.line(1, `${resource}:`, quantityText(quantity));
}
