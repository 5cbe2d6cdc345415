import type { Decoded } from '../object.ts';

/** Fields that are maps of texts; a null in them is an empty text. */
const TEXT_MAPS = new Set([
  'labels', 'annotations', 'matchLabels', 'nodeSelector', 'data', 'stringData', 'binaryData', 'parameters', 'selector',
  'volumeAttributes', 'attributes', 'options',
]);

/** Fields that are maps of quantities; a null in them is zero. */
const QUANTITY_MAPS = new Set([
  'limits', 'requests', 'hard', 'capacity', 'default', 'defaultRequest', 'max', 'min', 'maxLimitRequestRatio', 'overhead',
]);

/** Fields of a selector that is an object, which `selector` of a Service is not. */
const SELECTOR_FIELDS = new Set(['matchLabels', 'matchExpressions']);

/** Lists of objects, whose null items are empty objects; in all other lists a null is an empty text. */
const OBJECT_LISTS = new Set([
  'containers', 'initContainers', 'ephemeralContainers', 'env', 'envFrom', 'ports', 'volumes', 'volumeMounts', 'volumeDevices',
  'tolerations', 'hostAliases', 'imagePullSecrets', 'topologySpreadConstraints', 'readinessGates', 'resourceClaims',
  'schedulingGates', 'sources', 'items', 'matchExpressions', 'matchFields', 'nodeSelectorTerms', 'httpHeaders', 'sysctls', 'claims',
  'requiredDuringSchedulingIgnoredDuringExecution', 'preferredDuringSchedulingIgnoredDuringExecution', 'volumeClaimTemplates',
  'rules', 'paths', 'tls', 'ingress', 'egress', 'from', 'to', 'subjects', 'secrets', 'metrics', 'policies', 'subsets', 'endpoints',
  'notReadyAddresses', 'limits', 'onPodConditions', 'versions', 'additionalPrinterColumns', 'ownerReferences', 'allowedTopologies',
  'matchLabelExpressions', 'resizePolicy', 'managedFields', 'webhooks', 'resourceRules', 'excludeResourceRules', 'matchConditions',
  'validations', 'auditAnnotations', 'variables', 'taints', 'drivers', 'tokenRequests', 'constraints', 'config', 'selectors',
  'firstAvailable',
]);

/** Free-form data, in which a null may mean something. */
const FREE_FORM = new Set(['openAPIV3Schema']);

/**
 * A copy of an object as Go's decoder would hold it: a null field is a field that is not set.
 * Rule: `encoding/json`, which leaves the zero value where it reads null.
 */
export function decodedCopy<T>(object: T): T {
  return copyMap(object, undefined, '') as T;
}

function copyValue(value: Decoded, field: string): Decoded {
  if (FREE_FORM.has(field)) return structuredClone(value);
  if (Array.isArray(value)) return copyList(value, field);
  return copyMap(value, TEXT_MAPS.has(field) ? '' : QUANTITY_MAPS.has(field) ? '0' : undefined, field);
}

function copyList(list: Decoded[], field: string): Decoded[] {
  return list.map((item) => {
    if (item === null || item === undefined) return OBJECT_LISTS.has(field) ? {} : '';
    return typeof item === 'object' ? copyValue(item, '') : item;
  });
}

/**
 * `zero` stands for the nulls of a map; in an object they are dropped. The fields are set one by one,
 * which gives objects with the same fields the same shape: validation reads those much faster than
 * the parser's objects, which are hash tables.
 */
function copyMap(map: Decoded, zero: string | undefined, field: string): Decoded {
  const copy: Decoded = {};
  for (const key of Object.keys(map)) {
    const value = map[key];
    let copied = value;
    if (value === null || value === undefined) {
      if (zero === undefined || (field === 'selector' && SELECTOR_FIELDS.has(key))) continue;
      copied = zero;
    } else if (typeof value === 'object') {
      copied = copyValue(value, key);
    }
    // Assigning to this name would set the prototype.
    if (key === '__proto__') Object.defineProperty(copy, key, { value: copied, writable: true, enumerable: true, configurable: true });
    else copy[key] = copied;
  }
  return copy;
}
