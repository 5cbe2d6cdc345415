import { hostPorts, type NodeInfo } from '../node-infos.ts';
import { podAmounts } from '../pod-requests.ts';
import type { Filter, Rejection } from './filter.ts';

/** Rule: the plugin NodeResourcesFit: every resource that is asked for, and one more pod. */
export const resources: Filter = ({ spec }) => {
  const requests = [...podAmounts(spec, 'requests')].filter(([, amount]) => amount > 0);
  return (info) => {
    const reasons: string[] = [];
    if (info.pods.size + 1 > (info.allocatable.get('pods') ?? 0)) reasons.push('Too many pods');
    let hopeless = false;
    for (const [name, amount] of requests) {
      const allocatable = info.allocatable.get(name) ?? 0;
      if (amount <= allocatable - (info.requested.get(name) ?? 0)) continue;
      reasons.push(`Insufficient ${name}`);
      if (amount > allocatable) hopeless = true;
    }
    return reasons.length === 0 ? undefined : { reasons, plugin: 'NodeResourcesFit', mayPreempt: !hopeless };
  };
};

const NO_PORTS: Rejection = { reasons: ["node(s) didn't have free ports for the requested pod ports"], plugin: 'NodePorts', mayPreempt: true };

/** Rule: the plugin NodePorts; the address 0.0.0.0 takes a port on all. */
export const ports: Filter = ({ spec }) => {
  const wanted = hostPorts(spec).map((port) => port.split(' ') as [string, string, string]);
  if (wanted.length === 0) return undefined;
  return (info) => (wanted.some((port) => isTaken(info, port)) ? NO_PORTS : undefined);
};

function isTaken(info: NodeInfo, [address, protocol, port]: readonly [string, string, string]): boolean {
  for (const [taken, count] of info.ports) {
    if (count <= 0) continue;
    const [otherAddress, otherProtocol, otherPort] = taken.split(' ');
    if (otherProtocol === protocol && otherPort === port && (address === '0.0.0.0' || otherAddress === '0.0.0.0' || address === otherAddress)) return true;
  }
  return false;
}
