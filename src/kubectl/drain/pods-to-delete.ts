import type { ApiClient } from '../../cluster/api/requests.ts';
import { StatusError } from '../../cluster/api/status-error.ts';
import { items, type Decoded, type KubeObject } from '../../kube/object.ts';
import { resourceForType } from '../arguments/resource-type.ts';
import type { Flags } from '../flags/flags.ts';

/** The pods of a node that a drain deletes, what it warns of, and why it cannot go on. */
export interface PodsToDelete {
  pods: KubeObject[];
  warnings: string;
  errors: Error[];
}

/** What becomes of a pod: `undefined` to go on asking. */
interface Verdict {
  deletes: boolean;
  warning?: string;
  error?: string;
}

const isFinished = ({ status }: KubeObject): boolean => status?.phase === 'Succeeded' || status?.phase === 'Failed';
const controllerOf = ({ metadata }: KubeObject): Decoded => items(metadata.ownerReferences).find(({ controller }: Decoded) => controller === true);

/**
 * Decides for each pod of a node.
 * @param now milliseconds since 1970
 * Rule: `GetPodsForDeletion` and the filters of kubectl's `drain`; of several warnings about a pod the last counts.
 */
export function podsToDelete(client: ApiClient, node: string, flags: Flags, now: number): PodsToDelete {
  const resource = resourceForType(client.resources(), 'pods');
  const listed = client.list({ resource }, { labelSelector: flags.text('pod-selector'), fieldSelector: `spec.nodeName=${node}` }).items;
  const pods: KubeObject[] = [];
  const warned = new Map<string, string[]>();
  const refused = new Map<string, string[]>();
  for (const pod of listed) {
    const { deletes, warning, error } = verdictOf(client, pod, flags, now);
    const name = `${pod.metadata.namespace}/${pod.metadata.name}`;
    if (deletes) pods.push(pod);
    if (warning !== undefined) warned.set(warning, [...(warned.get(warning) ?? []), name]);
    if (error !== undefined) refused.set(error, [...(refused.get(error) ?? []), name]);
  }
  return {
    pods,
    warnings: [...warned].map(([warning, names]) => `${warning}: ${names.join(', ')}`).join('; '),
    errors: [...refused].map(([error, names]) => new Error(`${error.startsWith('cannot delete') ? '' : 'cannot delete '}${error}: ${names.join(', ')}`)),
  };
}

function verdictOf(client: ApiClient, pod: KubeObject, flags: Flags, now: number): Verdict {
  if (isBeingDeletedFor(pod, flags.int('skip-wait-for-delete-timeout'), now)) return { deletes: false };
  const verdicts = [ofDaemonSet(client, pod, flags), ofMirror(pod), ofLocalStorage(pod, flags), ofUnmanaged(pod, flags)];
  return verdicts.find(({ deletes }) => !deletes) ?? verdicts.at(-1)!;
}

/** Rule: `shouldSkipPod`. */
export function isBeingDeletedFor({ metadata }: KubeObject, seconds: number, now: number): boolean {
  return seconds > 0 && metadata.deletionTimestamp !== undefined && Math.floor((now - Date.parse(metadata.deletionTimestamp)) / 1000) > seconds;
}

function ofDaemonSet(client: ApiClient, pod: KubeObject, flags: Flags): Verdict {
  const owner = controllerOf(pod);
  if (owner?.kind !== 'DaemonSet' || isFinished(pod)) return { deletes: true };
  try {
    client.get({ resource: resourceForType(client.resources(), 'daemonsets.apps'), namespace: pod.metadata.namespace, name: owner.name });
  } catch (error) {
    if (!(error instanceof StatusError)) throw error;
    return error.reason === 'NotFound' && flags.bool('force') ? { deletes: true, warning: error.message } : { deletes: false, error: error.message };
  }
  if (!flags.bool('ignore-daemonsets')) return { deletes: false, error: 'DaemonSet-managed Pods (use --ignore-daemonsets to ignore)' };
  return { deletes: false, warning: 'ignoring DaemonSet-managed Pods' };
}

function ofMirror({ metadata }: KubeObject): Verdict {
  return { deletes: metadata.annotations?.['kubernetes.io/config.mirror'] === undefined };
}

function ofLocalStorage(pod: KubeObject, flags: Flags): Verdict {
  const isLocal = items(pod['spec'].volumes).some(({ emptyDir }: Decoded) => emptyDir !== undefined);
  if (!isLocal || isFinished(pod)) return { deletes: true };
  if (!flags.bool('delete-emptydir-data')) return { deletes: false, error: 'Pods with local storage (use --delete-emptydir-data to override)' };
  return { deletes: true, warning: 'deleting Pods with local storage' };
}

function ofUnmanaged(pod: KubeObject, flags: Flags): Verdict {
  if (isFinished(pod) || controllerOf(pod) !== undefined) return { deletes: true };
  if (flags.bool('force')) return { deletes: true, warning: 'deleting Pods that declare no controller' };
  return { deletes: false, error: 'cannot delete Pods that declare no controller (use --force to override)' };
}
