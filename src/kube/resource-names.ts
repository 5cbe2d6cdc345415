import { qualifiedName } from './names.ts';

/** Resources that a container can ask for. Rule: `pkg/apis/core/helper`, `standardContainerResources`. */
const CONTAINER = new Set(['cpu', 'memory', 'ephemeral-storage']);

/** Names without a prefix that Kubernetes knows. Rule: `standardResources` there. */
const STANDARD = new Set([
  ...CONTAINER, 'requests.cpu', 'requests.memory', 'requests.ephemeral-storage', 'limits.cpu', 'limits.memory',
  'limits.ephemeral-storage', 'pods', 'resourcequotas', 'services', 'replicationcontrollers', 'secrets', 'configmaps',
  'persistentvolumeclaims', 'storage', 'requests.storage', 'services.nodeports', 'services.loadbalancers',
]);

/** What a ResourceQuota can count without a prefix. Rule: `standardQuotaResources` there. */
const QUOTA = new Set([...STANDARD].filter((name) => name !== 'storage'));

/** Amounts of these are whole numbers. Rule: `integerResources` there. */
const INTEGER = new Set([
  'pods', 'resourcequotas', 'services', 'replicationcontrollers', 'secrets', 'configmaps', 'persistentvolumeclaims',
  'services.nodeports', 'services.loadbalancers',
]);

const HUGE_PAGES = 'hugepages-';

/** `hugepages-2Mi` and the like. */
export function isHugePages(name: string): boolean {
  return name.startsWith(HUGE_PAGES);
}

/** A resource of a node or an extended one that is not counted, such as `cpu` or `kubernetes.io/x`. */
export function isNativeResource(name: string): boolean {
  return !name.includes('/') || name.includes('kubernetes.io/');
}

/** A device or the like under its own domain (`nvidia.com/gpu`). Rule: `IsExtendedResourceName`. */
export function isExtendedResource(name: string): boolean {
  if (isNativeResource(name) || name.startsWith('requests.')) return false;
  return qualifiedName(`requests.${name}`).length === 0;
}

export function isStandardContainerResource(name: string): boolean {
  return CONTAINER.has(name) || isHugePages(name);
}

export function isStandardResource(name: string): boolean {
  return STANDARD.has(name) || isHugePages(name);
}

export function isStandardQuotaResource(name: string): boolean {
  return QUOTA.has(name) || isHugePages(name) || name.startsWith(`requests.${HUGE_PAGES}`);
}

/** The amount must be a whole number. Rule: `IsIntegerResourceName`. */
export function isIntegerResource(name: string): boolean {
  return INTEGER.has(name) || isExtendedResource(name);
}

/** More may be promised than there is: a limit above the request is fine. Rule: `IsOvercommitAllowed`. */
export function isOvercommitAllowed(name: string): boolean {
  return isNativeResource(name) && !isHugePages(name);
}
