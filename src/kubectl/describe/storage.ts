import { items, type Decoded, type KubeObject } from '../../kube/object.ts';
import { formatLabels } from '../print/label-text.ts';
import { accessModesText, statusText, storageClassName, writeClaimFields } from './claim-fields.ts';
import { writeProbedConditions } from './conditions.ts';
import { writeEvents } from './events.ts';
import { writeHead, writeLabelsAndAnnotations, writeRows } from './metadata.ts';
import type { Related } from './related.ts';
import { boolText, listText, quantityText, sortedBy, timeText } from './values.ts';
import { writePersistentSource } from './volumes.ts';
import type { DescribeWriter } from './writer.ts';

const DEFAULT_CLASS = ['storageclass.kubernetes.io/is-default-class', 'storageclass.beta.kubernetes.io/is-default-class'];

/** Rule: `describePersistentVolume`. */
export function describePersistentVolume(w: DescribeWriter, volume: KubeObject, related: Related): void {
  const { metadata, spec, status } = volume;
  w.line(0, 'Name:', metadata.name);
  writeLabelsAndAnnotations(w, volume);
  w.line(0, 'Finalizers:', listText(metadata.finalizers));
  w.line(0, 'StorageClass:', storageClassName(volume));
  w.line(0, 'Status:', statusText(volume, related));
  w.line(0, 'Claim:', spec.claimRef ? `${spec.claimRef.namespace ?? ''}/${spec.claimRef.name ?? ''}` : '');
  w.line(0, 'Reclaim Policy:', spec.persistentVolumeReclaimPolicy);
  w.line(0, 'Access Modes:', accessModesText(spec.accessModes));
  if (spec.volumeMode) w.line(0, 'VolumeMode:', spec.volumeMode);
  w.line(0, 'Capacity:', quantityText(spec.capacity?.storage));
  writeNodeAffinity(w, spec.nodeAffinity?.required);
  w.line(0, 'Message:', status?.message);
  w.line(0, 'Source:');
  writePersistentSource(w, spec);
  writeEvents(w, volume, related);
}

/** Rule: `printVolumeNodeAffinity`. */
function writeNodeAffinity(w: DescribeWriter, required: Decoded): void {
  w.line(0, 'Node Affinity:', required ? '' : '<none>');
  if (!required) return;
  const terms = items(required.nodeSelectorTerms);
  w.line(1, 'Required Terms:', terms.length === 0 ? '<none>' : '');
  terms.forEach(({ matchExpressions }, index) => {
    const rows = items(matchExpressions).map(({ key, operator, values }) => `${key} ${String(operator).toLowerCase()}${valuesText(values)}`);
    writeTerm(w, 2, index, rows);
  });
}

function valuesText(values: Decoded): string {
  return items(values).length === 0 ? '' : ` [${values.join(', ')}]`;
}

/** Rule: `printNodeSelectorTermsMultilineWithIndent`, `printTopologySelectorTermsMultilineWithIndent`. */
function writeTerm(w: DescribeWriter, level: number, index: number, rows: readonly string[]): void {
  w.write(level, `Term ${index}:\t`);
  if (rows.length === 0) w.write(0, '<none>\n');
  rows.forEach((row, at) => {
    if (at > 0) w.write(level, '\t');
    w.write(0, `${row}\n`);
  });
}

/** Rule: `describePersistentVolumeClaim`. */
export function describePersistentVolumeClaim(w: DescribeWriter, claim: KubeObject, related: Related): void {
  const users = podsOf(claim, related);
  writeClaimFields(w, claim, related);
  writeRows(w, 'Used By', sortedBy(users.map(({ metadata }) => metadata.name), (name) => name));
  writeProbedConditions(w, claim['status']?.conditions, 'LastProbeTime', 'lastProbeTime');
  writeEvents(w, claim, related);
}

/** The pods that mount a claim, by name or as the owner of an ephemeral one. Rule: `getPodsForPVC`. */
function podsOf({ metadata }: KubeObject, related: Related): KubeObject[] {
  const all = related.list('', 'pods', metadata.namespace);
  const users = all.flatMap((pod) =>
    items(pod['spec']?.volumes)
      .filter(({ persistentVolumeClaim }) => persistentVolumeClaim?.claimName === metadata.name)
      .map(() => pod),
  );
  for (const { kind, uid } of items(metadata.ownerReferences)) {
    const owner = kind === 'Pod' ? all.find((pod) => pod.metadata.uid === uid) : undefined;
    if (owner !== undefined && !users.includes(owner)) users.push(owner);
  }
  return users;
}

/** Rule: `describeStorageClass`. */
export function describeStorageClass(w: DescribeWriter, storageClass: KubeObject, related: Related): void {
  const { metadata, provisioner, parameters, allowVolumeExpansion, mountOptions, reclaimPolicy, volumeBindingMode, allowedTopologies } = storageClass;
  w.line(0, 'Name:', metadata.name);
  w.line(0, 'IsDefaultClass:', DEFAULT_CLASS.some((key) => metadata.annotations?.[key] === 'true') ? 'Yes' : 'No');
  w.line(0, 'Annotations:', formatLabels(metadata.annotations));
  w.line(0, 'Provisioner:', provisioner);
  w.line(0, 'Parameters:', formatLabels(parameters));
  w.line(0, 'AllowVolumeExpansion:', allowVolumeExpansion === undefined ? '<unset>' : boolText(allowVolumeExpansion));
  w.line(0, 'MountOptions:', ...(items(mountOptions).length === 0 ? ['<none>'] : []));
  for (const option of items(mountOptions)) w.line(1, option);
  if (reclaimPolicy) w.line(0, 'ReclaimPolicy:', reclaimPolicy);
  if (volumeBindingMode) w.line(0, 'VolumeBindingMode:', volumeBindingMode);
  if (allowedTopologies) {
    w.line(0, 'AllowedTopologies:', items(allowedTopologies).length === 0 ? '<none>' : '');
    items(allowedTopologies).forEach(({ matchLabelExpressions }, index) =>
      writeTerm(w, 1, index, items(matchLabelExpressions).map(({ key, values }) => `${key} in${valuesText(values)}`)),
    );
  }
  writeEvents(w, storageClass, related);
}

/** Rule: `describeVolumeAttributesClass`. */
export function describeVolumeAttributesClass(w: DescribeWriter, attributesClass: KubeObject, related: Related): void {
  w.line(0, 'Name:', attributesClass.metadata.name);
  w.line(0, 'Annotations:', formatLabels(attributesClass.metadata.annotations));
  w.line(0, 'DriverName:', attributesClass['driverName']);
  w.line(0, 'Parameters:', formatLabels(attributesClass['parameters']));
  writeEvents(w, attributesClass, related);
}

/** Rule: `describeCSINode`. */
export function describeCsiNode(w: DescribeWriter, node: KubeObject, related: Related): void {
  writeHead(w, node, false);
  w.line(0, 'CreationTimestamp:', timeText(node.metadata.creationTimestamp));
  w.line(0, 'Spec:');
  if (node['spec']?.drivers) w.line(1, 'Drivers:');
  for (const { name, nodeID, allocatable, topologyKeys } of items(node['spec']?.drivers)) {
    w.line(2, `${name}:`);
    w.line(3, 'Node ID:', nodeID);
    if (typeof allocatable?.count === 'number') {
      w.line(3, 'Allocatables:');
      w.line(4, 'Count:', allocatable.count);
    }
    if (topologyKeys) w.line(3, 'Topology Keys:', listText(topologyKeys));
  }
  writeEvents(w, node, related);
}
