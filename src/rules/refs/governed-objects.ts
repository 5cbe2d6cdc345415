import type { Lesson } from '../../lesson/types.ts';
import { flagValue, readKubectl } from '../kubectl-arguments.ts';
import { simpleCommands } from '../lesson-commands.ts';
import { otherSources } from '../other-sources.ts';
import { isAbove, sharesFolder, type KubeObject } from './objects.ts';
import { workspaceStates } from './workspace-objects.ts';

/** An object, and what limits the objects of its namespace when it is created: a LimitRange or ResourceQuota. */
export interface Governed {
  governor: KubeObject;
  object: KubeObject;
  /** All objects that the cluster has when the object is created. */
  objects: readonly KubeObject[];
}

/**
 * Each object of a page with each object of a kind that is in the same namespace before it. Where
 * neither says its namespace, they share one unless commands of the page choose between namespaces.
 * None on a page that changes objects in ways it does not show.
 */
export function governedObjects(lesson: Lesson, kind: string): Governed[] {
  if (otherSources(lesson).unknownObjects) return [];
  const choosesNamespaces = simpleCommands(lesson).some(({ simple }) => {
    const kubectl = readKubectl(simple);
    return kubectl !== undefined && (flagValue(kubectl, 'namespace') !== undefined || kubectl.verb === 'config');
  });
  return workspaceStates(lesson).flatMap(({ objects, written }) => {
    const governors = objects.filter((object) => object.kind === kind);
    return objects
      .filter((object) => written.has(object) && object.kind !== kind)
      .flatMap((object) =>
        governors
          .filter((governor) => sharesNamespace(governor, object, choosesNamespaces) && sharesFolder(governor, object) && isAbove(governor, object))
          .map((governor) => ({ governor, object, objects })),
      );
  });
}

/** Whether two objects are in the same namespace for certain. */
function sharesNamespace(one: KubeObject, other: KubeObject, choosesNamespaces: boolean): boolean {
  if (one.namespace === undefined || other.namespace === undefined) {
    return one.namespace === other.namespace && !choosesNamespaces;
  }
  return one.namespace === other.namespace;
}
