import type { FieldPath } from '../../text/field-path.ts';

/**
 * By which fields the items of a list are matched. `undefined`: the list is replaced as a whole.
 * The path is the list's own, within the whole object.
 */
export type MergeKeys = (path: FieldPath) => readonly string[] | undefined;

/**
 * Lists that Kubernetes merges by key, by the name of their field: `patchMergeKey` and
 * `x-kubernetes-list-map-keys` of the API (k8s.io/api). Names are unambiguous but for `ports`, which
 * has another key in containers and in Services, so both are given.
 */
const BY_FIELD: Readonly<Record<string, readonly string[]>> = {
  containers: ['name'],
  initContainers: ['name'],
  ephemeralContainers: ['name'],
  env: ['name'],
  ports: ['containerPort', 'port'],
  volumes: ['name'],
  volumeMounts: ['mountPath'],
  volumeDevices: ['devicePath'],
  imagePullSecrets: ['name'],
  hostAliases: ['ip'],
  topologySpreadConstraints: ['topologyKey', 'whenUnsatisfiable'],
  volumeClaimTemplates: ['metadata.name'],
  ownerReferences: ['uid'],
  conditions: ['type'],
};

/** The keys that hold without schemas. */
export const builtInMergeKeys: MergeKeys = (path) => {
  const field = path.at(-1);
  return typeof field === 'string' && Object.hasOwn(BY_FIELD, field) ? BY_FIELD[field] : undefined;
};
