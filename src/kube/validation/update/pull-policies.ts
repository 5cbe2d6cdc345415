import { items, type Decoded } from '../../object.ts';

const LISTS = ['initContainers', 'containers', 'ephemeralContainers'];

/**
 * A pod's specification whose containers have the pull policy that the server stored, where neither
 * manifest says one: it followed from the first image, and a new image does not change it. Containers
 * are found by their names. `isKnown` says that `stored` is all that the server has.
 */
export function keepPullPolicies(given: Decoded, stored: Decoded, before: Decoded, isKnown: boolean): Decoded {
  if (!given) return given;
  const copy = { ...given };
  for (const list of LISTS) {
    if (!Array.isArray(given[list])) continue;
    copy[list] = given[list].map((container: Decoded) => {
      const find = (spec: Decoded): Decoded => items(spec?.[list]).find((other) => other?.name === container?.name);
      const kept = find(before)?.imagePullPolicy;
      if (!container || container.imagePullPolicy || !kept || (find(stored)?.imagePullPolicy && !isKnown)) return container;
      return { ...container, imagePullPolicy: kept };
    });
  }
  return copy;
}
