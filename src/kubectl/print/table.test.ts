import { describe, expect, it } from 'vitest';
import type { Decoded, KubeObject } from '../../kube/object.ts';
import { kindPrefix, printerFor, renderTable, TableWriter, type TableOptions } from './table.ts';

const NOW = Date.parse('2026-11-21T03:10:00Z');
const CREATED = '2026-11-21T03:09:57Z';
const POD = { group: '', kind: 'Pod' };

const object = (kind: string, name: string, rest: Decoded = {}, metadata: Decoded = {}): KubeObject => ({
  apiVersion: 'v1', kind, metadata: { name, namespace: 'default', creationTimestamp: CREATED, ...metadata }, ...rest,
});

const pod = (name: string, phase: string, ready: boolean, labels: Decoded, node?: string): KubeObject => object('Pod', name, {
  spec: { containers: [{ name: 'main' }], nodeName: node },
  status: {
    phase, podIPs: node === undefined ? [] : [{ ip: '10.244.1.2' }],
    containerStatuses: node === undefined ? [] : [{ ready, restartCount: 0, state: ready ? { running: {} } : { terminated: { reason: 'Completed', exitCode: 0 } } }],
  },
}, { labels });

const PODS = [pod('alpha', 'Running', true, { app: 'demo', rank: '1' }, 'desktop-worker'), pod('gamma', 'Succeeded', false, { rank: '3' }, 'desktop-worker2')];

const table = (group: string, kind: string, objects: readonly KubeObject[], options: Partial<TableOptions> = {}): string =>
  renderTable(printerFor({ group, kind }), objects, { now: NOW, wide: false, ...options });

// As recorded with kubectl 1.36.
describe('options of a table', () => {
  it('prints the columns of priority 0', () => {
    expect(table('', 'Pod', PODS)).toBe('NAME    READY   STATUS      RESTARTS   AGE\nalpha   1/1     Running     0          3s\ngamma   0/1     Completed   0          3s\n');
  });

  it('prints all columns, and labels behind them', () => {
    expect(table('', 'Pod', PODS, { wide: true, labelColumns: ['app', 'example.com/rank'] })).toBe(`\
NAME    READY   STATUS      RESTARTS   AGE   IP           NODE              NOMINATED NODE   READINESS GATES   APP    RANK
alpha   1/1     Running     0          3s    10.244.1.2   desktop-worker    <none>           <none>            demo   
gamma   0/1     Completed   0          3s    10.244.1.2   desktop-worker2   <none>           <none>                   
`);
  });

  it('prints namespaces, kinds and all labels', () => {
    expect(table('', 'Pod', PODS, { namespaces: true, kind: kindPrefix(POD), showLabels: true })).toBe(`\
NAMESPACE   NAME        READY   STATUS      RESTARTS   AGE   LABELS
default     pod/alpha   1/1     Running     0          3s    app=demo,rank=1
default     pod/gamma   0/1     Completed   0          3s    rank=3
`);
  });

  it('prints no headers', () => {
    expect(table('', 'Pod', PODS.slice(0, 1), { noHeaders: true })).toBe('alpha   1/1   Running   0     3s\n');
    expect(table('', 'Pod', [])).toBe('');
  });

  it('names a kind with its group', () => {
    expect([kindPrefix(POD), kindPrefix({ group: 'apps', kind: 'Deployment' })]).toEqual(['pod', 'deployment.apps']);
  });

  it('keeps control sequences and further lines out of a cell', () => {
    const event = object('Event', 'e', { type: 'Normal', reason: 'X', message: 'one\ntwo \u001b[31m', involvedObject: { kind: 'Pod', name: 'p\u001b' }, lastTimestamp: CREATED });
    expect(table('', 'Event', [event])).toBe('LAST SEEN   TYPE     REASON   OBJECT    MESSAGE\n3s          Normal   X        pod/p^[   one...\n');
  });
});

