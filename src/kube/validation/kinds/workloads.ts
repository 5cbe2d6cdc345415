import { validateHorizontalPodAutoscaler } from '../autoscaling/horizontal-pod-autoscaler.ts';
import { namespaced, type KindRules } from '../kind-rule.ts';
import { labelName, pathSegment, subdomainName } from '../metadata.ts';
import { validatePod, validatePodTemplateObject } from '../pod/pod.ts';
import { validatePodDisruptionBudget } from '../policy/pod-disruption-budget.ts';
import { validateControllerRevision } from '../workloads/controller-revision.ts';
import { validateCronJob } from '../workloads/cron-job.ts';
import { validateDaemonSet } from '../workloads/daemon-set.ts';
import { validateDeployment } from '../workloads/deployment.ts';
import { validateJob } from '../workloads/job.ts';
import { validateReplicaSet } from '../workloads/replica-set.ts';
import { validateReplicationController } from '../workloads/replication-controller.ts';
import { validateStatefulSet } from '../workloads/stateful-set.ts';

/** Pods and what makes them. Rules: the `Validate…Name` variables of `core`, `apps`, `batch`, `autoscaling` and `policy`. */
export const workloadKinds: KindRules = {
  '/Pod': namespaced(subdomainName, validatePod),
  '/PodTemplate': namespaced(subdomainName, validatePodTemplateObject),
  '/ReplicationController': namespaced(subdomainName, validateReplicationController),
  'apps/ControllerRevision': namespaced(subdomainName, validateControllerRevision),
  'apps/DaemonSet': namespaced(subdomainName, validateDaemonSet),
  'apps/Deployment': namespaced(subdomainName, validateDeployment),
  'apps/ReplicaSet': namespaced(subdomainName, validateReplicaSet),
  'apps/StatefulSet': namespaced(labelName, validateStatefulSet),
  'batch/CronJob': namespaced(subdomainName, validateCronJob),
  'batch/Job': namespaced(subdomainName, validateJob),
  'autoscaling/HorizontalPodAutoscaler': namespaced(subdomainName, validateHorizontalPodAutoscaler),
  // Its own validation leaves out the metadata, so only the rules for every object hold: `rest.BeforeCreate`.
  'policy/PodDisruptionBudget': { ...namespaced(pathSegment, validatePodDisruptionBudget), metadataComesLast: true },
};
