import { expect, test } from 'vitest';
import { testCluster } from '../testing/cluster.ts';

const NODE = 'desktop-worker';
const POD = `
apiVersion: v1
kind: Pod
metadata: {name: plain}
spec:
  nodeName: ${NODE}
  containers: [{name: app, image: api:0.1.0}]`;

test('pods of a node that was deleted are given up after 40 seconds', () => {
  const cluster = testCluster();
  cluster.apply(POD);
  cluster.advance(2);
  cluster.remove('nodes', NODE);
  cluster.advance(39);
  expect(cluster.all('pods')).toHaveLength(1);
  const phases: string[] = [];
  cluster.client().watch({ resource: cluster.resource('pods') }, {}, ({ object }) => phases.push(`${object['status'].phase} ${object['status'].conditions.at(-1).reason}`));
  cluster.advance(22);
  expect(cluster.all('pods')).toEqual([]);
  expect(phases[0]).toBe('Failed DeletionByPodGC');
});

test('the lease of a deleted node goes with it', () => {
  const cluster = testCluster();
  cluster.remove('nodes', NODE);
  cluster.advance(1);
  expect(cluster.all('leases', 'kube-node-lease').map(({ metadata }) => metadata.name)).toEqual(['desktop-control-plane', 'desktop-worker2']);
});

test('pods of a node that is declared out of service go at last', () => {
  const cluster = testCluster();
  cluster.apply(POD);
  cluster.advance(2);
  cluster.nodes.stop(NODE);
  cluster.advance(60);
  cluster.remove('pods', 'plain');
  cluster.advance(100);
  expect(cluster.all('pods')).toHaveLength(1);
  const taints = [...cluster.get('nodes', NODE)['spec'].taints, { key: 'node.kubernetes.io/out-of-service', value: 'nodeshutdown', effect: 'NoExecute' }];
  cluster.client().patch({ resource: cluster.resource('nodes'), name: NODE }, { type: 'merge', body: { spec: { taints } } });
  cluster.advance(60);
  expect(cluster.all('pods')).toEqual([]);
});
