import { items, type Decoded } from '../../../kube/object.ts';
import { formatQuantity, parseQuantity } from '../../../kube/quantity-value.ts';
import type { TableDefinitions } from './definition.ts';

const MODES: readonly (readonly [string, string])[] = [
  ['ReadWriteOnce', 'RWO'], ['ReadOnlyMany', 'ROX'], ['ReadWriteMany', 'RWX'], ['ReadWriteOncePod', 'RWOP'],
];

/** Rule: `GetAccessModesAsString`: a fixed order, each mode once. */
function accessModes(modes: Decoded): string {
  return MODES.filter(([mode]) => items(modes).includes(mode)).map(([, short]) => short).join(',');
}

const quantity = (value: unknown): string => {
  const parsed = parseQuantity(value ?? '0');
  return parsed === undefined ? String(value) : formatQuantity(parsed);
};

/** The class before there was a field for it, which still wins. */
const storageClass = ({ metadata, spec }: Decoded): string =>
  metadata?.annotations?.['volume.beta.kubernetes.io/storage-class'] ?? spec?.storageClassName ?? '';

const phase = ({ metadata, status }: Decoded): string => (metadata?.deletionTimestamp ? 'Terminating' : status?.phase ?? '');

/** Whether an annotation marks this class as the default, as its name then says. */
const markedDefault = (...annotations: string[]) => ({ metadata }: Decoded): string =>
  metadata.name + (annotations.some((annotation) => metadata.annotations?.[annotation] === 'true') ? ' (default)' : '');

export const storage: TableDefinitions = {
  PersistentVolume: {
    columns: 'Name|Capacity|Access Modes|Reclaim Policy|Status|Claim|StorageClass|VolumeAttributesClass|Reason|Age|VolumeMode*',
    cells: (object) => {
      const { spec = {}, status } = object;
      const claim = spec.claimRef;
      return [
        quantity(spec.capacity?.storage), accessModes(spec.accessModes), spec.persistentVolumeReclaimPolicy ?? '', phase(object),
        claim ? `${claim.namespace ?? ''}/${claim.name ?? ''}` : '', storageClass(object), spec.volumeAttributesClassName ?? '<unset>',
        status?.reason ?? '', spec.volumeMode ?? '<unset>',
      ];
    },
  },
  PersistentVolumeClaim: {
    columns: 'Name|Status|Volume|Capacity|Access Modes|StorageClass|VolumeAttributesClass|Age|VolumeMode*',
    cells: (object) => {
      const { spec = {}, status } = object;
      const bound = Boolean(spec.volumeName);
      return [
        phase(object), spec.volumeName ?? '', bound ? quantity(status?.capacity?.storage) : '', bound ? accessModes(status?.accessModes) : '',
        storageClass(object), spec.volumeAttributesClassName ?? '<unset>', spec.volumeMode ?? '<unset>',
      ];
    },
  },
  'storage.k8s.io/StorageClass': {
    columns: 'Name|Provisioner|ReclaimPolicy|VolumeBindingMode|AllowVolumeExpansion|Age',
    name: markedDefault('storageclass.kubernetes.io/is-default-class', 'storageclass.beta.kubernetes.io/is-default-class'),
    cells: (object) => [
      object.provisioner ?? '', object.reclaimPolicy ?? 'Delete', object.volumeBindingMode ?? 'Immediate',
      object.allowVolumeExpansion ?? false,
    ],
  },
  'storage.k8s.io/VolumeAttributesClass': {
    columns: 'Name|DriverName|Age',
    name: markedDefault('volumeattributesclass.kubernetes.io/is-default-class'),
    cells: ({ driverName }) => [driverName ?? ''],
  },
  'storage.k8s.io/VolumeAttachment': {
    columns: 'Name|Attacher|PV|Node|Attached|Age',
    cells: ({ spec = {}, status }) => [
      spec.attacher ?? '', spec.source?.persistentVolumeName ?? '', spec.nodeName ?? '', status?.attached ?? false,
    ],
  },
  'storage.k8s.io/CSIDriver': {
    columns: 'Name|AttachRequired|PodInfoOnMount|StorageCapacity|TokenRequests|RequiresRepublish|Modes|Age',
    cells: ({ spec = {} }) => [
      spec.attachRequired ?? true, spec.podInfoOnMount ?? false, spec.storageCapacity ?? false,
      spec.tokenRequests ? items(spec.tokenRequests).map(({ audience }) => audience).join(',') : '<unset>',
      spec.requiresRepublish ?? false, items(spec.volumeLifecycleModes).join(',') || '<none>',
    ],
  },
  'storage.k8s.io/CSINode': { columns: 'Name|Drivers|Age', cells: ({ spec }) => [items(spec?.drivers).length] },
};
