import type { PodSnapshot } from '../../../run/worker/snapshot.ts';

/** How a Pod is drawn. Its STATUS is always written beside it. */
export type PodState = 'ready' | 'starting' | 'failing' | 'completed' | 'terminating';

/** What STATUS says of Pods that are on their way, and in no trouble. */
const ON_THE_WAY = /^(?:Pending|ContainerCreating|PodInitializing|Init:\d+\/\d+|SchedulingGated|Running|NotReady)$/;

/** The state of a Pod, from the words that kubectl prints. */
export function podState({ status, isReady, deleting }: Pick<PodSnapshot, 'status' | 'isReady' | 'deleting'>): PodState {
  if (deleting) return 'terminating';
  if (status === 'Completed' || status === 'Succeeded') return 'completed';
  if (!ON_THE_WAY.test(status)) return 'failing';
  return status === 'Running' && isReady ? 'ready' : 'starting';
}
