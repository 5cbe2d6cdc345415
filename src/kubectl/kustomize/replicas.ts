import { KustomizeError } from './kustomize-error.ts';
import { isCalled, type Resource } from './resource.ts';

const SCALED = new Set(['Deployment', 'ReplicationController', 'ReplicaSet', 'StatefulSet']);

/**
 * Sets the number of replicas of what is or was called so.
 * @throws KustomizeError when nothing is
 * Rule: `ReplicaCountTransformer`.
 */
export function setReplicas(resources: readonly Resource[], name: string, count: number): void {
  const found = resources.filter((one) => SCALED.has(one.object.kind) && isCalled(one, name));
  if (found.length === 0) {
    throw new KustomizeError(`resource with name ${name} does not match a config with the following GVK [Deployment.[noVer].[noGrp] ReplicationController.[noVer].[noGrp] ReplicaSet.[noVer].[noGrp] StatefulSet.[noVer].[noGrp]]`);
  }
  for (const { object } of found) object['spec'] = { ...object['spec'], replicas: count };
}
