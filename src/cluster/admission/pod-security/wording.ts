import { items, type Decoded } from '../../../kube/object.ts';

/** `"a", "b"`. */
export const quoted = (words: readonly string[]): string => words.map((word) => `"${word}"`).join(', ');

/** The words of a set, sorted and quoted. */
export const quotedSet = (words: Iterable<string>): string => quoted([...new Set(words)].sort());

/** `container "a"` or `containers "a", "b"`. */
export const named = (kind: string, names: readonly string[]): string => `${kind}${names.length === 1 ? '' : 's'} ${quoted(names)}`;

/** All containers of a pod in the order in which they are checked. Rule: `visitContainers`. */
export function allContainers(spec: Decoded): Decoded[] {
  return [...items(spec.initContainers), ...items(spec.containers), ...items(spec.ephemeralContainers)];
}

/** The names of the containers for which something holds. */
export function containersThat(spec: Decoded, is: (container: Decoded) => boolean): string[] {
  return allContainers(spec).filter(is).map(({ name }) => name);
}

/** `pod and containers "a", "b"`: who sets something, of the pod itself and its containers; undefined when nobody does. */
export function setters(byPod: boolean, containers: readonly string[]): string | undefined {
  const parts = [...(byPod ? ['pod'] : []), ...(containers.length === 0 ? [] : [named('container', containers)])];
  return parts.length === 0 ? undefined : parts.join(' and ');
}
