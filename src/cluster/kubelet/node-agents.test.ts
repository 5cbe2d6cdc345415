import { expect, test } from 'vitest';
import { testCluster } from '../testing/cluster.ts';

// `GetConnectionInfo` of pkg/kubelet/client: the server asks for the node first.
test('there are no logs of a pod on a node that does not exist', () => {
  const cluster = testCluster();
  cluster.apply('apiVersion: v1\nkind: Pod\nmetadata: {name: lost}\nspec: {nodeName: nosuch, containers: [{name: app, image: "web:1"}]}');
  cluster.advance(2);
  expect(() => cluster.agents.logs({ namespace: 'default', pod: 'lost' })).toThrow('nodes "nosuch" not found');
});
