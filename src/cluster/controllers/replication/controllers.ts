import { matchesLabels, selects } from '../../../kube/selector.ts';
import { replicationController } from './replicate.ts';

/** Keeps the pods of a ReplicaSet. */
export const replicaSets = replicationController({
  storage: 'replicasets.apps',
  kind: 'ReplicaSet',
  component: 'replicaset-controller',
  selects: ({ selector }, labels) => selects(selector, labels),
});

/** Keeps the pods of a ReplicationController. */
export const replicationControllers = replicationController({
  storage: 'replicationcontrollers',
  kind: 'ReplicationController',
  component: 'replication-controller',
  selects: ({ selector }, labels) => selector !== undefined && matchesLabels(selector, labels),
});
