import { items, type Decoded } from '../../kube/object.ts';
import type { Related } from './related.ts';
import { writeAnnotations, writeLabels } from './metadata.ts';
import { listText, orElse, quantityText } from './values.ts';
import type { DescribeWriter } from './writer.ts';

const CLASS_ANNOTATION = 'volume.beta.kubernetes.io/storage-class';
/** The short forms, in the order in which they are listed. Rule: `GetAccessModesAsString`. */
const ACCESS_MODES = { ReadWriteOnce: 'RWO', ReadOnlyMany: 'ROX', ReadWriteMany: 'RWX', ReadWriteOncePod: 'RWOP' };

/** The storage class of a volume or of a claim; the old annotation wins. Rule: `GetPersistentVolumeClass`, `GetPersistentVolumeClaimClass`. */
export function storageClassName({ metadata, spec }: Decoded): string {
  return metadata?.annotations?.[CLASS_ANNOTATION] ?? spec?.storageClassName ?? '';
}

/** `RWO,ROX`. */
export function accessModesText(modes: Decoded): string {
  return Object.entries(ACCESS_MODES)
    .filter(([mode]) => items(modes).includes(mode))
    .map(([, short]) => short)
    .join(',');
}

/** How far a volume or a claim is. */
export function statusText({ metadata, status }: Decoded, related: Related): string {
  return metadata.deletionTimestamp ? `Terminating (lasts ${related.age(metadata.deletionTimestamp)})` : orElse(status?.phase, '');
}

/**
 * A claim, or the template of one, which has no name and no status.
 * Rule: `printPersistentVolumeClaim`.
 * @param related given for a claim that exists
 */
export function writeClaimFields(w: DescribeWriter, claim: Decoded, related?: Related): void {
  const { metadata, spec, status } = claim;
  if (related) {
    w.line(0, 'Name:', metadata.name);
    w.line(0, 'Namespace:', metadata.namespace);
  }
  w.line(0, 'StorageClass:', storageClassName(claim));
  if (related) w.line(0, 'Status:', statusText(claim, related));
  w.line(0, 'Volume:', spec.volumeName);
  writeLabels(w, 'Labels', metadata?.labels);
  writeAnnotations(w, 'Annotations', metadata?.annotations);
  if (related) w.line(0, 'Finalizers:', listText(metadata.finalizers));
  w.line(0, 'Capacity:', spec.volumeName ? quantityText(status?.capacity?.storage) : '');
  w.line(0, 'Access Modes:', spec.volumeName ? accessModesText(status?.accessModes) : '');
  if (spec.volumeMode) w.line(0, 'VolumeMode:', spec.volumeMode);
  if (spec.dataSource) {
    w.line(0, 'DataSource:');
    if (typeof spec.dataSource.apiGroup === 'string') w.line(1, 'APIGroup:', spec.dataSource.apiGroup);
    w.line(1, 'Kind:', spec.dataSource.kind);
    w.line(1, 'Name:', spec.dataSource.name);
  }
}
