import { parseImageReference } from '../../../kube/image-reference.ts';
import type { Lesson } from '../../../lesson/types.ts';
import { describePlace, isAbove, mayShareNamespace, placeOf, relatedPlace, type KubeObject } from '../../refs/objects.ts';
import { podTemplateOf, type PodContainer } from '../../refs/pod-templates.ts';
import { selects } from '../../refs/selectors.ts';
import { readService, type ServiceObject } from '../../refs/services.ts';
import { pageObjects } from '../../refs/workspace-objects.ts';
import type { Rule, RuleReport } from '../../types.ts';

/** Containers of the same image should look the same all over a page. */
export const rule: Rule = {
  id: 'doc/container-differs',
  severity: 'info',
  summary: 'A container has another name than elsewhere on the page, or leaves out the port that a Service sends to.',
  why: `\`kubectl set image deployment/web web=web:0.2.0\` and \`kubectl logs -c\` need the container's name. When the same program
is called \`web\` in one manifest and \`web-pod\`, like the Pod itself, in the next, what the reader has learnt no longer
works. A port that one manifest declares and the next leaves out makes the reader wonder where the Service sends to.

A name is reported only where it is that of a Pod of the page, and a port only where the same image declares it
elsewhere on the page and a Service sends to it.`,
  source: 'https://kubernetes.io/docs/concepts/workloads/pods/#pod-templates',
  check({ lesson, report }) {
    const found = containersOf(lesson);
    const pods = new Map(pageObjects(lesson).filter(({ kind }) => kind === 'Pod').map((pod) => [pod.name, pod]));
    const services = pageObjects(lesson).map(readService).filter((service) => service !== undefined);
    const seen = new Set<string>();
    for (const one of found) {
      const name = otherName(one, found, pods);
      const finding = name ?? missingPort(one, found, services);
      // Of several containers of one image that leave out the port, the first stands for all.
      const key = name === undefined ? one.repository : `${one.owner.kind} ${one.owner.name} ${one.container.name}`;
      if (finding === undefined || seen.has(key)) continue;
      seen.add(key);
      report(finding);
    }
  },
};

interface Found {
  owner: KubeObject;
  container: PodContainer;
  repository: string;
  labels: Readonly<Record<string, string>>;
}

function containersOf(lesson: Lesson): Found[] {
  return pageObjects(lesson).flatMap((owner) => {
    const template = podTemplateOf(owner);
    return (template?.containers ?? []).flatMap((container) => {
      const repository = parseImageReference(container.image)?.name;
      return repository === undefined || owner.name === '' ? [] : [{ owner, container, repository, labels: template!.labels }];
    });
  });
}

/** Its name is that of a Pod above, whose container of the same image has another. */
function otherName({ owner, container, repository }: Found, all: readonly Found[], pods: ReadonlyMap<string, KubeObject>): RuleReport | undefined {
  if (owner.kind === 'Pod') return undefined;
  const pod = pods.get(container.name);
  if (pod === undefined || !isAbove(pod, owner)) return undefined;
  const same = all.find((one) => one.owner === pod && one.repository === repository && one.container.name !== container.name);
  if (same === undefined) return undefined;
  const path = [...container.path, 'name'];
  return {
    range: placeOf(owner, path),
    message: `this container is named ${container.name}, like the Pod in ${describePlace(pod, ['metadata', 'name'])}; the container of the same image is named ${same.container.name} there`,
    help: `write ${same.container.name}`,
    related: [relatedPlace(pod, [...same.container.path, 'name'], `container ${same.container.name}`)],
  };
}

/** It declares no port, but its image does elsewhere, and a Service sends there. */
function missingPort({ owner, container, repository, labels }: Found, all: readonly Found[], services: readonly ServiceObject[]): RuleReport | undefined {
  if (container.ports.length > 0 || container.sidecar) return undefined;
  for (const service of services) {
    if (!selects(service.selector, labels) || !mayShareNamespace(service.object, owner)) continue;
    for (const port of service.ports) {
      const target = port.targetPort;
      const same = all.find(
        (one) =>
          one.repository === repository && one.container.name === container.name && isAbove(one.owner, owner) && one.container.ports.some(({ number }) => number === target),
      );
      if (same === undefined) continue;
      const declared = same.container.ports.find(({ number }) => number === target)!;
      return {
        range: placeOf(owner, [...container.path, 'name']),
        message: `the container ${container.name} of ${owner.kind} ${owner.name} declares no port, but in ${describePlace(same.owner, declared.path)} it declares ${target}, to which Service ${service.object.name} sends`,
        help: `add ports: [{containerPort: ${target}}]`,
        related: [relatedPlace(same.owner, declared.path, `containerPort ${target}`)],
      };
    }
  }
  return undefined;
}
