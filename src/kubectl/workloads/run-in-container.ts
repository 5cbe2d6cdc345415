import type { ApiClient } from '../../cluster/api/requests.ts';
import { StatusError } from '../../cluster/api/status-error.ts';
import type { ExecResult } from '../../cluster/kubelet/agents.ts';
import type { Decoded, KubeObject } from '../../kube/object.ts';
import type { KubectlContext } from '../context.ts';
import { CommandError } from '../errors/command-error.ts';
import { authorize } from './containers.ts';

/** Seconds between two looks at whether a program has ended. */
const LOOK = 0.05;

/** A command that is to be run in a container. */
export interface ContainerCommand {
  pod: KubeObject;
  container: string;
  words: readonly string[];
  stdin?: string;
  tty?: boolean;
}

/**
 * Runs a command in a container and waits for its end.
 * @throws CommandError in the words of the API server when the container cannot be reached, or a StatusError when the
 *   user may not
 */
export async function runInContainer(client: ApiClient, { agents, waiting }: KubectlContext, { pod, container, words, stdin, tty }: ContainerCommand): Promise<ExecResult> {
  authorize(client, 'create', pod, 'exec');
  checkReachable(pod);
  const outcome: { result?: ExecResult; failure?: unknown } = {};
  const { namespace, name } = pod.metadata;
  const run = async (): Promise<void> => {
    try {
      outcome.result = await agents.exec({ namespace, pod: name, container, command: words, ...(stdin === undefined ? {} : { stdin }), ...(tty === undefined ? {} : { tty }) });
    } catch (error) {
      outcome.failure = error;
    }
  };
  // A program that ends at once takes no time; one that does not is looked at again and again.
  void run();
  for (let seconds = 0; outcome.result === undefined && outcome.failure === undefined; seconds = LOOK) await waiting.sleep(seconds);
  const { result, failure } = outcome;
  if (result !== undefined) return result;
  throw failure instanceof StatusError && failure.code === 500 ? new CommandError(failure.message) : failure;
}

/** @throws CommandError when no kubelet answers for the pod. Rule: `ResourceLocation` of the pods' registry. */
export function checkReachable({ metadata, spec }: KubeObject): void {
  if (!spec.nodeName) throw new CommandError(`unable to upgrade connection: pod ${metadata.name} does not have a host assigned`);
}

/** The state of a container; undefined before it has one. */
export function containerState({ status }: KubeObject, container: string): Decoded {
  const { containerStatuses = [], initContainerStatuses = [], ephemeralContainerStatuses = [] } = status ?? {};
  return [...containerStatuses, ...initContainerStatuses, ...ephemeralContainerStatuses].find(({ name }: Decoded) => name === container)?.state;
}
