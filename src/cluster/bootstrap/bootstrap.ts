import type { KubeObject } from '../../kube/object.ts';
import { BUILT_IN_RESOURCES } from '../../kube/resources/built-in-resources.ts';
import type { ControlPlane } from '../control-plane.ts';
import { apiServices } from './api-services.ts';
import { clusterRoles } from './cluster-roles.ts';
import { DOCKER_DESKTOP_NODES, nodeLease, nodeObject, type NodeDescription } from './nodes.ts';
import { freshObjects } from './objects.ts';
import { priorityLevels } from './priority-levels.ts';

export type { NodeDescription } from './nodes.ts';

/**
 * Fills the store of a cluster that has just been made: namespaces, the API server's Service, nodes, the storage class
 * `standard` and the roles that every cluster has. Service accounts and the like are the controllers' work.
 */
export function bootstrap(plane: ControlPlane, nodes: readonly NodeDescription[] = DOCKER_DESKTOP_NODES): void {
  const { clock, random, store } = plane;
  const put = (resource: string, object: KubeObject): KubeObject =>
    store.put(resource, { ...object, metadata: { creationTimestamp: clock.timestamp(), uid: random.uuid(), ...object.metadata } });
  for (const [resource, object] of [...freshObjects(clock.timestamp()), ...apiServices(BUILT_IN_RESOURCES, clock.timestamp()), ...priorityLevels(), ...clusterRoles()]) put(resource, object);
  nodes.forEach((description, index) => {
    const node = put('nodes', nodeObject(description, index, plane));
    plane.nodes.add(description.name);
    put('leases.coordination.k8s.io', nodeLease(node, plane));
  });
}
