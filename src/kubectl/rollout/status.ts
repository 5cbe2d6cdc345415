import type { KubeObject } from '../../kube/object.ts';
import { CommandError } from '../errors/command-error.ts';

/** What a rollout has come to. */
export interface RolloutStatus {
  text: string;
  done: boolean;
}

const waiting = (text: string): RolloutStatus => ({ text: `${text}\n`, done: false });
const done = (text: string): RolloutStatus => ({ text: `${text}\n`, done: true });

/**
 * The state of a rollout in kubectl's words, by kind; a kind without an entry has none.
 * @param revision the revision to hold on to; 0 for the last
 * @throws CommandError when the rollout cannot be watched or has failed
 * Rule: the `StatusViewer`s of kubectl's polymorphichelpers.
 */
export const STATUS_VIEWERS: Readonly<Record<string, (object: KubeObject, revision: number) => RolloutStatus>> = {
  Deployment: ofDeployment, DaemonSet: ofDaemonSet, StatefulSet: ofStatefulSet,
};

function ofDeployment({ metadata, spec, status = {} }: KubeObject, revision: number): RolloutStatus {
  const { name, generation, annotations } = metadata;
  const running = Number(annotations?.['deployment.kubernetes.io/revision'] ?? 0);
  if (revision > 0 && revision !== running) throw new CommandError(`desired revision (${revision}) is different from the running revision (${running})`);
  if (generation > (status.observedGeneration ?? 0)) return waiting('Waiting for deployment spec update to be observed...');
  const progressing = (status.conditions ?? []).find(({ type }: { type: string }) => type === 'Progressing');
  if (progressing?.reason === 'ProgressDeadlineExceeded') throw new CommandError(`deployment "${name}" exceeded its progress deadline`);
  const { replicas = 0, updatedReplicas = 0, availableReplicas = 0 } = status;
  const begin = `Waiting for deployment "${name}" rollout to finish:`;
  if (updatedReplicas < spec.replicas) return waiting(`${begin} ${updatedReplicas} out of ${spec.replicas} new replicas have been updated...`);
  if (replicas > updatedReplicas) return waiting(`${begin} ${replicas - updatedReplicas} old replicas are pending termination...`);
  if (availableReplicas < updatedReplicas) return waiting(`${begin} ${availableReplicas} of ${updatedReplicas} updated replicas are available...`);
  return done(`deployment "${name}" successfully rolled out`);
}

const ROLLING_ONLY = 'rollout status is only available for RollingUpdate strategy type';

function ofDaemonSet({ metadata, spec, status = {} }: KubeObject): RolloutStatus {
  if (spec.updateStrategy?.type !== 'RollingUpdate') throw new CommandError(ROLLING_ONLY);
  if (metadata.generation > (status.observedGeneration ?? 0)) return waiting('Waiting for daemon set spec update to be observed...');
  const { updatedNumberScheduled = 0, desiredNumberScheduled = 0, numberAvailable = 0 } = status;
  const begin = `Waiting for daemon set "${metadata.name}" rollout to finish:`;
  if (updatedNumberScheduled < desiredNumberScheduled) return waiting(`${begin} ${updatedNumberScheduled} out of ${desiredNumberScheduled} new pods have been updated...`);
  if (numberAvailable < desiredNumberScheduled) return waiting(`${begin} ${numberAvailable} of ${desiredNumberScheduled} updated pods are available...`);
  return done(`daemon set "${metadata.name}" successfully rolled out`);
}

function ofStatefulSet({ metadata, spec, status = {} }: KubeObject): RolloutStatus {
  if (spec.updateStrategy?.type !== 'RollingUpdate') throw new CommandError(ROLLING_ONLY);
  const { observedGeneration = 0, readyReplicas = 0, updatedReplicas = 0, currentReplicas = 0, updateRevision, currentRevision } = status;
  if (observedGeneration === 0 || metadata.generation > observedGeneration) return waiting('Waiting for statefulset spec update to be observed...');
  if (readyReplicas < spec.replicas) return waiting(`Waiting for ${spec.replicas - readyReplicas} pods to be ready...`);
  const { rollingUpdate } = spec.updateStrategy;
  if (rollingUpdate !== undefined) {
    const wanted = spec.replicas - (rollingUpdate.partition ?? 0);
    if (rollingUpdate.partition !== undefined && updatedReplicas < wanted) {
      return waiting(`Waiting for partitioned roll out to finish: ${updatedReplicas} out of ${wanted} new pods have been updated...`);
    }
    return done(`partitioned roll out complete: ${updatedReplicas} new pods have been updated...`);
  }
  if (updateRevision !== currentRevision) return waiting(`waiting for statefulset rolling update to complete ${updatedReplicas} pods at revision ${updateRevision}...`);
  return done(`statefulset rolling update complete ${currentReplicas} pods at revision ${currentRevision}...`);
}
