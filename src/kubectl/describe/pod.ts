import { items, type KubeObject } from '../../kube/object.ts';
import { writeContainers, writeResources } from './containers.ts';
import { writeEventTable } from './events.ts';
import { writeController, writeLabelsAndAnnotations } from './metadata.ts';
import { writePlacement, writeSchedulingGroup, writeTopologySpread } from './pod-parts.ts';
import type { Related } from './related.ts';
import { count, timeText } from './values.ts';
import { writeVolumes } from './volumes.ts';
import type { DescribeWriter } from './writer.ts';

const MIRROR = 'kubernetes.io/config.mirror';

/** Rule: `PodDescriber`, `describePod`. */
export function describePod(w: DescribeWriter, pod: KubeObject, related: Related): void {
  const { metadata, spec, status = {} } = pod as Required<KubeObject>;
  writePodHead(w, pod, related);
  const statusOf = { pod };
  if (items(spec.initContainers).length > 0) {
    writeContainers(w, 'Init Containers', spec.initContainers, { ...statusOf, statuses: status.initContainerStatuses });
  }
  writeContainers(w, 'Containers', spec.containers, { ...statusOf, statuses: status.containerStatuses });
  if (items(spec.ephemeralContainers).length > 0) {
    writeContainers(w, 'Ephemeral Containers', spec.ephemeralContainers, { ...statusOf, statuses: status.ephemeralContainerStatuses });
  }
  writeConditions(w, pod);
  writeVolumes(w, spec.volumes);
  w.line(0, 'QoS Class:', status.qosClass);
  writePlacement(w, spec);
  writeTopologySpread(w, spec.topologySpreadConstraints);
  writeSchedulingGroup(w, spec.schedulingGroup);
  // Events of a static pod are about the file that the kubelet read, whose hash the mirror pod carries.
  const mirrored = metadata.annotations?.[MIRROR];
  writeEventTable(w, related.events(pod, { kind: '', ...(mirrored === undefined ? {} : { uid: mirrored }) }), related);
}

function writePodHead(w: DescribeWriter, pod: KubeObject, related: Related): void {
  const { metadata, spec, status = {} } = pod as Required<KubeObject>;
  w.line(0, 'Name:', metadata.name);
  w.line(0, 'Namespace:', metadata.namespace);
  if (typeof spec.priority === 'number') w.line(0, 'Priority:', spec.priority);
  if (spec.priorityClassName) w.line(0, 'Priority Class Name:', spec.priorityClassName);
  if (spec.runtimeClassName) w.line(0, 'Runtime Class Name:', spec.runtimeClassName);
  if (spec.serviceAccountName) w.line(0, 'Service Account:', spec.serviceAccountName);
  w.line(0, 'Node:', spec.nodeName ? `${spec.nodeName}/${status.hostIP ?? ''}` : '<none>');
  if (status.startTime) w.line(0, 'Start Time:', timeText(status.startTime));
  writeLabelsAndAnnotations(w, pod);
  if (metadata.deletionTimestamp && status.phase !== 'Failed' && status.phase !== 'Succeeded') {
    w.line(0, 'Status:', `Terminating (lasts ${related.age(metadata.deletionTimestamp)})`);
    w.line(0, 'Termination Grace Period:', `${count(metadata.deletionGracePeriodSeconds)}s`);
  } else {
    w.line(0, 'Status:', status.phase);
  }
  if (status.reason) w.line(0, 'Reason:', status.reason);
  if (status.message) w.line(0, 'Message:', status.message);
  const profile = spec.securityContext?.seccompProfile;
  if (profile) {
    w.line(0, 'SeccompProfile:', profile.type);
    if (profile.type === 'Localhost') w.line(0, 'LocalhostProfile:', profile.localhostProfile);
  }
  w.line(0, 'IP:', status.podIP);
  const ips = items(status.podIPs);
  w.line(0, 'IPs:', ...(ips.length === 0 ? ['<none>'] : []));
  for (const { ip } of ips) w.line(1, 'IP:', ip);
  writeController(w, pod);
  if (status.nominatedNodeName) w.line(0, 'NominatedNodeName:', status.nominatedNodeName);
  if (spec.resources) {
    w.line(0, 'Resources:');
    writeResources(w, 1, spec.resources);
  }
}

function writeConditions(w: DescribeWriter, { spec, status }: KubeObject): void {
  const conditions = items(status?.conditions);
  const gates = items(spec.readinessGates);
  if (gates.length > 0) w.write(0, 'Readiness Gates:\n  Type\tStatus\n');
  for (const { conditionType } of gates) {
    const condition = conditions.find(({ type }) => type === conditionType);
    w.line(1, `${conditionType} `, `${condition?.status ?? '<none>'} `);
  }
  if (conditions.length > 0) w.write(0, 'Conditions:\n  Type\tStatus\n');
  for (const condition of conditions) w.line(1, `${condition.type} `, `${condition.status} `);
}
