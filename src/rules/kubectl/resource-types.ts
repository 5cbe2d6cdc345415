/**
 * The resource types of a Kubernetes 1.36 API server: plural, kind and short names.
 * Rule: `kubectl api-resources` on a cluster without custom resources.
 */
const TYPES = `
bindings Binding
componentstatuses ComponentStatus cs
configmaps ConfigMap cm
endpoints Endpoints ep
events Event ev
limitranges LimitRange limits
namespaces Namespace ns
nodes Node no
persistentvolumeclaims PersistentVolumeClaim pvc
persistentvolumes PersistentVolume pv
pods Pod po
podtemplates PodTemplate
replicationcontrollers ReplicationController rc
resourcequotas ResourceQuota quota
secrets Secret
serviceaccounts ServiceAccount sa
services Service svc
mutatingadmissionpolicies MutatingAdmissionPolicy
mutatingadmissionpolicybindings MutatingAdmissionPolicyBinding
mutatingwebhookconfigurations MutatingWebhookConfiguration
validatingadmissionpolicies ValidatingAdmissionPolicy
validatingadmissionpolicybindings ValidatingAdmissionPolicyBinding
validatingwebhookconfigurations ValidatingWebhookConfiguration
customresourcedefinitions CustomResourceDefinition crd crds
apiservices APIService
controllerrevisions ControllerRevision
daemonsets DaemonSet ds
deployments Deployment deploy
replicasets ReplicaSet rs
statefulsets StatefulSet sts
selfsubjectreviews SelfSubjectReview
tokenreviews TokenReview
localsubjectaccessreviews LocalSubjectAccessReview
selfsubjectaccessreviews SelfSubjectAccessReview
selfsubjectrulesreviews SelfSubjectRulesReview
subjectaccessreviews SubjectAccessReview
horizontalpodautoscalers HorizontalPodAutoscaler hpa
cronjobs CronJob cj
jobs Job
certificatesigningrequests CertificateSigningRequest csr
leases Lease
endpointslices EndpointSlice
flowschemas FlowSchema
prioritylevelconfigurations PriorityLevelConfiguration
ingressclasses IngressClass
ingresses Ingress ing
ipaddresses IPAddress ip
networkpolicies NetworkPolicy netpol
servicecidrs ServiceCIDR
runtimeclasses RuntimeClass
poddisruptionbudgets PodDisruptionBudget pdb
clusterrolebindings ClusterRoleBinding
clusterroles ClusterRole
rolebindings RoleBinding
roles Role
deviceclasses DeviceClass
resourceclaims ResourceClaim
resourceclaimtemplates ResourceClaimTemplate
resourceslices ResourceSlice
priorityclasses PriorityClass pc
csidrivers CSIDriver
csinodes CSINode
csistoragecapacities CSIStorageCapacity
storageclasses StorageClass sc
volumeattachments VolumeAttachment
volumeattributesclasses VolumeAttributesClass vac`;

const byName = new Map<string, string>();
const byShortName = new Map<string, string>();
for (const row of TYPES.trim().split('\n')) {
  const [plural, kind, ...short] = row.split(' ') as [string, string, ...string[]];
  for (const name of [plural, kind.toLowerCase()]) byName.set(name, kind);
  for (const name of short) byShortName.set(name, kind);
}

/** Every name that kubectl takes for a built-in type: plurals, singulars and short names. */
export const TYPE_NAMES: readonly string[] = [...byName.keys(), ...byShortName.keys()];

/**
 * The kind that a type on kubectl's command line means: `deploy`, `deployments`, `Deployment`,
 * `deployments.apps`, `deployments.v1.apps`; undefined when it is no built-in one.
 * Rule: the mapper of `k8s.io/apimachinery` does not mind upper case, its short names do (`DEPLOY` is no type).
 */
export function kindOfType(type: string): string | undefined {
  const name = type.split('.', 1)[0]!;
  return byName.get(name.toLowerCase()) ?? byShortName.get(name);
}
