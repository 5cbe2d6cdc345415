import { apiVersionOf, type GroupVersionKind } from '../gvk.ts';
import type { Decoded, KubeObject } from '../object.ts';
import { defaultAdmissionPolicy, defaultMutatingWebhooks, defaultPolicyBinding, defaultWebhooks } from './admission.ts';
import { defaultAutoscaler, defaultAutoscalerV1 } from './autoscaling.ts';
import { defaultCronJob, defaultJob } from './batch.ts';
import { defaultLimitRange, defaultNamespace, defaultPriorityClass, defaultResourceQuota, defaultSecret } from './config.ts';
import { defaultCustomResourceDefinition } from './custom-resources.ts';
import { decodedCopy } from './decoded-copy.ts';
import { defaultResourceClaim, defaultResourceClaimTemplate, defaultResourceClaimTemplateV1beta1, defaultResourceClaimV1beta1 } from './devices.ts';
import { defaultEndpoints, defaultEndpointSlice, defaultIngressClass, defaultNetworkPolicy, defaultService } from './network.ts';
import { defaultPod, defaultPodTemplate } from './pod.ts';
import { defaultBinding } from './rbac.ts';
import { defaultClaim, defaultCsiDriver, defaultPersistentVolume, defaultStorageClass } from './storage.ts';
import { defaultDaemonSet, defaultDeployment, defaultReplicaSet, defaultReplicationController, defaultStatefulSet } from './workloads.ts';

type Defaults = (object: Decoded) => void;

const nothing: Defaults = () => {};

/** Kinds whose `spec` is there even when the manifest has none. */
const WITH_SPEC: Record<string, Defaults> = {
  'admissionregistration.k8s.io/v1 ValidatingAdmissionPolicy': defaultAdmissionPolicy,
  'admissionregistration.k8s.io/v1 ValidatingAdmissionPolicyBinding': defaultPolicyBinding,
  'admissionregistration.k8s.io/v1beta1 ValidatingAdmissionPolicy': defaultAdmissionPolicy,
  'admissionregistration.k8s.io/v1beta1 ValidatingAdmissionPolicyBinding': defaultPolicyBinding,
  'apps/v1 DaemonSet': defaultDaemonSet,
  'apps/v1 Deployment': defaultDeployment,
  'apps/v1 ReplicaSet': defaultReplicaSet,
  'apps/v1 StatefulSet': defaultStatefulSet,
  'autoscaling/v1 HorizontalPodAutoscaler': defaultAutoscalerV1,
  'autoscaling/v2 HorizontalPodAutoscaler': defaultAutoscaler,
  'apiextensions.k8s.io/v1 CustomResourceDefinition': defaultCustomResourceDefinition,
  'batch/v1 CronJob': defaultCronJob,
  'batch/v1 Job': defaultJob,
  'coordination.k8s.io/v1 Lease': nothing,
  'networking.k8s.io/v1 Ingress': nothing,
  'networking.k8s.io/v1 IngressClass': defaultIngressClass,
  'networking.k8s.io/v1 NetworkPolicy': defaultNetworkPolicy,
  'policy/v1 PodDisruptionBudget': nothing,
  'resource.k8s.io/v1 ResourceClaim': defaultResourceClaim,
  'resource.k8s.io/v1 ResourceClaimTemplate': defaultResourceClaimTemplate,
  'resource.k8s.io/v1beta1 ResourceClaim': defaultResourceClaimV1beta1,
  'resource.k8s.io/v1beta1 ResourceClaimTemplate': defaultResourceClaimTemplateV1beta1,
  'resource.k8s.io/v1beta2 ResourceClaim': defaultResourceClaim,
  'resource.k8s.io/v1beta2 ResourceClaimTemplate': defaultResourceClaimTemplate,
  'storage.k8s.io/v1 CSIDriver': defaultCsiDriver,
  'v1 LimitRange': defaultLimitRange,
  'v1 Namespace': defaultNamespace,
  'v1 Node': nothing,
  'v1 PersistentVolume': defaultPersistentVolume,
  'v1 PersistentVolumeClaim': defaultClaim,
  'v1 Pod': defaultPod,
  'v1 ReplicationController': defaultReplicationController,
  'v1 ResourceQuota': defaultResourceQuota,
  'v1 Service': defaultService,
};

const WITHOUT_SPEC: Record<string, Defaults> = {
  'admissionregistration.k8s.io/v1 MutatingWebhookConfiguration': defaultMutatingWebhooks,
  'admissionregistration.k8s.io/v1 ValidatingWebhookConfiguration': defaultWebhooks,
  'discovery.k8s.io/v1 EndpointSlice': defaultEndpointSlice,
  'rbac.authorization.k8s.io/v1 ClusterRoleBinding': defaultBinding,
  'rbac.authorization.k8s.io/v1 RoleBinding': defaultBinding,
  'scheduling.k8s.io/v1 PriorityClass': defaultPriorityClass,
  'storage.k8s.io/v1 StorageClass': defaultStorageClass,
  'v1 Endpoints': defaultEndpoints,
  'v1 PodTemplate': defaultPodTemplate,
  'v1 Secret': defaultSecret,
};

/** Groups of Kubernetes itself have no domain, or a name of its own; names below `k8s.io` may also be those of extensions. */
const BUILT_IN_DOMAINS = new Set([
  'admissionregistration', 'apiextensions', 'apiregistration', 'authentication', 'authorization', 'certificates', 'coordination',
  'discovery', 'events', 'flowcontrol.apiserver', 'internal.apiserver', 'networking', 'node', 'rbac.authorization', 'resource',
  'scheduling', 'storage', 'storagemigration',
]);

function isBuiltIn({ group }: GroupVersionKind): boolean {
  if (!group.includes('.')) return true;
  return group.endsWith('.k8s.io') && BUILT_IN_DOMAINS.has(group.slice(0, -'.k8s.io'.length));
}

/**
 * A decoded object with the values that the API server fills in before it validates: what
 * `SetDefaults_*` and the conversion to the internal version do in Kubernetes 1.36. Null fields are
 * gone (see `decodedCopy`), `metadata` is there, and so is `spec` for kinds that have one. What admission, allocators and
 * controllers add (cluster IPs, tolerations, a Job's selector: `prepareJob`) is not; neither is `status`, except for
 * phases that the defaults set. An object of a kind without defaults, a custom resource among them,
 * is only copied.
 *
 * The given object is not changed and shares nothing with the result.
 */
export function applyDefaults(object: KubeObject, gvk: GroupVersionKind): KubeObject {
  const key = `${apiVersionOf(gvk)} ${gvk.kind}`;
  const copy = isBuiltIn(gvk) ? decodedCopy(object) : structuredClone(object);
  copy.metadata ??= {};
  if (Object.hasOwn(WITH_SPEC, key)) {
    copy['spec'] ??= {};
    WITH_SPEC[key]!(copy);
  } else if (Object.hasOwn(WITHOUT_SPEC, key)) {
    WITHOUT_SPEC[key]!(copy);
  }
  return copy;
}
