import { items, type Decoded } from '../../object.ts';
import type { ValidationOptions } from '../kind-rule.ts';
import type { Path } from '../path.ts';

/** Whose specification it is: a Pod's own, or that of a template, where a few rules are looser. */
export interface PodSpecOwner extends ValidationOptions {
  owner: 'Pod' | 'template';
  /** The Pod's metadata; templates have no name of their own. */
  metadata?: Decoded;
}

/** What a container's rules must know of its pod. */
export interface ContainerContext {
  /** The pod's valid volumes by name; what is wrong with the others is reported at the volume. */
  volumes: ReadonlyMap<string, Decoded>;
  /** The names of the pod's resource claims. */
  claims: ReadonlySet<string>;
  gracePeriodSeconds: number | undefined;
  restartPolicy: string;
  /** The pod shares the users of its node, which is the default. */
  hostUsers: boolean;
}

const LISTS = ['initContainers', 'containers', 'ephemeralContainers'];

/** All containers of a pod with their paths. Rule: `pods.VisitContainersWithPath`. */
export function allContainers(spec: Decoded, path: Path): { container: Decoded; path: Path }[] {
  const containers: { container: Decoded; path: Path }[] = [];
  for (const list of LISTS) {
    const at = path.child(list);
    items(spec[list]).forEach((container, index) => containers.push({ container, path: at.index(index) }));
  }
  return containers;
}
