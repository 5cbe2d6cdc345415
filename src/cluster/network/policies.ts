import { items, type Decoded, type KubeObject } from '../../kube/object.ts';
import { parseCidr } from '../../kube/cidr.ts';
import { parseIp } from '../../kube/ip.ts';
import { selects } from '../../kube/selector.ts';
import type { Store } from '../store/store.ts';

/** One end of a connection. */
export interface Peer {
  ip: string;
  /** Undefined for what is no pod. */
  pod: KubeObject | undefined;
}

/**
 * Whether the policies let a connection pass: those of egress at the pod it comes from, those of ingress at the pod it
 * goes to. A pod that no policy selects for a direction is open in it.
 * Rule: https://kubernetes.io/docs/concepts/services-networking/network-policies/
 */
export function isAllowed(store: Store, from: Peer, to: Peer, port: number): boolean {
  return passes(store, from.pod, to, 'Egress', port, to.pod) && passes(store, to.pod, from, 'Ingress', port, to.pod);
}

function passes(store: Store, pod: KubeObject | undefined, other: Peer, direction: 'Ingress' | 'Egress', port: number, target: KubeObject | undefined): boolean {
  if (pod === undefined || pod['spec'].hostNetwork === true) return true;
  const policies = [...store.each('networkpolicies.networking.k8s.io', pod.metadata.namespace)].filter(({ spec }) =>
    typesOf(spec).includes(direction) && (spec.podSelector === undefined || selects(spec.podSelector, pod.metadata.labels)));
  if (policies.length === 0) return true;
  const [rules, peers] = direction === 'Ingress' ? ['ingress', 'from'] : ['egress', 'to'];
  return policies.some((policy) => items(policy['spec'][rules!]).some((rule) => opensPort(rule.ports, port, target) && meansPeer(items(rule[peers!]), other, policy.metadata.namespace, store)));
}

/** Without `policyTypes` a policy is for ingress, and for egress if it has rules for it. */
function typesOf({ policyTypes, egress }: Decoded): string[] {
  return policyTypes ?? (egress === undefined ? ['Ingress'] : ['Ingress', 'Egress']);
}

function opensPort(ports: Decoded, number: number, target: KubeObject | undefined): boolean {
  const list = items(ports);
  return list.length === 0 || list.some(({ port, endPort, protocol = 'TCP' }) => {
    if (protocol !== 'TCP') return false;
    if (port === undefined) return true;
    const from = typeof port === 'number' ? port : items(target?.['spec'].containers).flatMap((container) => items(container.ports)).find(({ name }) => name === port)?.containerPort;
    return endPort === undefined ? from === number : number >= from && number <= endPort;
  });
}

function meansPeer(peers: readonly Decoded[], { ip, pod }: Peer, namespace: string, store: Store): boolean {
  return peers.length === 0 || peers.some(({ ipBlock, podSelector, namespaceSelector }) => {
    if (ipBlock !== undefined) return contains(ipBlock.cidr, ip) && !items(ipBlock.except).some((except) => contains(except, ip));
    if (pod === undefined) return false;
    const inNamespace = namespaceSelector === undefined
      ? pod.metadata.namespace === namespace
      : selects(namespaceSelector, store.get('namespaces', undefined, pod.metadata.namespace)?.metadata.labels);
    return inNamespace && (podSelector === undefined || selects(podSelector, pod.metadata.labels));
  });
}

function contains(range: string, ip: string): boolean {
  const cidr = parseCidr(range);
  const address = parseIp(ip);
  if (cidr === undefined || address === undefined || cidr.address.family !== address.family) return false;
  const shift = BigInt((address.family === 'IPv4' ? 32 : 128) - cidr.prefix);
  return cidr.address.value >> shift === address.value >> shift;
}
