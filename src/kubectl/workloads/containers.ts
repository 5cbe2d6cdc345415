import type { ApiClient } from '../../cluster/api/requests.ts';
import { forbidden } from '../../cluster/api/status-error.ts';
import type { Decoded, KubeObject } from '../../kube/object.ts';
import { CommandError } from '../errors/command-error.ts';

/** The annotation that names the container that commands take when none is named. */
export const DEFAULT_CONTAINER = 'kubectl.kubernetes.io/default-container';

const LISTS: Readonly<Record<string, string>> = { containers: '', ephemeralContainers: ' (ephem)', initContainers: ' (init)' };

/** All containers of a pod: those that run, those for debugging, those that start first. */
export function containersOf({ spec }: KubeObject): Decoded[] {
  return Object.keys(LISTS).flatMap((list) => spec[list] ?? []);
}

/** `main, side, setup (init)`. Rule: `AllContainerNames` of kubectl's `cmd/util/podcmd`. */
export function containerNames({ spec }: KubeObject): string {
  return Object.entries(LISTS).flatMap(([list, kind]) => (spec[list] ?? []).map(({ name }: Decoded) => `${name}${kind}`)).join(', ');
}

/**
 * The container that a command is about: the one that is named, or the pod's default.
 * @param err told which one was taken when there are several; undefined keeps quiet
 * @throws CommandError when the pod has no such container
 * Rule: `FindOrDefaultContainerByName` there.
 */
export function findContainer(pod: KubeObject, name: string, err: ((text: string) => void) | undefined): Decoded {
  const all = containersOf(pod);
  const named = (wanted: string): Decoded => all.find((container) => container.name === wanted);
  if (name !== '') {
    const found = named(name);
    if (found === undefined) throw new CommandError(`container ${name} is not valid for pod ${pod.metadata.name} out of: ${containerNames(pod)}`);
    return found;
  }
  const annotated = pod.metadata.annotations?.[DEFAULT_CONTAINER];
  if (annotated) {
    const found = named(annotated);
    if (found !== undefined) return found;
    err?.(`Default container name ${JSON.stringify(annotated)} not found in pod ${pod.metadata.name}\n`);
  }
  const [first] = pod['spec'].containers;
  if (all.length > 1) err?.(`Defaulted container ${JSON.stringify(first.name)} out of: ${containerNames(pod)}\n`);
  return first;
}

/**
 * Asks whether the user may reach a part of a pod that the kubelet answers for.
 * @throws StatusError when they may not. Rule: `forbiddenMessage` of apiserver.
 */
export function authorize(client: ApiClient, verb: string, { metadata: { namespace, name } }: KubeObject, part: string): void {
  const { allowed, reason } = client.can(verb, 'pods', '', namespace, name, part);
  if (allowed) return;
  throw forbidden({ group: '', plural: 'pods' }, name,
    `User ${JSON.stringify(client.user.name)} cannot ${verb} resource "pods/${part}" in API group "" in the namespace "${namespace}"${reason === '' ? '' : `: ${reason}`}`);
}
