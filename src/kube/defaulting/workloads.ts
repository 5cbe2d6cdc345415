import { items, type Decoded } from '../object.ts';
import { defaultPodTemplate } from './pod.ts';
import { defaultClaim } from './storage.ts';

const ROLLING = 'RollingUpdate';

/** Rule: `SetDefaults_Deployment`. */
export function defaultDeployment({ spec }: Decoded): void {
  spec.replicas ??= 1;
  const strategy = (spec.strategy ??= {});
  strategy.type ||= ROLLING;
  if (strategy.type === ROLLING) {
    const rolling = (strategy.rollingUpdate ??= {});
    rolling.maxUnavailable ??= '25%';
    rolling.maxSurge ??= '25%';
  }
  spec.revisionHistoryLimit ??= 10;
  spec.progressDeadlineSeconds ??= 600;
  defaultPodTemplate(spec);
}

/** Rule: `SetDefaults_ReplicaSet`. */
export function defaultReplicaSet({ spec }: Decoded): void {
  spec.replicas ??= 1;
  defaultPodTemplate(spec);
}

/** Labels and selector come from the template. Rule: `SetDefaults_ReplicationController`. */
export function defaultReplicationController(controller: Decoded): void {
  const { spec } = controller;
  const labels = spec.template?.metadata?.labels;
  if (labels) {
    if (isEmpty(spec.selector)) spec.selector = { ...labels };
    const metadata = (controller.metadata ??= {});
    if (isEmpty(metadata.labels)) metadata.labels = { ...labels };
  }
  spec.replicas ??= 1;
  if (spec.template) defaultPodTemplate(spec);
}

/** Rule: `SetDefaults_DaemonSet`. */
export function defaultDaemonSet({ spec }: Decoded): void {
  const strategy = (spec.updateStrategy ??= {});
  strategy.type ||= ROLLING;
  if (strategy.type === ROLLING) {
    const rolling = (strategy.rollingUpdate ??= {});
    rolling.maxUnavailable ??= 1;
    rolling.maxSurge ??= 0;
  }
  spec.revisionHistoryLimit ??= 10;
  defaultPodTemplate(spec);
}

/** Rule: `SetDefaults_StatefulSet`. */
export function defaultStatefulSet({ spec }: Decoded): void {
  spec.podManagementPolicy ||= 'OrderedReady';
  const strategy = (spec.updateStrategy ??= {});
  if (!strategy.type) {
    strategy.type = ROLLING;
    strategy.rollingUpdate ??= {};
  }
  if (strategy.type === ROLLING && strategy.rollingUpdate) strategy.rollingUpdate.partition ??= 0;
  const retention = (spec.persistentVolumeClaimRetentionPolicy ??= {});
  retention.whenDeleted ||= 'Retain';
  retention.whenScaled ||= 'Retain';
  spec.replicas ??= 1;
  spec.revisionHistoryLimit ??= 10;
  spec.serviceName ??= '';
  defaultPodTemplate(spec);
  for (const claim of items(spec.volumeClaimTemplates)) {
    // The server writes them as complete objects, whatever the manifest calls them.
    claim.apiVersion = 'v1';
    claim.kind = 'PersistentVolumeClaim';
    defaultClaim(claim);
  }
}

function isEmpty(map: Decoded): boolean {
  return Object.keys(map ?? {}).length === 0;
}
