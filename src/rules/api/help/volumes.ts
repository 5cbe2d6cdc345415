import { nearestName } from '../../../kube/nearest.ts';
import type { FieldPath } from '../../../text/field-path.ts';
import { isMapping } from '../../manifest-documents.ts';
import { valueAt } from '../../schema/placeholders.ts';
import type { HelpContext, HelpRow } from './types.ts';

/** Rules: https://kubernetes.io/docs/concepts/storage/volumes/. */
export const volumeHelp: readonly HelpRow[] = [
  { field: /volume(?:Mounts|Devices)\[\]\.name$/, message: /^Not found/, help: unknownVolume },
  {
    field: /volumeMounts\[\]\.mountPath$/,
    message: /must be unique/,
    help: 'a folder of the container can show one volume only; mount this one elsewhere, or use subPath to show single files of it',
  },
  {
    field: /volumeMounts\[\]\.mountPath$/,
    message: /^Required value/,
    help: 'write the folder of the container in which the volume appears, such as mountPath: /data',
  },
  {
    field: /volumes\[\]$/,
    message: /must specify a volume type/,
    help: 'a volume says where its content comes from; write one of emptyDir: {}, configMap, secret, persistentVolumeClaim and the others',
  },
  {
    field: /volumes\[\]\.\w+$/,
    message: /may not specify more than 1 volume type/,
    help: 'the content of a volume comes from one source; keep one of them, or make two volumes',
  },
  {
    field: /volumes\[\]\.name$/,
    message: /^Duplicate value: "(.*)"/,
    help: (_, [, name]) => `a mount finds its volume by name, so ${name} can be the name of one volume only; rename one of the two`,
  },
  {
    field: /(?:path|subPath|subPathExpr|mountPath)$/i,
    message: /must not contain '\.\.'/,
    help: 'a path must not lead out of its volume; write it without ..',
  },
  {
    field: /(?:volumes\[\]|^spec)\.\w+\.path$/,
    message: /must be an absolute path/,
    help: ({ quoted = '' }) => `the path is one of the server or node, from its root; write /${quoted.replace(/^\/+/, '')}`,
  },
  {
    field: /(?:items|downwardAPI).*path$|subPath$/,
    message: /must be a relative path|must not start with '\/'/,
    help: ({ quoted = '' }) => `the path is one within the volume; write ${quoted.replace(/^\/+/, '')}`,
  },
  {
    field: /configMap\.name$|secretName$|claimName$/,
    message: /^Required value/,
    help: ({ field }) => `write the name of the ${field.endsWith('claimName') ? 'PersistentVolumeClaim' : field.endsWith('secretName') ? 'Secret' : 'ConfigMap'} that the content comes from`,
  },
  {
    field: /projected$/,
    message: /conflicting duplicate paths/,
    help: 'two sources of the volume would write the same file; give one of them another path',
  },
  { field: /defaultMode$|mode$/, message: /must be/, help: 'the mode of a file is between 0000 and 0777, written in octal' },
  { field: /sizeLimit$/, help: 'the limit is a quantity such as 500Mi and cannot be negative' },
  { field: /(?:items\[\]|downwardAPI)\.path$/, message: /^Required value/, help: 'write under which name the file appears in the volume' },
  { field: /volumes\[\]\.name$/, message: /^Required value/, help: ({ kind, value, path, object }) => (kind === 'StatefulSet' && value === undefined && valueAt(object, path.slice(0, -1)) === undefined ? undefined : 'write the name by which volumeMounts find the volume') },
];

function unknownVolume({ object, path, message }: HelpContext): string {
  const podSpec = path.slice(0, path.findIndex((step) => /^(?:containers|initContainers|ephemeralContainers)$/.test(String(step))));
  const names = [...namesOf(object, [...podSpec, 'volumes']), ...claimNames(object)];
  const name = /^Not found: "(.*)"/.exec(message)?.[1] ?? '';
  const what = 'a mount names one of the volumes of its Pod';
  if (names.length === 0) return `${what}, and this one has none; add a volume ${name} to volumes`;
  const meant = nearestName(name, names);
  return meant === undefined ? `${what}: ${names.join(', ')}; write one of them, or add a volume ${name}` : `${what}; did you mean ${meant}?`;
}

function namesOf(object: unknown, path: FieldPath): string[] {
  const list = valueAt(object, path);
  return Array.isArray(list) ? list.flatMap((item: unknown) => (isMapping(item) && typeof item.name === 'string' ? [item.name] : [])) : [];
}

/** The volumes that a StatefulSet makes for each Pod. */
function claimNames(object: unknown): string[] {
  const claims = valueAt(object, ['spec', 'volumeClaimTemplates']);
  return Array.isArray(claims) ? claims.flatMap((claim: unknown) => {
    const name = valueAt(claim, ['metadata', 'name']);
    return typeof name === 'string' ? [name] : [];
  }) : [];
}
