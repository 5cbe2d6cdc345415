import type { HelpRow } from './types.ts';

const MODES = 'the modes are ReadWriteOnce, ReadOnlyMany, ReadWriteMany and ReadWriteOncePod';
const SHORT: Readonly<Record<string, string>> = { RWO: 'ReadWriteOnce', ROX: 'ReadOnlyMany', RWX: 'ReadWriteMany', RWOP: 'ReadWriteOncePod' };

/** Rules: https://kubernetes.io/docs/concepts/storage/persistent-volumes/. */
export const storageHelp: readonly HelpRow[] = [
  {
    field: /accessModes$/,
    message: /^Unsupported value: "(\w*)"/,
    help: (_, [, mode]) => (SHORT[mode!] === undefined ? MODES : `kubectl shows modes in short, but a manifest has the whole word; write ${SHORT[mode!]}`),
  },
  { field: /accessModes$/, message: /^Required value/, help: `how a volume may be mounted must be said; write accessModes: [ReadWriteOnce] or another, ${MODES}` },
  { field: /accessModes$/, message: /ReadWriteOncePod with other/, help: 'ReadWriteOncePod lets in a single Pod, so no other mode can hold beside it; keep one of them' },
  { field: /resources\.storage$|resources\.requests\.storage$/, message: /^Required value/, help: 'a claim says how much room it wants; write resources: {requests: {storage: 1Gi}}' },
  { field: /^spec\.capacity$/, help: 'a volume says how large it is; write capacity: {storage: 1Gi}' },
  { field: /^spec$/, message: /must specify a volume type/, help: 'a PersistentVolume says where its content is; write one of hostPath, nfs, csi, local and the others' },
  { field: /^spec\.nodeAffinity$/, message: /Local volume requires node affinity/, help: 'a local volume is on one node, and Pods must be sent there; write nodeAffinity with the name of the node' },
  { field: /^provisioner$/, message: /^Required value/, help: 'a class says which program makes its volumes; write provisioner, or kubernetes.io/no-provisioner for none' },
  { field: /persistentVolumeReclaimPolicy$|reclaimPolicy$/, help: 'when the claim is gone, the volume is kept (Retain) or deleted (Delete)' },
  { field: /dataSource(?:Ref)?\.(?:name|kind)$/, help: 'write kind and name of what the volume is filled from' },
  { field: /matchLabelExpressions\[\]\.values$/, message: /^Required value/, help: 'list the values of the label, such as the names of zones' },
];
