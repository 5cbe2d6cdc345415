import { items, type Decoded } from '../../object.ts';
import { addQuantities, compareQuantities, formatQuantity, type Quantity } from '../../quantity-value.ts';
import { isHugePages } from '../../resource-names.ts';
import { forbidden, invalid, notSupported, type FieldError } from '../field-error.ts';
import type { Path } from '../path.ts';
import { readResourceList, validateContainerResources, validateQualifiedResource, validateRequirements, type ResourceList } from './resources.ts';

const SUPPORTED = ['cpu', 'hugepages-', 'memory'];

/** Requests and limits of a whole pod. Rule: `validatePodResources`. */
export function validatePodResources(spec: Decoded, podClaims: ReadonlySet<string>, path: Path): FieldError[] {
  if (!spec.resources) return [];
  if (spec.os?.name === 'windows') return [forbidden(path, 'may not be set for a windows pod')];
  return [
    ...(spec.resources.claims === undefined ? [] : [forbidden(path.child('claims'), 'claims may not be set for Resources at pod-level')]),
    ...validateRequirements(spec.resources, validatePodResourceName, podClaims, path),
    ...validateAgainstContainers(spec, path),
  ];
}

/** Rule: `validatePodResourceName`. */
function validatePodResourceName(name: string, path: Path): FieldError[] {
  const errors = validateQualifiedResource(name, path);
  if (errors.length > 0) return errors;
  return name === 'cpu' || name === 'memory' || isHugePages(name) ? [] : [notSupported(path, name, SUPPORTED)];
}

/** What the containers ask for must fit into what the pod has. Rule: `validatePodResourceConsistency`. */
function validateAgainstContainers(spec: Decoded, path: Path): FieldError[] {
  const requests = readResourceList(spec.resources.requests);
  const limits = readResourceList(spec.resources.limits);
  const errors: FieldError[] = [];
  for (const [name, total] of aggregate(spec, 'requests')) {
    errors.push(...validateAtLeast(requests.get(name), total, 'requests', path.child('requests').key(name)));
  }
  for (const [name, total] of aggregate(spec, 'limits')) {
    if (isHugePages(name)) errors.push(...validateAtLeast(limits.get(name), total, 'limits', path.child('limits').key(name)));
  }
  items(spec.containers).forEach((container, index) => {
    for (const [name, own] of readResourceList(container.resources?.limits)) {
      const pod = limits.get(name);
      if (pod === undefined || compareQuantities(own, pod) <= 0) continue;
      // The server builds this path below the pod's resources.
      const at = path.child('containers').index(index).key(name).child('limits');
      errors.push(invalid(at, formatQuantity(own), `must be less than or equal to pod limits of ${formatQuantity(pod)}`));
    }
  });
  return errors;
}

function validateAtLeast(pod: Quantity | undefined, total: Quantity, kind: string, path: Path): FieldError[] {
  if (pod === undefined || compareQuantities(total, pod) <= 0) return [];
  return [invalid(path, formatQuantity(pod), `must be greater than or equal to aggregate container ${kind} of ${formatQuantity(total)}`)];
}

/**
 * What all containers need together: those that run at the same time are added, of init containers
 * the largest counts, with the sidecars started before it.
 * Rules: `AggregateContainerRequests`, `AggregateContainerLimits` in `component-helpers/resource`.
 */
function aggregate(spec: Decoded, kind: 'requests' | 'limits'): ResourceList {
  let running: ResourceList = new Map();
  for (const container of items(spec.containers)) running = add(running, readResourceList(container.resources?.[kind]));
  let sidecars: ResourceList = new Map();
  let starting: ResourceList = new Map();
  for (const container of items(spec.initContainers)) {
    const own = readResourceList(container.resources?.[kind]);
    if (container.restartPolicy === 'Always') {
      running = add(running, own);
      sidecars = add(sidecars, own);
      starting = largest(starting, sidecars);
    } else {
      starting = largest(starting, add(own, sidecars));
    }
  }
  return largest(running, starting);
}

function merge(a: ResourceList, b: ResourceList, join: (a: Quantity, b: Quantity) => Quantity): ResourceList {
  const merged = new Map(a);
  for (const [name, quantity] of b) {
    const other = merged.get(name);
    merged.set(name, other === undefined ? quantity : join(other, quantity));
  }
  return merged;
}

function add(a: ResourceList, b: ResourceList): ResourceList {
  return merge(a, b, addQuantities);
}

function largest(a: ResourceList, b: ResourceList): ResourceList {
  return merge(a, b, (one, other) => (compareQuantities(other, one) > 0 ? other : one));
}

/** What the runtime itself needs for a pod. Rule: `validateOverhead`. */
export function validateOverhead(overhead: Decoded, path: Path): FieldError[] {
  // The server checks it as if it were limits, and says so in the path.
  return overhead === undefined ? [] : validateContainerResources({ limits: overhead }, new Set(), path);
}
