import { items, type KubeObject } from '../../kube/object.ts';
import { StatusError } from '../../cluster/api/status-error.ts';
import { formatLabels, formatLabelSelector } from '../print/label-text.ts';
import { storageClassName } from './claim-fields.ts';
import { writeReasons } from './conditions.ts';
import { writeEvents } from './events.ts';
import { controllerOf, writeController, writeLabels, writeLabelsAndAnnotations } from './metadata.ts';
import { writePodTemplate } from './pod-parts.ts';
import type { Related } from './related.ts';
import { equalityText, selectorText } from './selectors.ts';
import { count, listText, quantityText, timeText } from './values.ts';
import type { DescribeWriter } from './writer.ts';

/** `2 Running / 0 Waiting / 0 Succeeded / 0 Failed`: the pods that the object controls. Rule: `getPodStatusForController`. */
function podsStatus(owner: KubeObject, labelSelector: string, related: Related): string {
  const counts = { Running: 0, Pending: 0, Succeeded: 0, Failed: 0 };
  for (const pod of related.list('', 'pods', owner.metadata.namespace, { labelSelector })) {
    const phase = pod['status']?.phase;
    if (controllerOf(pod)?.uid === owner.metadata.uid && Object.hasOwn(counts, phase)) counts[phase as keyof typeof counts] += 1;
  }
  return `${counts.Running} Running / ${counts.Pending} Waiting / ${counts.Succeeded} Succeeded / ${counts.Failed} Failed`;
}

function writeName(w: DescribeWriter, { metadata }: KubeObject): void {
  w.line(0, 'Name:', metadata.name);
  w.line(0, 'Namespace:', metadata.namespace);
}

/** Rule: `describeReplicationController`. */
export function describeReplicationController(w: DescribeWriter, controller: KubeObject, related: Related): void {
  const { spec, status } = controller;
  const pods = podsStatus(controller, equalityText(spec.selector), related);
  writeName(w, controller);
  w.line(0, 'Selector:', formatLabels(spec.selector));
  writeLabelsAndAnnotations(w, controller);
  w.line(0, 'Replicas:', `${count(status?.replicas)} current / ${count(spec.replicas)} desired`);
  w.line(0, 'Pods Status:', pods);
  writePodTemplate(w, spec.template);
  writeReasons(w, status?.conditions);
  writeEvents(w, controller, related);
}

/** Rule: `describeReplicaSet`, which alone says why it could not count pods. */
export function describeReplicaSet(w: DescribeWriter, set: KubeObject, related: Related): void {
  const { spec, status } = set;
  writeName(w, set);
  w.line(0, 'Selector:', formatLabelSelector(spec.selector));
  writeLabelsAndAnnotations(w, set);
  writeController(w, set);
  w.line(0, 'Replicas:', `${count(status?.replicas)} current / ${count(spec.replicas)} desired`);
  w.line(0, 'Pods Status:', replicaSetPods(set, related));
  writePodTemplate(w, spec.template);
  writeReasons(w, status?.conditions);
  writeEvents(w, set, related);
}

function replicaSetPods(set: KubeObject, related: Related): string {
  try {
    return podsStatus(set, selectorText(set['spec'].selector), related);
  } catch (error) {
    if (error instanceof StatusError) return `error in fetching pods: ${error.message}`;
    throw error;
  }
}

/** Rule: `describeStatefulSet`. */
export function describeStatefulSet(w: DescribeWriter, set: KubeObject, related: Related): void {
  const { metadata, spec, status } = set;
  const selector = selectorText(spec.selector);
  const pods = podsStatus(set, selector, related);
  writeName(w, set);
  w.line(0, 'CreationTimestamp:', timeText(metadata.creationTimestamp));
  w.line(0, 'Selector:', selector);
  writeLabelsAndAnnotations(w, set);
  w.line(0, 'Replicas:', `${count(spec.replicas)} desired | ${count(status?.replicas)} total`);
  w.line(0, 'Update Strategy:', spec.updateStrategy?.type);
  const { partition, maxUnavailable } = spec.updateStrategy?.rollingUpdate ?? {};
  if (typeof partition === 'number') {
    w.line(1, 'Partition:', partition);
    if (maxUnavailable !== undefined) w.line(1, 'MaxUnavailable:', maxUnavailable);
  }
  w.line(0, 'Pods Status:', pods);
  writePodTemplate(w, spec.template);
  writeClaimTemplates(w, set);
  writeEvents(w, set, related);
}

/** Rule: `describeVolumeClaimTemplates`. */
function writeClaimTemplates(w: DescribeWriter, { spec }: KubeObject): void {
  const templates = items(spec.volumeClaimTemplates);
  w.line(0, 'Volume Claims:', ...(templates.length === 0 ? ['<none>'] : []));
  for (const claim of templates) {
    const storage = claim.spec?.resources?.requests?.storage;
    w.line(1, 'Name:', claim.metadata?.name);
    w.line(1, 'StorageClass:', storageClassName(claim));
    writeLabels(w, 'Labels', claim.metadata?.labels, '  ');
    writeLabels(w, 'Annotations', claim.metadata?.annotations, '  ');
    w.line(1, 'Capacity:', storage === undefined ? '<default>' : quantityText(storage));
    w.line(1, 'Access Modes:', listText(claim.spec?.accessModes));
  }
}

/** Rule: `describeDaemonSet`; the counts of nodes are no columns. */
export function describeDaemonSet(w: DescribeWriter, set: KubeObject, related: Related): void {
  const { spec, status = {} } = set;
  const selector = selectorText(spec.selector);
  const pods = podsStatus(set, selector, related);
  writeName(w, set);
  w.line(0, 'Selector:', selector);
  w.line(0, 'Node-Selector:', formatLabels(spec.template?.spec?.nodeSelector));
  writeLabelsAndAnnotations(w, set);
  w.line(0, `Desired Number of Nodes Scheduled: ${count(status.desiredNumberScheduled)}`);
  w.line(0, `Current Number of Nodes Scheduled: ${count(status.currentNumberScheduled)}`);
  w.line(0, `Number of Nodes Scheduled with Up-to-date Pods: ${count(status.updatedNumberScheduled)}`);
  w.line(0, `Number of Nodes Scheduled with Available Pods: ${count(status.numberAvailable)}`);
  w.line(0, `Number of Nodes Misscheduled: ${count(status.numberMisscheduled)}`);
  w.line(0, 'Pods Status:', pods);
  writePodTemplate(w, spec.template);
  writeEvents(w, set, related);
}
