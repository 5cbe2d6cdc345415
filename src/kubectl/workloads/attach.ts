import type { ApiClient } from '../../cluster/api/requests.ts';
import type { KubeObject } from '../../kube/object.ts';
import type { KubectlContext } from '../context.ts';
import { authorize } from './containers.ts';
import { followLogs } from './log-stream.ts';
import { checkReachable } from './run-in-container.ts';

const NOTICE = `All commands and output from this session will be recorded in container logs, including credentials and sensitive information passed through the command prompt.
If you don't see a command prompt, try pressing enter.
`;

const EVERYTHING = { previous: false, timestamps: false, tail: -1, since: 0, limitBytes: 0 };

/**
 * Shows what a running container writes, until it ends.
 * @param fromStart also what it has written so far: a container that was started to be attached to has lost nothing
 * @throws CommandError when no kubelet answers for the pod; Interrupted
 * Rule: `AttachOptions.Run` of kubectl.
 */
export async function attach(
  client: ApiClient, { agents, waiting, out, err }: KubectlContext, pod: KubeObject, container: string, { quiet, fromStart }: { quiet: boolean; fromStart: boolean },
): Promise<void> {
  authorize(client, 'create', pod, 'attach');
  if (!quiet) err(NOTICE);
  checkReachable(pod);
  const { namespace, name } = pod.metadata;
  await followLogs({ client, agents, waiting, out }, [{ request: { namespace, pod: name, container }, prefix: '' }], { ...EVERYTHING, tail: fromStart ? -1 : 0 });
}
