import type { Decoded } from '../object.ts';
import type { Path } from '../validation/path.ts';
import type { ObjectWarning } from './warning.ts';

/** Kinds of volumes that no longer work. Rules: `pkg/api/pod/warnings.go`, `pkg/api/persistentvolume/util.go`. */
const PLUGINS: Readonly<Record<string, string>> = {
  photonPersistentDisk: 'deprecated in v1.11, non-functional in v1.16+',
  scaleIO: 'deprecated in v1.16, non-functional in v1.22+',
  flocker: 'deprecated in v1.22, non-functional in v1.25+',
  storageos: 'deprecated in v1.22, non-functional in v1.25+',
  quobyte: 'deprecated in v1.22, non-functional in v1.25+',
  glusterfs: 'deprecated in v1.25, non-functional in v1.26+',
  cephfs: 'deprecated in v1.28, non-functional in v1.31+',
  rbd: 'deprecated in v1.28, non-functional in v1.31+',
};

/** Where the server writes a field otherwise than manifests do. */
const SERVER_NAMES: Readonly<Record<string, string>> = { storageos: 'storageOS' };

/**
 * Fields of a volume that name a plugin that no longer works.
 * @param volume the fields of a volume, which stands at `path`
 */
export function volumePluginWarnings(volume: Decoded, path: Path): ObjectWarning[] {
  return Object.entries(PLUGINS).flatMap(([plugin, detail]) =>
    volume[plugin] === undefined ? [] : [{ path: path.child(plugin), message: `${path.child(SERVER_NAMES[plugin] ?? plugin)}: ${detail}` }],
  );
}
