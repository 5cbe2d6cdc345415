import type { Decoded } from '../../kube/object.ts';
import { count, listText, mapText } from './values.ts';

/** How a field is shown when it is set, and what stands for it when it is not. */
const SHOWN = {
  text: (value: Decoded): unknown => value ?? '',
  orNone: (value: Decoded): unknown => value ?? '<none>',
  orUnset: (value: Decoded): unknown => value ?? '<unset>',
  flag: (value: Decoded): unknown => value === true,
  number: (value: Decoded): unknown => count(value),
  list: listText,
  commaList: (value: Decoded): unknown => (value ?? []).join(', '),
  map: mapText,
  // The generated `String` methods of the two kinds of references; that of a nil pointer says `nil`.
  secret: (value: Decoded): unknown => (value ? `&LocalObjectReference{Name:${value.name ?? ''},}` : 'nil'),
  secretOfNamespace: (value: Decoded): unknown => (value ? `&SecretReference{Name:${value.name ?? ''},Namespace:${value.namespace ?? ''},}` : 'nil'),
} as const;

/** The label as it is printed, the path of the field, and how it is shown. */
type Line = readonly [label: string, field: string, shown?: keyof typeof SHOWN];

interface Source {
  type: string;
  lines: readonly Line[];
}

const FS: Line = ['FSType:', 'fsType'];
const READ_ONLY: Line = ['ReadOnly:', 'readOnly', 'flag'];
const SECRET: Line = ['SecretRef:', 'secretRef', 'secret'];
const SECRET_OF_NAMESPACE: Line = ['SecretRef:', 'secretRef', 'secretOfNamespace'];

const source = (type: string, ...lines: readonly Line[]): Source => ({ type, lines });

const ISCSI = (secret: Line): Source =>
  source(
    "ISCSI (an ISCSI Disk resource that is attached to a kubelet's host machine and then exposed to the pod)",
    ['TargetPortal:', 'targetPortal'], ['IQN:', 'iqn'], ['Lun:', 'lun', 'number'], ['ISCSIInterface', 'iscsiInterface'], FS, READ_ONLY,
    ['Portals:', 'portals', 'list'], ['DiscoveryCHAPAuth:', 'chapAuthDiscovery', 'flag'], ['SessionCHAPAuth:', 'chapAuthSession', 'flag'],
    secret, ['InitiatorName:', 'initiatorName', 'orNone'],
  );
const RBD = (secret: Line): Source =>
  source(
    "RBD (a Rados Block Device mount on the host that shares a pod's lifetime)",
    ['CephMonitors:', 'monitors', 'list'], ['RBDImage:', 'image'], FS, ['RBDPool:', 'pool'], ['RadosUser:', 'user'], ['Keyring:', 'keyring'], secret, READ_ONLY,
  );
const CINDER = (secret: Line): Source => source('Cinder (a Persistent Disk resource in OpenStack)', ['VolumeID:', 'volumeID'], FS, READ_ONLY, secret);
const CEPHFS = (secret: Line): Source =>
  source(
    "CephFS (a CephFS mount on the host that shares a pod's lifetime)",
    ['Monitors:', 'monitors', 'list'], ['Path:', 'path'], ['User:', 'user'], ['SecretFile:', 'secretFile'], secret, READ_ONLY,
  );
const FLEX = (secret: Line): Source =>
  source(
    'FlexVolume (a generic volume resource that is provisioned/attached using an exec based plugin)',
    ['Driver:', 'driver'], FS, secret, READ_ONLY, ['Options:', 'options', 'map'],
  );
const SCALE_IO = (...secret: readonly Line[]): Source =>
  source(
    'ScaleIO (a persistent volume backed by a block device in ScaleIO)',
    ['Gateway:', 'gateway'], ['System:', 'system'], ['Protection Domain:', 'protectionDomain'], ['Storage Pool:', 'storagePool'],
    ['Storage Mode:', 'storageMode'], ['VolumeName:', 'volumeName'], ...secret, FS, READ_ONLY,
  );
const GLUSTERFS = "Glusterfs (a Glusterfs mount on the host that shares a pod's lifetime)";
const AZURE_FILE = 'AzureFile (an Azure File Service mount on the host and bind mount to the pod)';
const CSI = 'CSI (a Container Storage Interface (CSI) volume source)';

