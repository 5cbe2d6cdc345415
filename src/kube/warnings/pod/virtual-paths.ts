import { items, type Decoded } from '../../object.ts';
import type { Path } from '../../validation/path.ts';
import { quoted, type ObjectWarning } from '../warning.ts';
import type { PodParts } from './parts.ts';

/** A file that a volume brings along; `source` says from where, in a projected volume. */
interface MappedFile {
  path: string;
  source: string;
  at: Path;
}

/**
 * Files of one volume that are at the same place, or one at a place that must be a folder for the other.
 * Rule: `warningsForOverlappingVirtualPaths`.
 */
export function virtualPathWarnings({ spec, path }: PodParts): ObjectWarning[] {
  return items(spec.volumes).flatMap((volume, index) => {
    const at = path.child('volumes').index(index);
    return [
      ...within(volume, `ConfigMap ${quoted(volume.configMap?.name)}`, itemsOf(volume.configMap, at.child('configMap'))),
      ...within(volume, `Secret ${quoted(volume.secret?.secretName)}`, itemsOf(volume.secret, at.child('secret'))),
      ...within(volume, 'DownwardAPI', itemsOf(volume.downwardAPI, at.child('downwardAPI'))),
      ...projectedWarnings(volume, at.child('projected').child('sources')),
    ];
  });
}

function itemsOf(source: Decoded, at: Path, name = ''): MappedFile[] {
  return items(source?.items).map((item, index) => ({ path: item.path ?? '', source: name, at: at.child('items').index(index).child('path') }));
}

const SOURCES = ['secret', 'configMap', 'downwardAPI', 'serviceAccountToken', 'clusterTrustBundle', 'podCertificate'];

function projectedWarnings(volume: Decoded, at: Path): ObjectWarning[] {
  const empty: ObjectWarning[] = [];
  const files = items(volume.projected?.sources).flatMap((source, index) => {
    if (SOURCES.some((name) => source[name] !== undefined)) return projectedFiles(source, at.index(index));
    empty.push({ path: at.index(index), message: `volume ${quoted(volume.name)} (Projected) has no sources provided` });
    return [];
  });
  return [...empty, ...within(volume, 'Projected', files)];
}

function projectedFiles(source: Decoded, at: Path): MappedFile[] {
  const { configMap, secret, downwardAPI, serviceAccountToken: token, clusterTrustBundle: bundle, podCertificate } = source;
  if (configMap?.items) return itemsOf(configMap, at.child('configMap'), `ConfigMap ${quoted(configMap.name)}`);
  if (secret?.items) return itemsOf(secret, at.child('secret'), `Secret ${quoted(secret.name)}`);
  if (downwardAPI?.items) return itemsOf(downwardAPI, at.child('downwardAPI'), 'DownwardAPI');
  if (token) return [{ path: token.path ?? '', source: 'ServiceAccountToken', at: at.child('serviceAccountToken').child('path') }];
  if (bundle) return [{ path: bundle.path ?? '', source: `ClusterTrustBundle ${quoted(bundle.name ?? bundle.signerName)}`, at: at.child('clusterTrustBundle').child('path') }];
  const CERTIFICATE = { certificateChainPath: 'chain', keyPath: 'key', credentialBundlePath: 'credential bundle' };
  return Object.entries(CERTIFICATE).flatMap(([field, part]) =>
    podCertificate?.[field] ? [{ path: podCertificate[field], source: `PodCertificate ${part}`, at: at.child('podCertificate').child(field) }] : [],
  );
}

/** Each file with every one before it that is in its way. Rule: `checkVolumeMappingForOverlap`. */
function within(volume: Decoded, origin: string, files: readonly MappedFile[]): ObjectWarning[] {
  const trimmed = files.map((file) => ({ ...file, path: file.path.replace(/\/+$/, '') })).filter((file) => file.path !== '');
  return trimmed.flatMap((file, index) =>
    trimmed
      .slice(0, index)
      .filter((other) => `${file.path}/`.startsWith(`${other.path}/`) || `${other.path}/`.startsWith(`${file.path}/`))
      .map((other) => ({
        path: file.at,
        other: other.at,
        message: `volume ${quoted(volume.name)} (${origin}): overlapping paths: ${shown(file)} with ${shown(other)}`,
      })),
  );
}

function shown({ path, source }: MappedFile): string {
  return source === '' ? quoted(path) : `${quoted(path)} (${source})`;
}
