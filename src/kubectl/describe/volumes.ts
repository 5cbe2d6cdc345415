import { compareQuantities, formatQuantity, parseQuantity } from '../../kube/quantity-value.ts';
import { items, sortedEntries, type Decoded } from '../../kube/object.ts';
import { writeClaimFields } from './claim-fields.ts';
import { MAX_ANNOTATION, shorten } from './metadata.ts';
import { PERSISTENT_SOURCES, POD_SOURCES, sourceLines } from './volume-sources.ts';
import { orElse } from './values.ts';
import type { DescribeWriter } from './writer.ts';

/**
 * The volumes of a pod or of a template. Rule: `describeVolumes`.
 * @param indent blanks before the title: two in a template
 */
export function writeVolumes(w: DescribeWriter, volumes: Decoded, indent = ''): void {
  const all = items(volumes);
  w.line(0, `${indent}Volumes:`, ...(all.length === 0 ? ['<none>'] : []));
  for (const volume of all) {
    w.line(1, `${indent === '' ? '' : ' '}${volume.name}:`);
    if (volume.emptyDir) writeEmptyDir(w, volume.emptyDir);
    else if (volume.projected) writeProjected(w, volume.projected);
    else if (volume.downwardAPI) writeDownward(w, volume.downwardAPI);
    else if (volume.ephemeral) writeEphemeral(w, volume.ephemeral);
    else writeSource(w, volume, POD_SOURCES);
  }
}

/** What a persistent volume stands for. Rule: `describePersistentVolume`. */
export function writePersistentSource(w: DescribeWriter, spec: Decoded): void {
  writeSource(w, spec, PERSISTENT_SOURCES);
}

function writeSource(w: DescribeWriter, volume: Decoded, sources: typeof POD_SOURCES): void {
  const field = Object.keys(sources).find((name) => volume[name]);
  if (field === undefined) {
    w.line(1, '<unknown>');
    return;
  }
  for (const [label, value] of sourceLines(sources[field]!, volume[field])) w.line(2, label, value);
  if (field === 'csi') writeAttributes(w, volume.csi.volumeAttributes);
}

/** Rule: `printCSIPersistentVolumeAttributesMultilineIndent`. */
function writeAttributes(w: DescribeWriter, attributes: Decoded): void {
  const rows = sortedEntries(attributes).map(([key, value]) => shorten(`${key}=${value}`, MAX_ANNOTATION));
  w.write(2, 'VolumeAttributes:\t');
  if (rows.length === 0) w.write(0, '<none>\n');
  rows.forEach((row, index) => {
    if (index > 0) {
      w.write(2, '');
      w.write(2, '\t');
    }
    w.line(2, row);
  });
}

function writeEmptyDir(w: DescribeWriter, { medium, sizeLimit }: Decoded): void {
  const limit = parseQuantity(sizeLimit);
  const isSet = limit !== undefined && compareQuantities(limit, { nano: 0n, format: 'DecimalSI' }) > 0;
  w.line(2, 'Type:', "EmptyDir (a temporary directory that shares a pod's lifetime)");
  w.line(2, 'Medium:', medium);
  w.line(2, 'SizeLimit:', isSet ? formatQuantity(limit) : '<unset>');
}

/** Rule: `printProjectedVolumeSource`, which passes over the newer kinds of sources. */
function writeProjected(w: DescribeWriter, { sources }: Decoded): void {
  w.line(2, 'Type:', 'Projected (a volume that contains injected data from multiple sources)');
  for (const { secret, downwardAPI, configMap, serviceAccountToken } of items(sources)) {
    if (secret ?? (!downwardAPI && configMap)) {
      w.line(2, secret ? 'SecretName:' : 'ConfigMapName:', orElse((secret ?? configMap).name, ''));
      w.line(2, 'Optional:', (secret ?? configMap).optional === true);
    } else if (downwardAPI) {
      w.line(2, 'DownwardAPI:', true);
    } else if (serviceAccountToken) {
      w.line(2, 'TokenExpirationSeconds:', serviceAccountToken.expirationSeconds);
    }
  }
}

function writeDownward(w: DescribeWriter, downward: Decoded): void {
  w.line(2, 'Type:', 'DownwardAPI (a volume populated by information about the pod)');
  w.line(2, 'Items:');
  for (const { fieldRef, resourceFieldRef, path } of items(downward.items)) {
    if (fieldRef) w.line(3, `${fieldRef.fieldPath} -> ${path}`);
    if (resourceFieldRef) w.line(3, `${resourceFieldRef.resource} -> ${path}`);
  }
}

function writeEphemeral(w: DescribeWriter, { volumeClaimTemplate }: Decoded): void {
  w.line(2, 'Type:', 'EphemeralVolume (an inline specification for a volume that gets created and deleted with the pod)');
  if (volumeClaimTemplate) writeClaimFields(w.nested(2), volumeClaimTemplate);
}
