import type { ApiClient } from '../../cluster/api/requests.ts';
import type { Decoded, KubeObject } from '../../kube/object.ts';
import { resourceForType } from '../arguments/resource-type.ts';
import type { Waiting } from '../context.ts';
import { CommandError } from '../errors/command-error.ts';
import { formatLabelSelector } from '../print/label-text.ts';
import { goTypeOf } from './go-type.ts';

/** Kinds whose pods are found by the label selector in their spec. */
const BY_SELECTOR = new Set(['ReplicaSet', 'Deployment', 'StatefulSet', 'DaemonSet', 'Job']);

/**
 * The selector of an object's pods, as requests carry it.
 * @throws Error when its kind has none
 * Rule: `SelectorsForObject` of kubectl's polymorphichelpers.
 */
export function podSelectorOf(object: KubeObject): string {
  const { selector } = object['spec'] ?? {};
  if (BY_SELECTOR.has(object.kind)) return formatLabelSelector(selector);
  if (object.kind === 'ReplicationController') return formatLabelSelector({ matchLabels: selector });
  if (object.kind === 'Service') {
    if (Object.keys(selector ?? {}).length === 0) throw new Error(`invalid service '${object.metadata.name}': Service is defined without a selector`);
    return formatLabelSelector({ matchLabels: selector });
  }
  throw new Error(`selector for ${goTypeOf(object)} not implemented`);
}

const PHASES: Readonly<Record<string, number>> = { Pending: 2, Unknown: 1, Running: 0 };

const condition = ({ status }: KubeObject, type: string): Decoded => (status?.conditions ?? []).find((one: Decoded) => one.type === type);
const restarts = ({ status }: KubeObject): number => Math.max(0, ...(status?.containerStatuses ?? []).map(({ restartCount }: Decoded) => restartCount));

/**
 * Pods by how likely they are to answer: scheduled, running, ready, ready for long, old.
 * @param manyRestarts pods that were restarted come first, as for logs, or last
 * Rule: `ActivePods`, reversed, and `ByLogging` of kubectl's `util/podutils`.
 */
export function byActivity(pods: readonly KubeObject[], manyRestarts: boolean): KubeObject[] {
  const keys = (pod: KubeObject): (number | string)[] => {
    const ready = condition(pod, 'Ready');
    const isReady = ready?.status === 'True';
    return [
      pod['spec'].nodeName ? 0 : 1, PHASES[pod['status']?.phase] ?? 0, isReady ? 0 : 1, isReady ? ready.lastTransitionTime : '',
      manyRestarts ? -restarts(pod) : restarts(pod), pod.metadata.creationTimestamp,
    ];
  };
  return pods.map((pod) => ({ pod, key: keys(pod) })).sort((a, b) => {
    const at = a.key.findIndex((key, index) => key !== b.key[index]);
    return at < 0 ? 0 : a.key[at]! < b.key[at]! ? -1 : 1;
  }).map(({ pod }) => pod);
}

/** The pods that an object stands for, the best first; waits until there is one. @throws CommandError when none comes in time */
export async function podsOf(
  client: ApiClient, waiting: Waiting, { namespace, selector }: { namespace: string | undefined; selector: string }, seconds: number, manyRestarts: boolean,
): Promise<KubeObject[]> {
  const resource = resourceForType(client.resources(), 'pods');
  const list = (): readonly KubeObject[] => client.list({ resource, namespace }, { labelSelector: selector }).items;
  let pods = list();
  if (pods.length === 0) {
    await waiting.until(() => (pods = list()).length > 0, seconds);
    if (pods.length === 0) throw new CommandError('timed out waiting for the condition');
  }
  return byActivity(pods, manyRestarts);
}

/**
 * The pod that a command is to be run in, or attached or forwarded to.
 * @throws CommandError when the object has no pods
 * Rule: `attachablePodForObject` there.
 */
export async function attachablePod(client: ApiClient, waiting: Waiting, object: KubeObject, seconds: number): Promise<KubeObject> {
  if (object.kind === 'Pod') return object;
  let selector: string;
  try {
    selector = podSelectorOf(object);
  } catch (error) {
    throw new CommandError(`cannot attach to ${goTypeOf(object)}: ${(error as Error).message}`);
  }
  return (await podsOf(client, waiting, { namespace: object.metadata.namespace, selector }, seconds, false))[0]!;
}
