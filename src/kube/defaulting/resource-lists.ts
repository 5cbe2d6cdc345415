import { isHugePages, isOvercommitAllowed } from '../resource-names.ts';
import { items, type Decoded } from '../object.ts';
import { addQuantities, compareQuantities, formatQuantity, parseQuantity, type Quantity } from '../quantity-value.ts';

const NANO_PER_MILLI = 1_000_000n;
/** Resources that a pod as a whole can ask for. Rule: `IsSupportedPodLevelResource`. */
const POD_LEVEL = new Set(['cpu', 'memory']);

/** Amounts finer than a thousandth are rounded up. Rule: `SetDefaults_ResourceList`. */
export function roundResourceList(list: Decoded): void {
  for (const [name, value] of Object.entries(list ?? {})) {
    const quantity = parseQuantity(value);
    if (quantity === undefined || quantity.nano % NANO_PER_MILLI === 0n) continue;
    const down = quantity.nano - (quantity.nano % NANO_PER_MILLI);
    list[name] = formatQuantity({ ...quantity, nano: quantity.nano > 0n ? down + NANO_PER_MILLI : down - NANO_PER_MILLI });
  }
}

/** Rounds `limits` and `requests`. */
export function roundResources(resources: Decoded): void {
  roundResourceList(resources?.limits);
  roundResourceList(resources?.requests);
}

/** Copies the entries of `from` that `to` lacks. */
export function fillResourceList(to: Decoded, from: Decoded): void {
  for (const [name, value] of Object.entries(from ?? {})) if (to[name] === undefined) to[name] = value;
}

/** A container's requests are its limits unless it says otherwise; in pods only. Rule: `SetDefaults_Pod`. */
export function defaultRequestsFromLimits(container: Decoded): void {
  const { resources } = container;
  if (!resources?.limits) return;
  resources.requests ??= {};
  fillResourceList(resources.requests, resources.limits);
}

/**
 * Limits of huge pages and requests of a pod that has resources of its own follow from those of its
 * containers. Rules: `defaultHugePagePodLimits`, `defaultPodRequests`.
 */
export function defaultPodLevelResources(spec: Decoded): void {
  const { resources } = spec;
  if (!resources || (isEmpty(resources.limits) && isEmpty(resources.requests))) return;
  const limits = resources.limits ?? {};
  for (const [name, total] of aggregate(spec, 'limits')) {
    if (isHugePages(name) && resources.requests?.[name] === undefined) limits[name] ??= formatQuantity(total);
  }
  if (!isEmpty(limits)) resources.limits = limits;
  if (isEmpty(resources.limits)) return;
  const requests = resources.requests ?? {};
  for (const [name, total] of aggregate(spec, 'requests')) {
    if (isPodLevel(name) && isOvercommitAllowed(name)) requests[name] ??= formatQuantity(total);
  }
  for (const [name, limit] of Object.entries(resources.limits)) if (isPodLevel(name)) requests[name] ??= limit;
  if (!isEmpty(requests)) resources.requests = requests;
}

function isPodLevel(name: string): boolean {
  return POD_LEVEL.has(name) || isHugePages(name);
}

function isEmpty(list: Decoded): boolean {
  return Object.keys(list ?? {}).length === 0;
}

/**
 * What all containers need at once: the sum of those that run side by side, or more when a starting
 * one needs more. Rules: `AggregateContainerRequests`, `AggregateContainerLimits`.
 */
function aggregate(spec: Decoded, list: 'limits' | 'requests'): Map<string, Quantity> {
  const total = new Map<string, Quantity>();
  for (const container of items(spec.containers)) add(total, container.resources?.[list]);
  const sidecars = new Map<string, Quantity>();
  const starting = new Map<string, Quantity>();
  for (const container of items(spec.initContainers)) {
    const own = container.resources?.[list];
    if (container.restartPolicy === 'Always') {
      add(total, own);
      add(sidecars, own);
      raise(starting, sidecars);
    } else {
      const needed = new Map(sidecars);
      add(needed, own);
      raise(starting, needed);
    }
  }
  raise(total, starting);
  return total;
}

function add(total: Map<string, Quantity>, list: Decoded): void {
  for (const [name, value] of Object.entries(list ?? {})) {
    const quantity = parseQuantity(value);
    const before = total.get(name);
    if (quantity !== undefined) total.set(name, before === undefined ? quantity : addQuantities(before, quantity));
  }
}

function raise(total: Map<string, Quantity>, to: ReadonlyMap<string, Quantity>): void {
  for (const [name, quantity] of to) {
    const before = total.get(name);
    if (before === undefined || compareQuantities(quantity, before) > 0) total.set(name, quantity);
  }
}
