import { items, type Decoded } from '../kube/object.ts';
import { compareQuantities, parseQuantity } from '../kube/quantity-value.ts';

const COMPUTE = ['cpu', 'memory'];

const isPositive = (quantity: unknown): boolean => (parseQuantity(quantity)?.nano ?? 0n) > 0n;

/**
 * The quality of service class of a pod: Guaranteed when every container limits both CPU and memory and requests just
 * as much, BestEffort when none asks for anything, else Burstable. Resources of the pod as a whole count before those
 * of its containers.
 * @param spec of the pod, with its defaults
 * Rule: `ComputePodQOS` of pkg/apis/core/v1/helper/qos.
 */
export function qosClass(spec: Decoded): 'Guaranteed' | 'Burstable' | 'BestEffort' {
  const containers = spec.resources === undefined ? [...items(spec.containers), ...items(spec.initContainers)] : [spec];
  let asks = false;
  let guaranteed = true;
  for (const { resources } of containers) {
    for (const name of COMPUTE) {
      const request = resources?.requests?.[name];
      const limit = resources?.limits?.[name];
      if (isPositive(request) || isPositive(limit)) asks = true;
      if (!isPositive(limit) || !isPositive(request) || compareQuantities(parseQuantity(request)!, parseQuantity(limit)!) !== 0) guaranteed = false;
    }
  }
  if (!asks) return 'BestEffort';
  return guaranteed ? 'Guaranteed' : 'Burstable';
}
