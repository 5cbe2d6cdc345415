import type { Decoded, KubeObject } from '../../kube/object.ts';
import { withPodSpec } from '../workloads/pod-template.ts';

/** Whether a name fits a pattern in which `*` stands for any letters. Rule: `selectString` of kubectl's `cmd/set`. */
export function nameMatcher(pattern: string): (name: string) => boolean {
  if (pattern === '*') return () => true;
  const regex = new RegExp(`^${pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, String.raw`\$&`)).join('.*')}$`);
  return (name) => regex.test(name);
}

/**
 * A copy of an object with other containers, init containers included.
 * @param matches which of them
 * @returns the copy, and how many containers fit
 * @throws Error when the kind has no pods
 */
export function withContainers(object: KubeObject, matches: (name: string) => boolean, change: (container: Decoded) => Decoded): { object: KubeObject; count: number } {
  let count = 0;
  const mapped = (list: Decoded): Decoded => list.map((container: Decoded) => {
    if (!matches(container.name)) return container;
    count += 1;
    return change(container);
  });
  const copy = withPodSpec(object, (spec) => ({
    ...spec, containers: mapped(spec.containers ?? []), ...(spec.initContainers === undefined ? {} : { initContainers: mapped(spec.initContainers) }),
  }));
  return { object: copy, count };
}
