import type { ApiClient } from '../../cluster/api/requests.ts';
import { StatusError } from '../../cluster/api/status-error.ts';
import { liveObject, type Info } from '../arguments/info.ts';
import type { Waiting } from '../context.ts';
import { CommandError } from '../errors/command-error.ts';

/** Refusals for which kubectl does without waiting. */
const NO_WAIT = new Set(['Forbidden', 'MethodNotAllowed']);

/** How long `--timeout=0` waits, in seconds: a week. */
export const WEEK = 168 * 3600;

/**
 * Waits until objects are gone, or others of their names are there.
 * @param deleted each with its UID, where that is known
 * @param timeout in seconds
 * @throws CommandError when the time is over
 * Rule: `IsDeleted` of kubectl's `cmd/wait`, as `DeleteResult` uses it.
 */
export async function waitUntilGone(deleted: readonly { info: Info; uid: string | undefined }[], client: ApiClient, waiting: Waiting, timeout: number): Promise<void> {
  const end = waiting.now() + timeout * 1000;
  try {
    for (const { info, uid } of deleted) {
      const left = Math.max(0, (end - waiting.now()) / 1000);
      if (!(await waiting.until(() => gone(client, info, uid), left))) {
        throw new CommandError(`timed out waiting for the condition on ${info.resource.plural}/${info.name}`);
      }
    }
  } catch (error) {
    if (!(error instanceof StatusError && NO_WAIT.has(error.reason))) throw error;
  }
}

function gone(client: ApiClient, info: Info, uid: string | undefined): boolean {
  try {
    return uid !== undefined && liveObject(client, info).metadata.uid !== uid;
  } catch (error) {
    if (error instanceof StatusError && error.reason === 'NotFound') return true;
    throw error;
  }
}
