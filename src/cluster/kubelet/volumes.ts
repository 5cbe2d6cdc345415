import { base64ToText } from './base64.ts';
import { fieldValue, resourceValue } from './environment.ts';
import { items, type Decoded, type KubeObject } from '../../kube/object.ts';
import type { ControlPlane } from '../control-plane.ts';

/** A volume cannot be mounted; the message is that of the event `FailedMount`. */
export class MountError extends Error {
  override readonly name = 'MountError';
}

/** The files of a volume by their path in it; a folder is known by its files. */
export type VolumeFiles = Map<string, string>;

/** A volume of a pod. */
export interface MountedVolume {
  name: string;
  files: VolumeFiles;
  /** Nobody may write to it, whatever the mount says. */
  readOnly: boolean;
  /** Its files follow an object of the API: the resource and name of each. */
  sources: readonly { resource: 'configmaps' | 'secrets'; name: string }[];
}

/** Where the data of volumes is kept that outlive a pod, by the name of the PersistentVolume or the path on the node. */
export type VolumeData = Map<string, VolumeFiles>;

/**
 * Makes a volume of a pod.
 * @throws MountError when what it needs is not there
 */
export function mountVolume(volume: Decoded, pod: KubeObject, kept: VolumeData, plane: ControlPlane): MountedVolume {
  const { name } = volume;
  const shared = (key: string): VolumeFiles => {
    const files = kept.get(key) ?? new Map<string, string>();
    kept.set(key, files);
    return files;
  };
  if (volume.configMap !== undefined || volume.secret !== undefined || volume.projected !== undefined || volume.downwardAPI !== undefined) {
    const sources = sourcesOf(volume);
    return { name, files: apiFiles(volume, pod, plane), readOnly: true, sources };
  }
  const claimName = volume.persistentVolumeClaim?.claimName ?? (volume.ephemeral === undefined ? undefined : `${pod.metadata.name}-${name}`);
  if (claimName !== undefined) {
    const claim = plane.store.get('persistentvolumeclaims', pod.metadata.namespace, claimName);
    if (claim?.['status']?.phase !== 'Bound') throw new MountError(`Unable to attach or mount volumes: unmounted volumes=[${name}], unattached volumes=[], failed to process volumes=[${name}]: error processing PVC ${pod.metadata.namespace}/${claimName}: ${claim === undefined ? `failed to fetch PVC from API server: persistentvolumeclaims "${claimName}" not found` : 'PVC is not bound'}`);
    return { name, files: shared(`pv ${claim['spec'].volumeName}`), readOnly: volume.persistentVolumeClaim?.readOnly === true, sources: [] };
  }
  if (volume.hostPath !== undefined) return { name, files: shared(`host ${pod['spec'].nodeName} ${volume.hostPath.path}`), readOnly: false, sources: [] };
  return { name, files: new Map(), readOnly: false, sources: [] };
}

function sourcesOf(volume: Decoded): MountedVolume['sources'] {
  const all = volume.projected === undefined ? [volume] : items(volume.projected.sources);
  return all.flatMap(({ configMap, secret }) => [
    ...(configMap === undefined ? [] : [{ resource: 'configmaps' as const, name: configMap.name as string }]),
    ...(secret === undefined ? [] : [{ resource: 'secrets' as const, name: (secret.secretName ?? secret.name) as string }]),
  ]);
}

/** The files that come from objects of the API, as they are now. */
export function apiFiles(volume: Decoded, pod: KubeObject, plane: ControlPlane): VolumeFiles {
  const all = volume.projected === undefined ? [volume] : items(volume.projected.sources);
  const files: VolumeFiles = new Map();
  for (const { configMap, secret, downwardAPI, serviceAccountToken } of all) {
    if (configMap !== undefined) addData(files, configMap, 'configmaps', configMap.name, volume.name, pod, plane);
    if (secret !== undefined) addData(files, secret, 'secrets', secret.secretName ?? secret.name, volume.name, pod, plane);
    for (const { path, fieldRef, resourceFieldRef } of items(downwardAPI?.items)) {
      files.set(path, fieldRef === undefined ? resourceValue(resourceFieldRef, undefined, pod, plane) : fieldValue(fieldRef.fieldPath, pod, plane));
    }
    if (serviceAccountToken !== undefined) files.set(serviceAccountToken.path, `simulated-token-of-${pod['spec'].serviceAccountName}`);
  }
  return files;
}

function addData(files: VolumeFiles, source: Decoded, resource: 'configmaps' | 'secrets', name: string, volume: string, pod: KubeObject, { store }: ControlPlane): void {
  const found = store.get(resource, pod.metadata.namespace, name);
  const kind = resource === 'configmaps' ? 'configmap' : 'secret';
  if (found === undefined) {
    if (source.optional === true) return;
    throw new MountError(`MountVolume.SetUp failed for volume ${JSON.stringify(volume)} : ${kind} ${JSON.stringify(name)} not found`);
  }
  const data: [string, string][] = Object.entries(found['data'] ?? {}).map(([key, value]) => [key, resource === 'secrets' ? base64ToText(String(value)) : String(value)]);
  for (const [key, value] of Object.entries(found['binaryData'] ?? {})) data.push([key, base64ToText(String(value))]);
  const all = new Map(data);
  if (source.items === undefined) {
    for (const [key, value] of all) files.set(key, value);
    return;
  }
  for (const { key, path } of source.items) {
    const value = all.get(key);
    if (value !== undefined) files.set(path, value);
    else if (source.optional !== true) throw new MountError(`MountVolume.SetUp failed for volume ${JSON.stringify(volume)} : references non-existent ${kind} key: ${key}`);
  }
}
