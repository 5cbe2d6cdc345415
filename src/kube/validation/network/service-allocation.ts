import { items, type Decoded, type KubeObject } from '../../object.ts';
import { invalid, type FieldError } from '../field-error.ts';
import type { ValidationOptions } from '../kind-rule.ts';
import { Path } from '../path.ts';
import { clusterIpsOf, validateClusterIps } from './service-cluster-ips.ts';

/** The default of the API server's flag `--service-node-port-range`. */
const NODE_PORTS = { first: 30000, last: 32767 };
const OUT_OF_RANGE = `provided port is not in the valid range. The range of valid ports is ${NODE_PORTS.first}-${NODE_PORTS.last}`;
const TAKEN = 'provided port is already allocated';

/**
 * What the allocators of addresses and node ports refuse, as far as it does not depend on other
 * Services or on the cluster's address ranges. The first allocator that fails ends it.
 * Rule: `Allocators.allocateCreate` of the service registry.
 */
export function allocateForService({ spec }: KubeObject, options: ValidationOptions): FieldError[] {
  const path = Path.root('spec');
  for (const step of [
    () => validateClusterIps(spec, path, options),
    () => validateFamilyPolicy(spec, path.child('ipFamilyPolicy')),
    () => allocateNodePorts(spec, path),
  ]) {
    const errors = step();
    if (errors.length > 0) return errors;
  }
  return [];
}

/** One family cannot have two addresses. Rule: `initIPFamilyFields`. */
function validateFamilyPolicy(spec: Decoded, path: Path): FieldError[] {
  if (spec.type === 'ExternalName' || spec.ipFamilyPolicy !== 'SingleStack') return [];
  const errors: FieldError[] = [];
  for (const [list, values] of [['clusterIPs', clusterIpsOf(spec)], ['ipFamilies', items(spec.ipFamilies)]] as const) {
    if (values.length > 1) {
      errors.push(invalid(path, spec.ipFamilyPolicy, `must be RequireDualStack or PreferDualStack when multiple '${list}' are specified`));
    }
  }
  return errors;
}

/**
 * Node ports that are asked for. Ports of one number (TCP and UDP) share a node port.
 * Rules: `initNodePorts`, `allocHealthCheckNodePort`.
 */
function allocateNodePorts(spec: Decoded, path: Path): FieldError[] {
  if (spec.type !== 'NodePort' && spec.type !== 'LoadBalancer') return [];
  const taken = new Set<number>();
  const nodePorts = new Map<number, number>();
  const allocate = (nodePort: number, at: Path): FieldError[] => {
    if (nodePort < NODE_PORTS.first || nodePort > NODE_PORTS.last) return [invalid(at, nodePort, OUT_OF_RANGE)];
    if (taken.has(nodePort)) return [invalid(at, nodePort, TAKEN)];
    taken.add(nodePort);
    return [];
  };
  const ports = items(spec.ports);
  for (const [index, { port, nodePort }] of ports.entries()) {
    const known = nodePorts.get(port);
    const wanted = known === undefined ? ports.find((other) => other.port === port && other.nodePort)?.nodePort : nodePort;
    if (!wanted || wanted === known) continue;
    const errors = allocate(wanted, path.child('ports').index(index).child('nodePort'));
    if (errors.length > 0) return errors;
    if (known === undefined) nodePorts.set(port, wanted);
  }
  const needsHealthCheck = spec.type === 'LoadBalancer' && spec.externalTrafficPolicy === 'Local';
  return needsHealthCheck && spec.healthCheckNodePort ? allocate(spec.healthCheckNodePort, path.child('healthCheckNodePort')) : [];
}