/** Sources that pods and persistent volumes share, by their field. Rule: the `print…VolumeSource` functions. */
const SHARED: Readonly<Record<string, Source>> = {
  hostPath: source('HostPath (bare host directory volume)', ['Path:', 'path'], ['HostPathType:', 'type', 'orNone']),
  gcePersistentDisk: source(
    'GCEPersistentDisk (a Persistent Disk resource in Google Compute Engine)',
    ['PDName:', 'pdName'], FS, ['Partition:', 'partition', 'number'], READ_ONLY,
  ),
  awsElasticBlockStore: source(
    'AWSElasticBlockStore (a Persistent Disk resource in AWS)',
    ['VolumeID:', 'volumeID'], FS, ['Partition:', 'partition', 'number'], READ_ONLY,
  ),
  nfs: source('NFS (an NFS mount that lasts the lifetime of a pod)', ['Server:', 'server'], ['Path:', 'path'], READ_ONLY),
  quobyte: source("Quobyte (a Quobyte mount on the host that shares a pod's lifetime)", ['Registry:', 'registry'], ['Volume:', 'volume'], READ_ONLY),
  azureDisk: source(
    'AzureDisk (an Azure Data Disk mount on the host and bind mount to the pod)',
    ['DiskName:', 'diskName'], ['DiskURI:', 'diskURI'], ['Kind: ', 'kind'], FS, ['CachingMode:', 'cachingMode'], READ_ONLY,
  ),
  vsphereVolume: source(
    'vSphereVolume (a Persistent Disk resource in vSphere)',
    ['VolumePath:', 'volumePath'], FS, ['StoragePolicyName:', 'storagePolicyName'],
  ),
  photonPersistentDisk: source('PhotonPersistentDisk (a Persistent Disk resource in photon platform)', ['PdID:', 'pdID'], FS),
  portworxVolume: source('PortworxVolume (a Portworx Volume resource)', ['VolumeID:', 'volumeID']),
  storageos: source(
    'StorageOS (a StorageOS Persistent Disk resource)',
    ['VolumeName:', 'volumeName'], ['VolumeNamespace:', 'volumeNamespace'], FS, READ_ONLY,
  ),
  fc: source('FC (a Fibre Channel disk)', ['TargetWWNs:', 'targetWWNs', 'commaList'], ['LUN:', 'lun', 'orNone'], FS, READ_ONLY),
  flocker: source('Flocker (a Flocker volume mounted by the Flocker agent)', ['DatasetName:', 'datasetName'], ['DatasetUUID:', 'datasetUUID']),
};

/** The sources of a pod's volumes that are lines of fields and nothing else. */
export const POD_SOURCES: Readonly<Record<string, Source>> = {
  ...SHARED,
  gitRepo: source('GitRepo (a volume that is pulled from git when the pod is created)', ['Repository:', 'repository'], ['Revision:', 'revision']),
  secret: source('Secret (a volume populated by a Secret)', ['SecretName:', 'secretName'], ['Optional:', 'optional', 'flag']),
  configMap: source('ConfigMap (a volume populated by a ConfigMap)', ['Name:', 'name'], ['Optional:', 'optional', 'flag']),
  persistentVolumeClaim: source(
    'PersistentVolumeClaim (a reference to a PersistentVolumeClaim in the same namespace)',
    ['ClaimName:', 'claimName'], READ_ONLY,
  ),
  image: source('Image (a container image or OCI artifact)', ['Reference:', 'reference'], ['PullPolicy:', 'pullPolicy']),
  iscsi: ISCSI(SECRET),
  glusterfs: source(GLUSTERFS, ['EndpointsName:', 'endpoints'], ['Path:', 'path'], READ_ONLY),
  rbd: RBD(SECRET),
  cinder: CINDER(SECRET),
  scaleIO: SCALE_IO(),
  cephfs: CEPHFS(SECRET),
  azureFile: source(AZURE_FILE, ['SecretName:', 'secretName'], ['ShareName:', 'shareName'], READ_ONLY),
  flexVolume: FLEX(SECRET),
  csi: source(CSI, ['Driver:', 'driver'], FS, READ_ONLY),
};

/** The sources of persistent volumes. */
export const PERSISTENT_SOURCES: Readonly<Record<string, Source>> = {
  ...SHARED,
  local: source('LocalVolume (a persistent volume backed by local storage on a node)', ['Path:', 'path']),
  iscsi: ISCSI(SECRET_OF_NAMESPACE),
  glusterfs: source(
    GLUSTERFS,
    ['EndpointsName:', 'endpoints'], ['EndpointsNamespace:', 'endpointsNamespace', 'orUnset'], ['Path:', 'path'], READ_ONLY,
  ),
  rbd: RBD(SECRET_OF_NAMESPACE),
  cinder: CINDER(SECRET_OF_NAMESPACE),
  scaleIO: SCALE_IO(['SecretName:', 'secretRef.name'], ['SecretNamespace:', 'secretRef.namespace']),
  cephfs: CEPHFS(SECRET_OF_NAMESPACE),
  azureFile: source(AZURE_FILE, ['SecretName:', 'secretName'], ['SecretNamespace:', 'secretNamespace'], ['ShareName:', 'shareName'], READ_ONLY),
  flexVolume: FLEX(SECRET_OF_NAMESPACE),
  csi: source(CSI, ['Driver:', 'driver'], FS, ['VolumeHandle:', 'volumeHandle'], READ_ONLY),
};

/** The lines of a source, as label and value. */
export function sourceLines({ type, lines }: Source, fields: Decoded): [string, unknown][] {
  return [
    ['Type:', type],
    ...lines.map(([label, path, shown = 'text']): [string, unknown] => {
      const value = path.split('.').reduce((at, field) => at?.[field], fields);
      return [label, SHOWN[shown](value)];
    }),
  ];
}
