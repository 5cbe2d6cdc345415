import type { KubeObject } from '../../kube/object.ts';

const NAMESPACES = ['default', 'kube-node-lease', 'kube-public', 'kube-system'];

/** What a fresh cluster holds beside its nodes and roles; uids and times of creation are added. */
export function freshObjects(now: string): [resource: string, object: KubeObject][] {
  return [
    ...NAMESPACES.map((name): [string, KubeObject] => ['namespaces', {
      apiVersion: 'v1', kind: 'Namespace',
      metadata: { labels: { 'kubernetes.io/metadata.name': name }, name },
      spec: { finalizers: ['kubernetes'] },
      status: { phase: 'Active' },
    }]),
    ['services', {
      apiVersion: 'v1', kind: 'Service',
      metadata: { labels: { component: 'apiserver', provider: 'kubernetes' }, name: 'kubernetes', namespace: 'default' },
      spec: {
        clusterIP: '10.96.0.1', clusterIPs: ['10.96.0.1'], internalTrafficPolicy: 'Cluster', ipFamilies: ['IPv4'], ipFamilyPolicy: 'SingleStack',
        ports: [{ name: 'https', port: 443, protocol: 'TCP', targetPort: 6443 }], sessionAffinity: 'None', type: 'ClusterIP',
      },
      status: { loadBalancer: {} },
    }],
    ['servicecidrs.networking.k8s.io', {
      apiVersion: 'networking.k8s.io/v1', kind: 'ServiceCIDR', metadata: { generation: 1, name: 'kubernetes' }, spec: { cidrs: ['10.96.0.0/16'] },
      status: { conditions: [{ lastTransitionTime: now, message: 'Kubernetes Service CIDR is ready', reason: '', status: 'True', type: 'Ready' }] },
    }],
    ['ipaddresses.networking.k8s.io', {
      apiVersion: 'networking.k8s.io/v1', kind: 'IPAddress',
      metadata: { generation: 1, labels: { 'ipaddress.kubernetes.io/ip-family': 'IPv4', 'ipaddress.kubernetes.io/managed-by': 'ipallocator.k8s.io' }, name: '10.96.0.1' },
      spec: { parentRef: { group: '', name: 'kubernetes', namespace: 'default', resource: 'services' } },
    }],
    ['endpoints', {
      apiVersion: 'v1', kind: 'Endpoints',
      metadata: { labels: { 'endpointslice.kubernetes.io/skip-mirror': 'true' }, name: 'kubernetes', namespace: 'default' },
      subsets: [{ addresses: [{ ip: '198.51.100.11' }], ports: [{ name: 'https', port: 6443, protocol: 'TCP' }] }],
    }],
    ['endpointslices.discovery.k8s.io', {
      apiVersion: 'discovery.k8s.io/v1', kind: 'EndpointSlice', addressType: 'IPv4',
      metadata: { generation: 1, labels: { 'kubernetes.io/service-name': 'kubernetes' }, name: 'kubernetes', namespace: 'default' },
      endpoints: [{ addresses: ['198.51.100.11'], conditions: { ready: true } }],
      ports: [{ name: 'https', port: 6443, protocol: 'TCP' }],
    }],
    ['storageclasses.storage.k8s.io', {
      apiVersion: 'storage.k8s.io/v1', kind: 'StorageClass',
      metadata: { annotations: { 'storageclass.kubernetes.io/is-default-class': 'true' }, name: 'standard' },
      provisioner: 'rancher.io/local-path', reclaimPolicy: 'Delete', volumeBindingMode: 'WaitForFirstConsumer',
    }],
    ...([['system-cluster-critical', 2_000_000_000, 'Used for system critical pods that must run in the cluster, but can be moved to another node if necessary.'],
      ['system-node-critical', 2_000_001_000, 'Used for system critical pods that must not be moved from their current node.']] as const)
      .map(([name, value, description]): [string, KubeObject] => ['priorityclasses.scheduling.k8s.io', {
        apiVersion: 'scheduling.k8s.io/v1', kind: 'PriorityClass', description, metadata: { generation: 1, name }, preemptionPolicy: 'PreemptLowerPriority', value,
      }]),
  ];
}
