import { isMapping } from '../../kube/schema/scalars.ts';
import type { FieldType, ObjectType, ValueType } from '../../kube/schema/types.ts';

/**
 * Whether a value is one that the server's types do not write: `""`, an empty list or mapping, and `false` and `0` where
 * the type holds no pointer. `readOnly: false` and `value: ""` are gone when the object comes back.
 * @param type the type that has the field
 * Rule: `omitempty` of the fields in staging/src/k8s.io/api.
 */
export function isLeftOut(value: unknown, field: FieldType, type: ObjectType): boolean {
  if (field.published) return false;
  if (value === '') return field.type.kind === 'string' && !type.name.startsWith('discovery.') && !POINTERS.has(`${type.goName}.${field.name}`);
  if (value === false) return PLAIN_BOOLEANS.has(field.name) && type.goName !== 'CSIVolumeSource';
  if (value === 0) return PLAIN_NUMBERS.has(field.name) || (field.name === 'timeoutSeconds' && type.goName === 'Probe');
  return isCollection(field.type) && isEmpty(value) && !type.name.startsWith('discovery.') && field.name !== 'rules';
}

const isCollection = ({ kind }: ValueType): boolean => kind === 'list' || kind === 'map';

function isEmpty(value: unknown): boolean {
  return Array.isArray(value) ? value.length === 0 : isMapping(value) && Object.keys(value).length === 0;
}

/** Optional strings whose type is a pointer: `""` says something else than nothing. */
const POINTERS = new Set([
  'PersistentVolumeClaimSpec.storageClassName', 'PersistentVolumeClaimSpec.volumeAttributesClassName', 'PersistentVolumeSpec.volumeAttributesClassName',
  'IngressSpec.ingressClassName', 'ServiceSpec.loadBalancerClass', 'ServiceSpec.trafficDistribution', 'PodSpec.runtimeClassName',
  'PodSpec.hostnameOverride', 'CronJobSpec.timeZone', 'JobSpec.managedBy', 'HostPathVolumeSource.type', 'TypedLocalObjectReference.apiGroup',
  'TypedObjectReference.apiGroup', 'TypedObjectReference.namespace', 'ISCSIVolumeSource.initiatorName', 'GRPCAction.service',
]);

const PLAIN_BOOLEANS = new Set([
  'readOnly', 'stdin', 'stdinOnce', 'tty', 'hostNetwork', 'hostPID', 'hostIPC', 'paused', 'publishNotReadyAddresses', 'unschedulable', 'globalDefault',
]);

const PLAIN_NUMBERS = new Set([
  'initialDelaySeconds', 'periodSeconds', 'successThreshold', 'failureThreshold', 'hostPort', 'nodePort', 'healthCheckNodePort', 'minReadySeconds',
]);
