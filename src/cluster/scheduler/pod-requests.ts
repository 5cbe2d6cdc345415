import { items, type Decoded } from '../../kube/object.ts';
import { parseQuantity } from '../../kube/quantity-value.ts';

/** Amounts by resource: CPU in thousandths, everything else in whole units (bytes, devices). */
export type Amounts = ReadonlyMap<string, number>;

const NANO_PER_MILLI = 1_000_000n;
const NANO_PER_UNIT = 1_000_000_000n;

const known = new Map<string, number>();

/** A quantity of a resource as a number, rounded up: CPU in thousandths, everything else in whole units. */
export function amountOf(resource: string, quantity: unknown): number {
  const key = `${resource === 'cpu' ? 'c' : 'u'}${String(quantity)}`;
  let amount = known.get(key);
  if (amount === undefined) {
    const unit = resource === 'cpu' ? NANO_PER_MILLI : NANO_PER_UNIT;
    amount = Number(((parseQuantity(quantity)?.nano ?? 0n) + unit - 1n) / unit);
    known.set(key, amount);
  }
  return amount;
}

/** A resource list as numbers. */
export function amountsOf(list: Decoded): Map<string, number> {
  return new Map(Object.entries(list ?? {}).map(([name, quantity]) => [name, amountOf(name, quantity)]));
}

/** What a container asks for, if it says nothing, when nodes are compared. Rule: `DefaultMilliCPURequest`, `DefaultMemoryRequest`. */
const NOT_SAID: Amounts = new Map([['cpu', 100], ['memory', 200 * 1024 * 1024]]);

/**
 * What a pod asks a node for: the sum of its containers and sidecars, or what its init containers need at once if that
 * is more, with the overhead. Requests of the pod as a whole come before those of its containers.
 * @param field `requests`, or `limits` for the sum of the limits
 * @param assumeDefaults whether containers that ask for no CPU or memory count with a little of both
 * Rule: `PodRequests` of component-helpers/resource.
 */
export function podAmounts(spec: Decoded, field: 'requests' | 'limits', assumeDefaults = false): Map<string, number> {
  const of = ({ resources }: Decoded): Map<string, number> => {
    const amounts = amountsOf(resources?.[field]);
    if (assumeDefaults) for (const [name, amount] of NOT_SAID) if (!amounts.has(name)) amounts.set(name, amount);
    return amounts;
  };
  const total = new Map<string, number>();
  for (const container of items(spec.containers)) add(total, of(container));
  const sidecars = new Map<string, number>();
  const initPeak = new Map<string, number>();
  for (const container of items(spec.initContainers)) {
    const own = of(container);
    if (container.restartPolicy === 'Always') {
      add(total, own);
      add(sidecars, own);
      raise(initPeak, sidecars);
    } else {
      const together = new Map(own);
      add(together, sidecars);
      raise(initPeak, together);
    }
  }
  raise(total, initPeak);
  for (const [name, amount] of amountsOf(spec.resources?.[field])) total.set(name, amount);
  if (spec.overhead !== undefined) add(total, amountsOf(spec.overhead));
  return total;
}

function add(to: Map<string, number>, from: Amounts): void {
  for (const [name, amount] of from) to.set(name, (to.get(name) ?? 0) + amount);
}

function raise(to: Map<string, number>, from: Amounts): void {
  for (const [name, amount] of from) to.set(name, Math.max(to.get(name) ?? 0, amount));
}