describe('watches', () => {
  const watched = [pod('watched', 'Pending', false, {}), pod('watched', 'Pending', false, {}, 'desktop-worker2')];
  watched[1]!['status'].containerStatuses[0].state = { waiting: { reason: 'ContainerCreating' } };

  it('keeps rows under the widths of those before', () => {
    const writer = new TableWriter(printerFor(POD), { wide: false });
    expect(writer.write([watched[0]!], NOW) + writer.write([watched[1]!], NOW) + writer.write([watched[0]!], NOW)).toBe(`\
NAME      READY   STATUS    RESTARTS   AGE
watched   0/1     Pending   0          3s
watched   0/1     ContainerCreating   0          3s
watched   0/1     Pending             0          3s
`);
  });

  it('names the events', () => {
    const writer = new TableWriter(printerFor(POD), { wide: false, namespaces: true });
    expect(writer.write([watched[0]!], NOW, 'ADDED') + writer.write([watched[0]!], NOW, 'MODIFIED')).toBe(`\
EVENT      NAMESPACE   NAME      READY   STATUS    RESTARTS   AGE
ADDED      default     watched   0/1     Pending   0          3s
MODIFIED   default     watched   0/1     Pending   0          3s
`);
  });
});

describe('rows as recorded', () => {
  const container = { name: 'web', image: 'api:0.1.0' };
  const template = { spec: { containers: [container] } };
  const selector = { matchLabels: { app: 'web' } };

  it.each<[string, string, Decoded, string]>([
    ['apps', 'Deployment', { spec: { replicas: 1, selector, template }, status: { readyReplicas: 1, updatedReplicas: 1, availableReplicas: 1 } }, 'x 1/1 1 1 3s web api:0.1.0 app=web'],
    ['apps', 'ReplicaSet', { spec: { replicas: 3, selector: { matchLabels: { b: '1' }, matchExpressions: [{ key: 'a', operator: 'NotIn', values: ['y', 'x'] }] }, template }, status: { replicas: 2 } }, 'x 3 2 0 3s web api:0.1.0 a notin (x,y),b=1'],
    ['apps', 'StatefulSet', { spec: { replicas: 2, template }, status: {} }, 'x 0/2 3s web api:0.1.0'],
    ['apps', 'DaemonSet', { spec: { selector, template: { spec: { containers: [container, { name: 's', image: 'b' }], nodeSelector: { disk: 'ssd' } } } }, status: { desiredNumberScheduled: 2 } }, 'x 2 0 0 0 0 disk=ssd 3s web,s api:0.1.0,b app=web'],
    ['batch', 'Job', { spec: { completions: 5, template, selector }, status: { succeeded: 2, startTime: CREATED } }, 'x Running 2/5 3s 3s web api:0.1.0 app=web'],
    ['batch', 'Job', { spec: { parallelism: 3, template, selector }, status: { startTime: CREATED, completionTime: '2026-11-21T03:09:59Z', conditions: [{ type: 'Complete', status: 'True' }] } }, 'x Complete 0/1 of 3 2s 3s web api:0.1.0 app=web'],
    ['batch', 'CronJob', { spec: { schedule: '0 3 * * *', suspend: false, jobTemplate: { spec: { template } } } }, 'x 0 3 * * * <none> False 0 <none> 3s web api:0.1.0 <none>'],
    ['', 'Service', { spec: { type: 'NodePort', clusterIPs: ['10.96.0.5'], ports: [{ port: 8000, nodePort: 30081, protocol: 'TCP' }, { port: 53, protocol: 'UDP' }], selector: { app: 'web' } } }, 'x NodePort 10.96.0.5 <none> 8000:30081/TCP,53/UDP 3s app=web'],
    ['', 'Service', { spec: { type: 'LoadBalancer', clusterIP: '10.96.0.5' }, status: { loadBalancer: {} } }, 'x LoadBalancer 10.96.0.5 <pending> <none> 3s <none>'],
    ['', 'Service', { spec: { type: 'LoadBalancer', clusterIP: '10.96.0.5', externalIPs: ['1.2.3.4'] }, status: { loadBalancer: { ingress: [{ hostname: 'lb' }, { ip: '5.6.7.8' }] } } }, 'x LoadBalancer 10.96.0.5 5.6.7.8,lb,1.2.3.4 <none> 3s <none>'],
    ['', 'Service', { spec: { type: 'ExternalName', externalName: 'db.example.com' } }, 'x ExternalName <none> db.example.com <none> 3s <none>'],
    ['', 'Endpoints', { subsets: [{ addresses: [1, 2, 3, 4, 5].map((n) => ({ ip: `10.244.1.${n}` })), ports: [{ port: 8000 }] }] }, 'x 10.244.1.1:8000,10.244.1.2:8000,10.244.1.3:8000 + 2 more... 3s'],
    ['', 'Endpoints', {}, 'x <none> 3s'],
    ['discovery.k8s.io', 'EndpointSlice', { addressType: 'IPv4', endpoints: [], ports: [] }, 'x IPv4 <unset> <unset> 3s'],
    ['networking.k8s.io', 'Ingress', { spec: { ingressClassName: 'nginx', rules: ['a', 'b', 'c', 'd'].map((host) => ({ host })), tls: [{}] } }, 'x nginx a,b,c + 1 more...  80, 443 3s'],
    ['networking.k8s.io', 'Ingress', { spec: {} }, 'x <none> *  80 3s'],
    ['autoscaling', 'HorizontalPodAutoscaler', { spec: { scaleTargetRef: { kind: 'Deployment', name: 'web' }, minReplicas: 1, maxReplicas: 8, metrics: [
      { type: 'Resource', resource: { name: 'cpu', target: { averageUtilization: 70 } } }, { type: 'Resource', resource: { name: 'memory', target: { averageValue: '200Mi' } } }] },
    status: { currentReplicas: 2, currentMetrics: [{ type: 'Resource', resource: { name: 'cpu', current: { averageUtilization: 12 } } }] } }, 'x Deployment/web cpu: 12%/70%, memory: <unknown>/200Mi 1 8 2 3s'],
    ['autoscaling', 'HorizontalPodAutoscaler', { spec: { scaleTargetRef: { kind: 'Deployment', name: 'web' }, maxReplicas: 3, targetCPUUtilizationPercentage: 50 } }, 'x Deployment/web cpu: <unknown>/50% <unset> 3 0 3s'],
    ['', 'PersistentVolume', { spec: { capacity: { storage: '2048Mi' }, accessModes: ['ReadWriteMany', 'ReadWriteOnce'], persistentVolumeReclaimPolicy: 'Retain', claimRef: { namespace: 'default', name: 'notes' }, storageClassName: 'manual', volumeMode: 'Filesystem' }, status: { phase: 'Bound' } }, 'x 2Gi RWO,RWX Retain Bound default/notes manual <unset>  3s Filesystem'],
    ['', 'PersistentVolumeClaim', { spec: { resources: { requests: { storage: '1Gi' } }, storageClassName: 'manual', volumeMode: 'Filesystem' }, status: { phase: 'Pending' } }, 'x Pending    manual <unset> 3s Filesystem'],
    ['storage.k8s.io', 'StorageClass', { provisioner: 'rancher.io/local-path', reclaimPolicy: 'Delete', volumeBindingMode: 'WaitForFirstConsumer' }, 'x rancher.io/local-path Delete WaitForFirstConsumer false 3s'],
    ['', 'ResourceQuota', { status: { hard: { pods: '4', 'limits.cpu': '2', 'requests.cpu': '1' }, used: { 'limits.cpu': '1400m', 'requests.cpu': '700m', pods: '4' } } }, 'x pods: 4/4, requests.cpu: 700m/1 limits.cpu: 1400m/2 3s'],
    ['policy', 'PodDisruptionBudget', { spec: { maxUnavailable: '50%' }, status: { disruptionsAllowed: 2 } }, 'x N/A 50% 2 3s'],
    ['rbac.authorization.k8s.io', 'RoleBinding', { roleRef: { kind: 'Role', name: 'r' }, subjects: [{ kind: 'User', name: 'ana' }, { kind: 'ServiceAccount', name: 's', namespace: 'lab' }] }, 'x Role/r 3s ana  lab/s'],
    ['rbac.authorization.k8s.io', 'ClusterRole', {}, `x ${CREATED}`],
    ['scheduling.k8s.io', 'PriorityClass', { value: 10, preemptionPolicy: 'Never' }, 'x 10 false 3s Never'],
    ['certificates.k8s.io', 'CertificateSigningRequest', { spec: { signerName: 's', username: 'u', expirationSeconds: 86_400 }, status: { conditions: [{ type: 'Approved' }], certificate: 'x' } }, 'x 3s s u 24h Approved,Issued'],
    ['apps', 'ControllerRevision', { revision: 4 }, 'x <none> 4 3s'],
    ['', 'ConfigMap', { data: { a: '1' }, binaryData: { b: '' } }, 'x 2 3s'],
    ['', 'Node', { spec: { unschedulable: true }, status: { conditions: [{ type: 'Ready', status: 'True' }], nodeInfo: { kubeletVersion: 'v1.36.2', kernelVersion: '6.12.76-linuxkit', architecture: 'amd64' }, addresses: [{ type: 'InternalIP', address: '198.51.100.11' }] } }, 'x Ready,SchedulingDisabled <none> 3s v1.36.2 198.51.100.11 <none> <unknown> 6.12.76-linuxkit (amd64) <unknown>'],
  ])('%s %s', (group, kind, rest, cells) => {
    const printed = printerFor({ group, kind }).cells(object(kind, 'x', rest), { now: NOW, wide: true });
    expect(printed.join(' ')).toBe(cells);
  });

  it('names the owner of a revision, the roles of a node and the default class', () => {
    const owner = { ownerReferences: [{ apiVersion: 'apps/v1', kind: 'StatefulSet', name: 'store', controller: true }] };
    expect(table('apps', 'ControllerRevision', [object('ControllerRevision', 'r', { revision: 1 }, owner)])).toContain('statefulset.apps/store');
    const labels = { labels: { 'node-role.kubernetes.io/control-plane': '', 'kubernetes.io/role': 'edge' } };
    expect(table('', 'Node', [object('Node', 'n', {}, labels)])).toContain('Unknown   control-plane,edge');
    const annotations = { annotations: { 'storageclass.kubernetes.io/is-default-class': 'true' } };
    expect(table('storage.k8s.io', 'StorageClass', [object('StorageClass', 'standard', {}, annotations)])).toContain('standard (default)');
  });

  it('prints both kinds of event alike', () => {
    const core = object('Event', 'e', { type: 'Warning', reason: 'BackOff', message: ' Back-off \n', count: 3, firstTimestamp: CREATED, lastTimestamp: CREATED,
      involvedObject: { kind: 'Pod', name: 'p', fieldPath: 'spec.containers{app}' }, source: { component: 'kubelet', host: 'desktop-worker' } });
    const cells = printerFor({ group: '', kind: 'Event' }).cells(core, { now: NOW, wide: true });
    expect(cells).toEqual(['3s', 'Warning', 'BackOff', 'pod/p', 'spec.containers{app}', 'kubelet, desktop-worker', 'Back-off', '3s', '3', 'e']);
    const single = object('Event', 'e', { type: 'Normal', reason: 'X', note: 'n', eventTime: '2026-11-21T03:09:55.000000Z', regarding: { kind: 'Node' }, reportingController: 'c' });
    expect(printerFor({ group: 'events.k8s.io', kind: 'Event' }).cells(single, { now: NOW, wide: true })).toEqual(['5s', 'Normal', 'X', 'node', '', 'c', 'n', '5s', '1', 'e']);
  });
});
