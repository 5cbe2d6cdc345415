import type { KubeObject } from '../../kube/object.ts';
import type { ControlPlane } from '../control-plane.ts';
import { nodeConditions } from '../nodes/conditions.ts';

/** A node that a cluster begins with. */
export interface NodeDescription {
  name: string;
  /** Of the node itself; pods have addresses of their own. */
  address: string;
  controlPlane?: boolean;
  labels?: Readonly<Record<string, string>>;
  cpu?: string;
  memory?: string;
  pods?: number;
  /** What the machine is known by; one by chance when undefined. */
  machineId?: string;
}

/** Docker Desktop with three nodes. */
export const DOCKER_DESKTOP_NODES: readonly NodeDescription[] = [
  { name: 'desktop-control-plane', address: '198.51.100.11', controlPlane: true, machineId: 'd9c231c1a28de5f4a1f8acb3bf596f29' },
  { name: 'desktop-worker', address: '198.51.100.12', machineId: '7b8403e4f7a0fb38ba87f83d406bdae1' },
  { name: 'desktop-worker2', address: '198.51.100.13', machineId: '9a268d10ae0ddd33358faa743141d4a8' },
];

/**
 * A node with its labels, its taint if it is the control plane, its addresses and its resources.
 * @param index counts the nodes from 0; it gives the addresses of the node's pods
 */
export function nodeObject(node: NodeDescription, index: number, { clock, random }: ControlPlane): KubeObject {
  const { name, address, controlPlane = false, labels = {}, cpu = '8', memory = '32Gi', pods = 110 } = node;
  const now = clock.timestamp();
  const podCidr = `10.244.${index}.0/24`;
  const capacity = { cpu, 'ephemeral-storage': '100Gi', 'hugepages-1Gi': '0', 'hugepages-2Mi': '0', memory, pods: String(pods) };
  const machine = node.machineId ?? random.hex(32);
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: {
      annotations: { 'node.alpha.kubernetes.io/ttl': '0' },
      creationTimestamp: now,
      labels: {
        'beta.kubernetes.io/arch': 'amd64', 'beta.kubernetes.io/os': 'linux',
        'kubernetes.io/arch': 'amd64', 'kubernetes.io/hostname': name, 'kubernetes.io/os': 'linux',
        ...(controlPlane ? { 'node-role.kubernetes.io/control-plane': '' } : {}),
        ...labels,
      },
      name,
      uid: random.uuid(),
    },
    spec: {
      podCIDR: podCidr,
      podCIDRs: [podCidr],
      ...(controlPlane ? { taints: [{ effect: 'NoSchedule', key: 'node-role.kubernetes.io/control-plane' }] } : {}),
    },
    status: {
      addresses: [
        { address, type: 'InternalIP' }, { address: name, type: 'Hostname' },
        { address: 'localhost', type: 'ExternalDNS' },
      ],
      allocatable: capacity,
      capacity,
      conditions: nodeConditions(undefined, clock),
      daemonEndpoints: { kubeletEndpoint: { Port: 10250 } },
      nodeInfo: {
        architecture: 'amd64', bootID: '0', containerRuntimeVersion: 'containerd://2.2.0', kernelVersion: '6.12.76-linuxkit',
        kubeProxyVersion: '', kubeletVersion: 'v1.36.2', machineID: machine, operatingSystem: 'linux',
        osImage: 'Debian GNU/Linux 13 (trixie)', systemUUID: machine,
      },
    },
  };
}

/** The lease that a kubelet renews to show that it lives. */
export function nodeLease(node: KubeObject, { clock, random }: ControlPlane): KubeObject {
  const { name, uid } = node.metadata;
  return {
    apiVersion: 'coordination.k8s.io/v1',
    kind: 'Lease',
    metadata: {
      creationTimestamp: clock.timestamp(), name, namespace: 'kube-node-lease',
      ownerReferences: [{ apiVersion: 'v1', kind: 'Node', name, uid }], uid: random.uuid(),
    },
    spec: { holderIdentity: name, leaseDurationSeconds: 40, renewTime: clock.microTimestamp() },
  };
}
