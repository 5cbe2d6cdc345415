import type { Decoded } from '../../object.ts';
import { parseQuantity } from '../../quantity-value.ts';

/** Fields whose zero value says something, because the server tells it from an unset one. */
const ZERO_COUNTS = new Set([
  'activeDeadlineSeconds', 'allowPrivilegeEscalation', 'automountServiceAccountToken', 'backoffLimit', 'backoffLimitPerIndex',
  'completions', 'defaultMode', 'enableServiceLinks', 'expirationSeconds', 'fsGroup', 'hostUsers', 'hostnameOverride', 'lun', 'managedBy',
  'maxFailedIndexes', 'mode', 'optional', 'parallelism', 'priority', 'privileged', 'readOnlyRootFilesystem', 'replicas',
  'runAsGroup', 'runAsNonRoot', 'runAsUser', 'runtimeClassName', 'setHostnameAsFQDN', 'shareProcessNamespace', 'storageClassName',
  'terminationGracePeriodSeconds', 'tolerationSeconds', 'volumeAttributesClassName',
]);

/** Objects that say something even when they are empty. */
const EMPTY_OBJECT_COUNTS = new Set([
  'affinity', 'emptyDir', 'image', 'labelSelector', 'lifecycle', 'namespaceSelector', 'nodeAffinity', 'podAffinity', 'podAntiAffinity',
  'securityContext', 'selector', 'valueFrom',
]);

/** Maps, in which an entry with an empty text is not the same as no entry. */
const MAPS = new Set([
  'annotations', 'attributes', 'binaryData', 'data', 'labels', 'matchLabels', 'nodeSelector', 'options', 'parameters',
  'volumeAttributes',
]);

const QUANTITY_MAPS = new Set(['capacity', 'limits', 'overhead', 'requests']);
const QUANTITIES = new Set(['divisor', 'sizeLimit']);

/**
 * Whether two values of the field `field`, with their defaults, are the same to the server: lists and
 * maps that are empty are as if unset, and quantities are compared as numbers. Where the types of
 * Kubernetes would be needed to tell an unset field from a zero one and it makes no difference in
 * practice, they count as the same.
 * Rule: `apiequality.Semantic.DeepEqual`.
 */
export function isSame(a: Decoded, b: Decoded, field = ''): boolean {
  if (a === undefined || a === null) return b === undefined || b === null || isUnset(b, field);
  if (b === undefined || b === null) return isUnset(a, field);
  if (QUANTITIES.has(field)) return isSameQuantity(a, b);
  if (Array.isArray(a) || Array.isArray(b)) {
    return Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((item, index) => isSame(item, b[index]));
  }
  if (typeof a !== 'object' || typeof b !== 'object') return typeof a === 'string' || typeof b === 'string' ? a === b : String(a) === String(b);
  const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])];
  if (MAPS.has(field)) return keys.every((key) => Object.hasOwn(a, key) && Object.hasOwn(b, key) && isSame(a[key], b[key]));
  if (QUANTITY_MAPS.has(field)) return keys.every((key) => isSameQuantity(a[key], b[key]));
  return keys.every((key) => isSame(a[key], b[key], key));
}

/** Whether a value is what the server makes of a field that is not set. */
function isUnset(value: Decoded, field: string): boolean {
  if (Array.isArray(value)) return value.length === 0;
  if (typeof value !== 'object') return !ZERO_COUNTS.has(field) && (value === '' || value === false || Number(value) === 0);
  if (EMPTY_OBJECT_COUNTS.has(field)) return false;
  if (MAPS.has(field)) return Object.keys(value).length === 0;
  return Object.keys(value).every((key) => isUnset(value[key], key));
}

function isSameQuantity(a: Decoded, b: Decoded): boolean {
  const [left, right] = [parseQuantity(a), parseQuantity(b)];
  return left === undefined || right === undefined ? a === b : left.nano === right.nano;
}

/** Whether the fields of two objects are the same, except for some. */
export function isSameExcept(a: Decoded, b: Decoded, except: readonly string[]): boolean {
  const without = (value: Decoded): Decoded => Object.fromEntries(Object.entries(value ?? {}).filter(([key]) => !except.includes(key)));
  return isSame(without(a), without(b));
}
