import { parseIp } from '../../kube/ip.ts';
import { items, type KubeObject } from '../../kube/object.ts';
import { invalid } from '../api/status-error.ts';
import type { Random } from '../random.ts';
import type { Store } from '../store/store.ts';

/** The addresses of Services: 10.96.0.0/16, of which the lower part is left to those who choose their own. */
const SERVICE_CIDR = '10.96.0.0/16';
/** Node ports, of which the lower 86 are left to those who choose their own (KEP-3668). */
const NODE_PORTS = { from: 30000, to: 32767, dynamicFrom: 30086 };

/** What other Services have left of the addresses and node ports of a cluster. */
export class ServiceRanges {
  readonly #random: Random;
  readonly #addresses = new Set<string>();
  readonly #ports = new Set<string>();

  /** @param self the Service that is written; what it has itself is not taken */
  constructor(store: Store, random: Random, self: KubeObject) {
    this.#random = random;
    for (const { metadata, spec } of store.each('services') as Iterable<KubeObject & { spec: KubeObject['spec'] }>) {
      if (metadata.uid === self.metadata.uid) continue;
      if (spec.clusterIP !== undefined) this.#addresses.add(spec.clusterIP);
      for (const { nodePort, protocol } of items(spec.ports)) if (nodePort !== undefined) this.#ports.add(`${protocol} ${nodePort}`);
    }
  }

  isTaken(address: string): boolean {
    return this.#addresses.has(address);
  }

  /** An address for a Service that asks for none: by chance, from the upper part of the range. */
  freeAddress(): string {
    for (;;) {
      const address = `10.96.${1 + this.#random.below(255)}.${1 + this.#random.below(254)}`;
      if (this.#addresses.has(address)) continue;
      this.#addresses.add(address);
      return address;
    }
  }

  freeNodePort(): number {
    for (;;) {
      const port = NODE_PORTS.dynamicFrom + this.#random.below(NODE_PORTS.to - NODE_PORTS.dynamicFrom + 1);
      if (this.#ports.has(`TCP ${port}`) || this.#ports.has(`UDP ${port}`)) continue;
      this.#ports.add(`TCP ${port}`);
      return port;
    }
  }

  /** @throws StatusError when the port is out of range or belongs to another Service */
  takeNodePort(port: number, protocol: string, index: number, service: KubeObject): void {
    const outside = port < NODE_PORTS.from || port > NODE_PORTS.to;
    if (!outside && !this.#ports.has(`${protocol} ${port}`)) {
      this.#ports.add(`${protocol} ${port}`);
      return;
    }
    const said = outside
      ? 'provided port is not in the valid range. The range of valid ports is 30000-32767'
      : 'provided port is already allocated';
    refuse(service, `spec.ports[${index}].nodePort`, port, said);
  }
}

/** @throws StatusError when a Service asks for an address that is taken or is none of this cluster's */
export function forbiddenAddress(service: KubeObject, ranges: ServiceRanges, address: string): void {
  const ip = parseIp(address);
  const inRange = ip?.family === 'IPv4' && address.startsWith('10.96.');
  if (inRange && !ranges.isTaken(address)) return;
  const said = inRange
    ? `failed to allocate IP ${address}: provided IP is already allocated`
    : `failed to allocate IP ${address}: the provided IP (${address}) is not in the valid range. The range of valid IPs is ${SERVICE_CIDR}`;
  refuse(service, 'spec.clusterIPs', [address], said);
}

function refuse(service: KubeObject, field: string, value: unknown, said: string): never {
  const message = `Invalid value: ${JSON.stringify(value)}: ${said}`;
  throw invalid({ group: '', kind: 'Service' }, service.metadata.name, [
    { field, reason: 'FieldValueInvalid', message, text: `${field}: ${message}` },
  ]);
}
