import { describe, expect, test } from 'vitest';
import { podAmounts } from './pod-resources.ts';
import { formatQuantity } from '../../kube/quantity-value.ts';
import { described, objectsOf, squeezed } from './testing/described.ts';

const NODE = `
apiVersion: v1
kind: Node
metadata: {name: worker, uid: u-1, labels: {node-role.kubernetes.io/worker: "", node-role.kubernetes.io/db: "", kubernetes.io/role: gpu}}
spec: {taints: [{key: b, value: x, effect: NoSchedule}, {key: a, effect: NoSchedule}, {key: c, effect: NoExecute}], unschedulable: true, providerID: kind://x}
status: {capacity: {cpu: "2", memory: 1Gi, example.com/gpu: "4"}}
`;

describe('a node', () => {
  test('roles, taints, what pods ask for of its capacity, and events by UID and by name', () => {
    const event = (name: string, uid: string): string =>
      `---\napiVersion: v1\nkind: Event\nmetadata: {name: ${name}, namespace: default}\ninvolvedObject: {kind: Node, name: worker, uid: ${uid}}\ntype: Normal\nreason: ${name}\nmessage: x\nsource: {component: s}\nlastTimestamp: "2026-11-21T02:59:00Z"\nfirstTimestamp: "2026-11-21T02:59:00Z"\n`;
    const text = squeezed(
      described(
        NODE +
          '---\napiVersion: v1\nkind: Pod\nmetadata: {name: p, namespace: default, creationTimestamp: "2026-11-21T02:00:00Z"}\nspec: {nodeName: worker, containers: [{name: c, resources: {requests: {cpu: 250m, memory: 100Mi, example.com/gpu: "1"}, limits: {cpu: "3"}}}]}\nstatus: {phase: Pending}\n' +
          event('kubelet', 'worker') +
          event('controller', 'u-1'),
      ),
    );
    expect(text).toContain('Roles:  db,gpu,worker\n');
    expect(text).toContain('Taints:  c:NoExecute\n          a:NoSchedule\n          b=x:NoSchedule\nUnschedulable:  true\nLease:  Failed to get lease: leases.coordination.k8s.io "worker" not found\n');
    expect(text).toContain('ProviderID:  kind://x\nNon-terminated Pods:  (1 in total)\n');
    expect(text).toContain('  default  p  250m (12%)  3 (150%)  100Mi (9%)  0 (0%)  60m\n');
    expect(text).toContain('  cpu  250m (12%)  3 (150%)\n  memory  100Mi (9%)  0 (0%)\n  ephemeral-storage  0 (0%)  0 (0%)\n  example.com/gpu  1  0\nEvents:\n');
    expect(text).toMatch(/Normal {2}controller .*\n {2}Normal {2}kubelet /);
  });

  test('for somebody who may not see its pods', () => {
    expect(squeezed(described(NODE, { refuses: ['pods'] }))).toContain('Pods:  not authorized\n');
  });
});

describe('podAmounts', () => {
  const amounts = (pod: string, side: 'requests' | 'limits' = 'requests', useStatus = true): Record<string, string> => {
    const [object] = objectsOf(`apiVersion: v1\nkind: Pod\n${pod}`);
    return Object.fromEntries([...podAmounts(object, side, useStatus)].map(([name, quantity]) => [name, formatQuantity(quantity)]));
  };
  const asks = (cpu: string): string => `resources: {requests: {cpu: ${cpu}}}`;

  // The formula of https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/#resource-sharing-within-containers
  test('an init container counts with the sidecars before it, when that is more', () => {
    expect(
      amounts(`spec:
  initContainers: [{name: a, restartPolicy: Always, ${asks('100m')}}, {name: b, ${asks('900m')}}, {name: c, restartPolicy: Always, ${asks('50m')}}]
  containers: [{name: d, ${asks('200m')}}]`),
    ).toEqual({ cpu: '1' });
    expect(
      amounts(`spec: {initContainers: [{name: a, restartPolicy: Always, ${asks('100m')}}, {name: b, ${asks('150m')}}], containers: [{name: d, ${asks('200m')}}]}`),
    ).toEqual({ cpu: '300m' });
  });

  test('resources of the pod replace those of its containers; overhead is added, to limits that there are', () => {
    const pod = `spec: {overhead: {cpu: 10m, memory: 1Mi}, resources: {requests: {cpu: "2"}, limits: {cpu: "3"}}, containers: [{name: a, ${asks('100m')}}]}`;
    expect(amounts(pod)).toEqual({ cpu: '2010m', memory: '1Mi' });
    expect(amounts(pod, 'limits')).toEqual({ cpu: '3010m' });
  });

  test('what a container has been given counts when it is more, unless the status is not looked at', () => {
    const pod = `spec: {containers: [{name: a, ${asks('100m')}}]}\nstatus: {containerStatuses: [{name: a, allocatedResources: {cpu: 300m}, resources: {requests: {cpu: 200m}}}]}`;
    expect(amounts(pod)).toEqual({ cpu: '300m' });
    expect(amounts(pod, 'requests', false)).toEqual({ cpu: '100m' });
  });

  test('a resize that is impossible does not count', () => {
    const pod = `spec: {containers: [{name: a, ${asks('900m')}}]}\nstatus: {conditions: [{type: PodResizePending, reason: Infeasible}], containerStatuses: [{name: a, allocatedResources: {cpu: 100m}}]}`;
    expect(amounts(pod)).toEqual({ cpu: '100m' });
  });
});
