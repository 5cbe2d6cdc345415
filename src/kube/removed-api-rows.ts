/** APIs with the same history. */
export interface RemovedApiRow {
  kinds: readonly string[];
  apiVersions: readonly string[];
  deprecatedIn?: string;
  removedIn?: string;
  replacement?: { apiVersion: string; kind?: string; since?: string };
  instead?: string;
}

const ACCESS_REVIEWS = ['LocalSubjectAccessReview', 'SelfSubjectAccessReview', 'SelfSubjectRulesReview', 'SubjectAccessReview'];
const FLOW_CONTROL = ['FlowSchema', 'PriorityLevelConfiguration'];
const RBAC = ['ClusterRole', 'ClusterRoleBinding', 'Role', 'RoleBinding'];
const WEBHOOKS = ['MutatingWebhookConfiguration', 'ValidatingWebhookConfiguration'];
const POD_SECURITY = 'use Pod Security Admission (labels on the namespace, built in since 1.25) or a policy engine';

/**
 * Which release removed which API. From the presence of every creatable kind in the published API of
 * 1.15 to 1.36, and from the deprecation guide of the Kubernetes documentation.
 */
export const REMOVED_API_ROWS: readonly RemovedApiRow[] = [
  { kinds: ['Deployment'], apiVersions: ['extensions/v1beta1', 'apps/v1beta1', 'apps/v1beta2'], deprecatedIn: '1.9', removedIn: '1.16', replacement: { apiVersion: 'apps/v1', since: '1.9' } },
  { kinds: ['DaemonSet'], apiVersions: ['extensions/v1beta1', 'apps/v1beta2'], deprecatedIn: '1.9', removedIn: '1.16', replacement: { apiVersion: 'apps/v1', since: '1.9' } },
  { kinds: ['ReplicaSet'], apiVersions: ['extensions/v1beta1', 'apps/v1beta1', 'apps/v1beta2'], deprecatedIn: '1.9', removedIn: '1.16', replacement: { apiVersion: 'apps/v1', since: '1.9' } },
  { kinds: ['StatefulSet', 'ControllerRevision'], apiVersions: ['apps/v1beta1', 'apps/v1beta2'], deprecatedIn: '1.9', removedIn: '1.16', replacement: { apiVersion: 'apps/v1', since: '1.9' } },
  { kinds: ['DeploymentRollback'], apiVersions: ['extensions/v1beta1', 'apps/v1beta1'], deprecatedIn: '1.9', removedIn: '1.16', instead: 'use `kubectl rollout undo`' },
  { kinds: ['NetworkPolicy'], apiVersions: ['extensions/v1beta1'], deprecatedIn: '1.9', removedIn: '1.16', replacement: { apiVersion: 'networking.k8s.io/v1', since: '1.8' } },
  { kinds: ['PodSecurityPolicy'], apiVersions: ['extensions/v1beta1'], deprecatedIn: '1.10', removedIn: '1.16', instead: POD_SECURITY },
  { kinds: ['PodSecurityPolicy'], apiVersions: ['policy/v1beta1'], deprecatedIn: '1.21', removedIn: '1.25', instead: POD_SECURITY },
  { kinds: ['Ingress'], apiVersions: ['extensions/v1beta1'], deprecatedIn: '1.14', removedIn: '1.22', replacement: { apiVersion: 'networking.k8s.io/v1', since: '1.19' } },
  { kinds: ['Ingress', 'IngressClass'], apiVersions: ['networking.k8s.io/v1beta1'], deprecatedIn: '1.19', removedIn: '1.22', replacement: { apiVersion: 'networking.k8s.io/v1', since: '1.19' } },
  { kinds: ['CustomResourceDefinition'], apiVersions: ['apiextensions.k8s.io/v1beta1'], deprecatedIn: '1.16', removedIn: '1.22', replacement: { apiVersion: 'apiextensions.k8s.io/v1', since: '1.16' } },
  { kinds: WEBHOOKS, apiVersions: ['admissionregistration.k8s.io/v1beta1'], deprecatedIn: '1.16', removedIn: '1.22', replacement: { apiVersion: 'admissionregistration.k8s.io/v1', since: '1.16' } },
  { kinds: ['APIService'], apiVersions: ['apiregistration.k8s.io/v1beta1'], deprecatedIn: '1.10', removedIn: '1.22', replacement: { apiVersion: 'apiregistration.k8s.io/v1', since: '1.10' } },
  { kinds: ['TokenReview'], apiVersions: ['authentication.k8s.io/v1beta1'], deprecatedIn: '1.6', removedIn: '1.22', replacement: { apiVersion: 'authentication.k8s.io/v1', since: '1.6' } },
  { kinds: ACCESS_REVIEWS, apiVersions: ['authorization.k8s.io/v1beta1'], deprecatedIn: '1.6', removedIn: '1.22', replacement: { apiVersion: 'authorization.k8s.io/v1', since: '1.6' } },
  { kinds: ['CertificateSigningRequest'], apiVersions: ['certificates.k8s.io/v1beta1'], deprecatedIn: '1.19', removedIn: '1.22', replacement: { apiVersion: 'certificates.k8s.io/v1', since: '1.19' } },
  { kinds: ['Lease'], apiVersions: ['coordination.k8s.io/v1beta1'], deprecatedIn: '1.14', removedIn: '1.22', replacement: { apiVersion: 'coordination.k8s.io/v1', since: '1.14' } },
  { kinds: RBAC, apiVersions: ['rbac.authorization.k8s.io/v1beta1'], deprecatedIn: '1.17', removedIn: '1.22', replacement: { apiVersion: 'rbac.authorization.k8s.io/v1', since: '1.8' } },
  { kinds: RBAC, apiVersions: ['rbac.authorization.k8s.io/v1alpha1'], deprecatedIn: '1.17', removedIn: '1.23', replacement: { apiVersion: 'rbac.authorization.k8s.io/v1', since: '1.8' } },
  { kinds: ['PriorityClass'], apiVersions: ['scheduling.k8s.io/v1beta1'], deprecatedIn: '1.14', removedIn: '1.22', replacement: { apiVersion: 'scheduling.k8s.io/v1', since: '1.14' } },
  { kinds: ['PriorityClass'], apiVersions: ['scheduling.k8s.io/v1alpha1'], deprecatedIn: '1.14', removedIn: '1.23', replacement: { apiVersion: 'scheduling.k8s.io/v1', since: '1.14' } },
  { kinds: ['CSIDriver'], apiVersions: ['storage.k8s.io/v1beta1'], deprecatedIn: '1.19', removedIn: '1.22', replacement: { apiVersion: 'storage.k8s.io/v1', since: '1.19' } },
  { kinds: ['CSINode'], apiVersions: ['storage.k8s.io/v1beta1'], deprecatedIn: '1.17', removedIn: '1.22', replacement: { apiVersion: 'storage.k8s.io/v1', since: '1.17' } },
  { kinds: ['StorageClass'], apiVersions: ['storage.k8s.io/v1beta1'], deprecatedIn: '1.6', removedIn: '1.22', replacement: { apiVersion: 'storage.k8s.io/v1', since: '1.6' } },
  { kinds: ['VolumeAttachment'], apiVersions: ['storage.k8s.io/v1beta1'], deprecatedIn: '1.13', removedIn: '1.22', replacement: { apiVersion: 'storage.k8s.io/v1', since: '1.13' } },
  { kinds: ['VolumeAttachment'], apiVersions: ['storage.k8s.io/v1alpha1'], removedIn: '1.23', replacement: { apiVersion: 'storage.k8s.io/v1', since: '1.13' } },
  { kinds: ['CSIStorageCapacity'], apiVersions: ['storage.k8s.io/v1alpha1'], removedIn: '1.24', replacement: { apiVersion: 'storage.k8s.io/v1', since: '1.24' } },
  { kinds: ['CSIStorageCapacity'], apiVersions: ['storage.k8s.io/v1beta1'], deprecatedIn: '1.24', removedIn: '1.27', replacement: { apiVersion: 'storage.k8s.io/v1', since: '1.24' } },
  { kinds: ['VolumeAttributesClass'], apiVersions: ['storage.k8s.io/v1alpha1'], removedIn: '1.35', replacement: { apiVersion: 'storage.k8s.io/v1', since: '1.34' } },
  { kinds: ['RuntimeClass'], apiVersions: ['node.k8s.io/v1alpha1'], deprecatedIn: '1.20', removedIn: '1.24', replacement: { apiVersion: 'node.k8s.io/v1', since: '1.20' } },
  { kinds: ['RuntimeClass'], apiVersions: ['node.k8s.io/v1beta1'], deprecatedIn: '1.22', removedIn: '1.25', replacement: { apiVersion: 'node.k8s.io/v1', since: '1.20' } },
  { kinds: ['CronJob'], apiVersions: ['batch/v2alpha1'], removedIn: '1.21', replacement: { apiVersion: 'batch/v1', since: '1.21' } },
  { kinds: ['CronJob'], apiVersions: ['batch/v1beta1'], deprecatedIn: '1.21', removedIn: '1.25', replacement: { apiVersion: 'batch/v1', since: '1.21' } },
  { kinds: ['EndpointSlice'], apiVersions: ['discovery.k8s.io/v1alpha1'], deprecatedIn: '1.17', removedIn: '1.21', replacement: { apiVersion: 'discovery.k8s.io/v1', since: '1.21' } },
  { kinds: ['EndpointSlice'], apiVersions: ['discovery.k8s.io/v1beta1'], deprecatedIn: '1.21', removedIn: '1.25', replacement: { apiVersion: 'discovery.k8s.io/v1', since: '1.21' } },
  { kinds: ['Event'], apiVersions: ['events.k8s.io/v1beta1'], deprecatedIn: '1.19', removedIn: '1.25', replacement: { apiVersion: 'events.k8s.io/v1', since: '1.19' } },
  { kinds: ['HorizontalPodAutoscaler'], apiVersions: ['autoscaling/v2beta1'], deprecatedIn: '1.22', removedIn: '1.25', replacement: { apiVersion: 'autoscaling/v2', since: '1.23' } },
  { kinds: ['HorizontalPodAutoscaler'], apiVersions: ['autoscaling/v2beta2'], deprecatedIn: '1.23', removedIn: '1.26', replacement: { apiVersion: 'autoscaling/v2', since: '1.23' } },
  { kinds: ['PodDisruptionBudget'], apiVersions: ['policy/v1beta1'], deprecatedIn: '1.21', removedIn: '1.25', replacement: { apiVersion: 'policy/v1', since: '1.21' } },
  { kinds: FLOW_CONTROL, apiVersions: ['flowcontrol.apiserver.k8s.io/v1alpha1'], removedIn: '1.21', replacement: { apiVersion: 'flowcontrol.apiserver.k8s.io/v1', since: '1.29' } },
  { kinds: FLOW_CONTROL, apiVersions: ['flowcontrol.apiserver.k8s.io/v1beta1'], deprecatedIn: '1.23', removedIn: '1.26', replacement: { apiVersion: 'flowcontrol.apiserver.k8s.io/v1', since: '1.29' } },
  { kinds: FLOW_CONTROL, apiVersions: ['flowcontrol.apiserver.k8s.io/v1beta2'], deprecatedIn: '1.26', removedIn: '1.29', replacement: { apiVersion: 'flowcontrol.apiserver.k8s.io/v1', since: '1.29' } },
  { kinds: FLOW_CONTROL, apiVersions: ['flowcontrol.apiserver.k8s.io/v1beta3'], deprecatedIn: '1.29', removedIn: '1.32', replacement: { apiVersion: 'flowcontrol.apiserver.k8s.io/v1', since: '1.29' } },
  { kinds: ['AuditSink'], apiVersions: ['auditregistration.k8s.io/v1alpha1'], removedIn: '1.19', instead: 'configure an audit policy on the API server' },
  { kinds: ['PodPreset'], apiVersions: ['settings.k8s.io/v1alpha1'], removedIn: '1.20', instead: 'use a mutating admission webhook or policy' },
  { kinds: ['ClusterCIDR'], apiVersions: ['networking.k8s.io/v1alpha1'], removedIn: '1.29', instead: 'nothing built in takes its place' },
  { kinds: ['IPAddress', 'ServiceCIDR'], apiVersions: ['networking.k8s.io/v1alpha1'], removedIn: '1.31', replacement: { apiVersion: 'networking.k8s.io/v1', since: '1.33' } },
  { kinds: ['ResourceClaim', 'ResourceClaimTemplate'], apiVersions: ['resource.k8s.io/v1alpha1'], removedIn: '1.27', replacement: { apiVersion: 'resource.k8s.io/v1', since: '1.34' } },
  { kinds: ['ResourceClass'], apiVersions: ['resource.k8s.io/v1alpha1'], removedIn: '1.27', replacement: { apiVersion: 'resource.k8s.io/v1', kind: 'DeviceClass', since: '1.34' } },
  { kinds: ['ResourceClaim', 'ResourceClaimTemplate', 'ResourceSlice'], apiVersions: ['resource.k8s.io/v1alpha2'], removedIn: '1.31', replacement: { apiVersion: 'resource.k8s.io/v1', since: '1.34' } },
  { kinds: ['ResourceClass'], apiVersions: ['resource.k8s.io/v1alpha2'], removedIn: '1.31', replacement: { apiVersion: 'resource.k8s.io/v1', kind: 'DeviceClass', since: '1.34' } },
  { kinds: ['ResourceClaim', 'ResourceClaimTemplate', 'DeviceClass', 'ResourceSlice'], apiVersions: ['resource.k8s.io/v1alpha3'], removedIn: '1.34', replacement: { apiVersion: 'resource.k8s.io/v1', since: '1.34' } },
  { kinds: ['PodSchedulingContext'], apiVersions: ['resource.k8s.io/v1alpha3'], removedIn: '1.32', instead: 'nothing built in takes its place' },
  { kinds: ['ValidatingAdmissionPolicy', 'ValidatingAdmissionPolicyBinding'], apiVersions: ['admissionregistration.k8s.io/v1alpha1'], removedIn: '1.32', replacement: { apiVersion: 'admissionregistration.k8s.io/v1', since: '1.30' } },
  { kinds: ['ValidatingAdmissionPolicy', 'ValidatingAdmissionPolicyBinding'], apiVersions: ['admissionregistration.k8s.io/v1beta1'], removedIn: '1.34', replacement: { apiVersion: 'admissionregistration.k8s.io/v1', since: '1.30' } },
  { kinds: ['SelfSubjectReview'], apiVersions: ['authentication.k8s.io/v1alpha1'], removedIn: '1.32', replacement: { apiVersion: 'authentication.k8s.io/v1', since: '1.28' } },
  { kinds: ['SelfSubjectReview'], apiVersions: ['authentication.k8s.io/v1beta1'], removedIn: '1.33', replacement: { apiVersion: 'authentication.k8s.io/v1', since: '1.28' } },
  { kinds: ['LeaseCandidate'], apiVersions: ['coordination.k8s.io/v1alpha1'], removedIn: '1.32', replacement: { apiVersion: 'coordination.k8s.io/v1beta1', since: '1.33' } },
  { kinds: ['StorageVersionMigration'], apiVersions: ['storagemigration.k8s.io/v1alpha1'], removedIn: '1.35', replacement: { apiVersion: 'storagemigration.k8s.io/v1beta1', since: '1.35' } },
  { kinds: ['PodCertificateRequest'], apiVersions: ['certificates.k8s.io/v1alpha1'], removedIn: '1.35', replacement: { apiVersion: 'certificates.k8s.io/v1beta1', since: '1.35' } },
  { kinds: ['Workload'], apiVersions: ['scheduling.k8s.io/v1alpha1'], removedIn: '1.36', replacement: { apiVersion: 'scheduling.k8s.io/v1alpha2', since: '1.36' } },

  // Still served, but no longer to be used.
  { kinds: ['Endpoints'], apiVersions: ['v1'], deprecatedIn: '1.33', replacement: { apiVersion: 'discovery.k8s.io/v1', kind: 'EndpointSlice', since: '1.21' } },
  { kinds: ['ComponentStatus'], apiVersions: ['v1'], deprecatedIn: '1.19', instead: 'ask the health endpoints of the components (`kubectl get --raw=/readyz`)' },
];
