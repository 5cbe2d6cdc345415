import type { KubeObject } from '../../../kube/object.ts';
import { StatusError } from '../../api/status-error.ts';
import type { ControlPlane } from '../../control-plane.ts';

const SOURCE = { component: 'statefulset-controller' };

/**
 * Does something for a set and reports how it went.
 * @param verb `Create`, `Delete`, `Update`
 * @param what `Pod web-0`, `Claim data-web-0`
 * @param pod the pod that a claim is for, as `Pod web-0`
 * @throws StatusError what `action` throws; a pod that is there already is no event
 * Rules: `recordPodEvent`, `recordClaimEvent` of the StatefulSet controller.
 */
export function recordEvent(set: KubeObject, verb: string, what: string, pod: string | undefined, { events }: ControlPlane, action: () => void): void {
  const { name } = set.metadata;
  try {
    action();
  } catch (error) {
    if (!(error instanceof StatusError) || error.reason === 'NotFound' || (pod === undefined && error.reason === 'AlreadyExists')) throw error;
    const about = pod === undefined ? what : `${what} for ${pod}`;
    events.record(SOURCE, set, 'Warning', `Failed${verb}`, `${verb} ${about} in StatefulSet ${name} failed error: ${error.message}`);
    throw error;
  }
  const about = pod === undefined ? what : `${what} ${pod}`;
  events.record(SOURCE, set, 'Normal', `Successful${verb}`, `${verb} ${about} in StatefulSet ${name} ${pod === undefined ? 'successful' : 'success'}`);
}
