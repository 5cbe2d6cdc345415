import { addQuantities, compareQuantities, parseQuantity, type Quantity } from '../../kube/quantity-value.ts';
import { items, type Decoded } from '../../kube/object.ts';

/** Amounts by the name of the resource. */
export type Amounts = Map<string, Quantity>;

/** Whether requests or limits are asked for. */
export type Side = 'requests' | 'limits';

/** A list of a manifest or of a status as amounts. */
export function amountsOf(list: Decoded): Amounts {
  const amounts: Amounts = new Map();
  for (const [name, value] of Object.entries(list ?? {})) {
    const quantity = parseQuantity(value);
    if (quantity !== undefined) amounts.set(name, quantity);
  }
  return amounts;
}

/** Adds amounts to those of the first list. */
export function addAmounts(to: Amounts, amounts: Amounts): void {
  for (const [name, quantity] of amounts) {
    const before = to.get(name);
    to.set(name, before === undefined ? quantity : addQuantities(before, quantity));
  }
}

function raiseAmounts(to: Amounts, amounts: Amounts): void {
  for (const [name, quantity] of amounts) {
    const before = to.get(name);
    if (before === undefined || compareQuantities(quantity, before) > 0) to.set(name, quantity);
  }
}

/**
 * What a pod asks for altogether: its containers and sidecars together, or an init container with the sidecars before
 * it when that is more; the pod's own resources in place of these; and the overhead of its runtime class.
 * Rule: `PodRequests`, `PodLimits` of `k8s.io/component-helpers/resource`.
 * @param useStatus whether what the kubelet has given the containers counts when it is more
 */
export function podAmounts({ spec, status }: Decoded, side: Side, useStatus: boolean): Amounts {
  const infeasible = items(status?.conditions).some(({ type, reason }) => type === 'PodResizePending' && reason === 'Infeasible');
  const statuses = useStatus ? [...items(status?.containerStatuses), ...items(status?.initContainerStatuses)] : [];
  const givenTo = (container: Decoded): Decoded => statuses.find(({ name }) => name === container.name);
  const wanted = (container: Decoded): Decoded => container.resources?.[side];
  const readings: ((container: Decoded) => Decoded)[] = [];
  if (!useStatus || !infeasible) readings.push(wanted);
  if (useStatus) {
    const fallback = (container: Decoded): Decoded => (infeasible ? undefined : wanted(container));
    if (side === 'requests') readings.push((container) => givenTo(container)?.allocatedResources ?? fallback(container));
    readings.push((container) => {
      const given = givenTo(container);
      return given?.resources?.[side] ?? (side === 'requests' ? given?.allocatedResources : undefined) ?? fallback(container);
    });
  }
  const total: Amounts = new Map();
  for (const read of readings) raiseAmounts(total, sumOf(spec, read));
  for (const [name, quantity] of amountsOf(spec.resources?.[side])) {
    if (name === 'cpu' || name === 'memory' || name.startsWith('hugepages-')) total.set(name, quantity);
  }
  addOverhead(total, amountsOf(spec.overhead), side);
  return total;
}

/** Rule: `aggregateContainerResourcesByFn`. */
function sumOf(spec: Decoded, read: (container: Decoded) => Decoded): Amounts {
  const total: Amounts = new Map();
  const sidecars: Amounts = new Map();
  const initial: Amounts = new Map();
  for (const container of items(spec.containers)) addAmounts(total, amountsOf(read(container)));
  for (const container of items(spec.initContainers)) {
    const own = amountsOf(read(container));
    if (container.restartPolicy === 'Always') {
      addAmounts(total, own);
      addAmounts(sidecars, own);
      raiseAmounts(initial, sidecars);
    } else {
      addAmounts(own, sidecars);
      raiseAmounts(initial, own);
    }
  }
  raiseAmounts(total, initial);
  return total;
}

/** To limits it is added only where there is one. */
function addOverhead(total: Amounts, overhead: Amounts, side: Side): void {
  for (const [name, quantity] of overhead) {
    const before = total.get(name);
    if (side === 'requests' || (before !== undefined && before.nano !== 0n)) addAmounts(total, new Map([[name, quantity]]));
  }
}
