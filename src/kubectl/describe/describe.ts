import type { ApiResource } from '../../cluster/api/resource.ts';
import type { KubeObject } from '../../kube/object.ts';
import { describeRole, describeRoleBinding, describeServiceAccount } from './access.ts';
import { describeIpAddress, describeServiceCidr } from './addresses.ts';
import { describeAutoscaler } from './autoscaler.ts';
import { describeCertificateSigningRequest } from './certificate-signing-request.ts';
import { describeConfigMap, describeDisruptionBudget, describePriorityClass, describeSecret } from './config.ts';
import { describeDeployment } from './deployment.ts';
import { describeEndpoints, describeEndpointSlice } from './endpoints.ts';
import { describeGeneric } from './generic.ts';
import { describeIngress, describeIngressClass } from './ingress.ts';
import { describeCronJob, describeJob } from './jobs.ts';
import { describeNetworkPolicy } from './network-policy.ts';
import { describeNode } from './node.ts';
import { describePod } from './pod.ts';
import { describeLimitRange, describeNamespace, describeQuota } from './quotas.ts';
import { Related, type DescribeContext } from './related.ts';
import { describeService } from './service.ts';
import {
  describeCsiNode, describePersistentVolume, describePersistentVolumeClaim, describeStorageClass, describeVolumeAttributesClass,
} from './storage.ts';
import { describeDaemonSet, describeReplicaSet, describeReplicationController, describeStatefulSet } from './workloads.ts';
import { DescribeWriter } from './writer.ts';

export type { DescribeContext } from './related.ts';

type Describer = (w: DescribeWriter, object: KubeObject, related: Related) => void;

/** By group and kind. Rule: `describerMap`. */
const DESCRIBERS: Readonly<Record<string, Describer>> = {
  '/Pod': describePod,
  '/ReplicationController': describeReplicationController,
  '/Secret': describeSecret,
  '/Service': describeService,
  '/ServiceAccount': describeServiceAccount,
  '/Node': describeNode,
  '/LimitRange': describeLimitRange,
  '/ResourceQuota': describeQuota,
  '/PersistentVolume': describePersistentVolume,
  '/PersistentVolumeClaim': describePersistentVolumeClaim,
  '/Namespace': describeNamespace,
  '/Endpoints': describeEndpoints,
  '/ConfigMap': describeConfigMap,
  'discovery.k8s.io/EndpointSlice': describeEndpointSlice,
  'autoscaling/HorizontalPodAutoscaler': describeAutoscaler,
  'networking.k8s.io/Ingress': describeIngress,
  'networking.k8s.io/IngressClass': describeIngressClass,
  'networking.k8s.io/NetworkPolicy': describeNetworkPolicy,
  'networking.k8s.io/ServiceCIDR': describeServiceCidr,
  'networking.k8s.io/IPAddress': describeIpAddress,
  'batch/Job': describeJob,
  'batch/CronJob': describeCronJob,
  'apps/StatefulSet': describeStatefulSet,
  'apps/Deployment': describeDeployment,
  'apps/DaemonSet': describeDaemonSet,
  'apps/ReplicaSet': describeReplicaSet,
  'certificates.k8s.io/CertificateSigningRequest': describeCertificateSigningRequest,
  'storage.k8s.io/StorageClass': describeStorageClass,
  'storage.k8s.io/CSINode': describeCsiNode,
  'storage.k8s.io/VolumeAttributesClass': describeVolumeAttributesClass,
  'policy/PodDisruptionBudget': describeDisruptionBudget,
  'rbac.authorization.k8s.io/Role': describeRole,
  'rbac.authorization.k8s.io/ClusterRole': describeRole,
  'rbac.authorization.k8s.io/RoleBinding': describeRoleBinding,
  'rbac.authorization.k8s.io/ClusterRoleBinding': describeRoleBinding,
  'scheduling.k8s.io/PriorityClass': describePriorityClass,
};

/**
 * An object as `kubectl describe` shows it, ending in a line break. Between several objects the command writes
 * `\n\n`; after a match by prefix it writes `\n` behind each.
 * @param object as the server gives it; it is not changed
 * @param resource what the object is one of
 * @throws StatusError when the server refuses what the kind cannot be described without (its pods)
 * @throws Error with kubectl's text when a certificate request cannot be read
 */
export function describe(object: KubeObject, resource: ApiResource, context: DescribeContext): string {
  const w = new DescribeWriter();
  const describer = DESCRIBERS[`${resource.group}/${resource.kind}`] ?? describeGeneric;
  describer(w, object, new Related(context));
  return w.toString();
}
