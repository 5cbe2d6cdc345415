import type { ApiResource } from './api-resource.ts';

/**
 * What a fresh Kubernetes 1.36 API server serves, group by group in the order of discovery, the preferred version
 * of a group first. A row: plural, kind, scope (`n` namespaced, `c` cluster; then `c` for what can only be created,
 * `r` only read, `o` only deleted one by one), short names, categories, subresources.
 * Rule: `kubectl api-resources -o wide`; the order of groups is that of `apiServicePriorities` of the control plane,
 * the subresources are those of the published API description.
 */
const TABLE = `
= v1
bindings Binding nc
componentstatuses ComponentStatus cr cs
configmaps ConfigMap n cm
endpoints Endpoints n ep
events Event n ev
limitranges LimitRange n limits
namespaces Namespace co ns - finalize,status
nodes Node c no - proxy,status
persistentvolumeclaims PersistentVolumeClaim n pvc - status
persistentvolumes PersistentVolume c pv - status
pods Pod n po all attach,binding,ephemeralcontainers,eviction,exec,log,portforward,proxy,resize,status
podtemplates PodTemplate n
replicationcontrollers ReplicationController n rc all scale,status
resourcequotas ResourceQuota n quota - status
secrets Secret n
serviceaccounts ServiceAccount n sa - token
services Service n svc all proxy,status
= apiregistration.k8s.io/v1
apiservices APIService c - api-extensions status
= apps/v1
controllerrevisions ControllerRevision n
daemonsets DaemonSet n ds all status
deployments Deployment n deploy all scale,status
replicasets ReplicaSet n rs all scale,status
statefulsets StatefulSet n sts all scale,status
= events.k8s.io/v1
events Event n ev
= authentication.k8s.io/v1
selfsubjectreviews SelfSubjectReview cc
tokenreviews TokenReview cc
= authorization.k8s.io/v1
localsubjectaccessreviews LocalSubjectAccessReview nc
selfsubjectaccessreviews SelfSubjectAccessReview cc
selfsubjectrulesreviews SelfSubjectRulesReview cc
subjectaccessreviews SubjectAccessReview cc
= autoscaling/v2
horizontalpodautoscalers HorizontalPodAutoscaler n hpa all status
= autoscaling/v1
horizontalpodautoscalers HorizontalPodAutoscaler n hpa all status
= batch/v1
cronjobs CronJob n cj all status
jobs Job n - all status
= certificates.k8s.io/v1
certificatesigningrequests CertificateSigningRequest c csr - approval,status
= networking.k8s.io/v1
ingressclasses IngressClass c
ingresses Ingress n ing - status
ipaddresses IPAddress c ip
networkpolicies NetworkPolicy n netpol
servicecidrs ServiceCIDR c - - status
= policy/v1
poddisruptionbudgets PodDisruptionBudget n pdb - status
= rbac.authorization.k8s.io/v1
clusterrolebindings ClusterRoleBinding c
clusterroles ClusterRole c
rolebindings RoleBinding n
roles Role n
= storage.k8s.io/v1
csidrivers CSIDriver c
csinodes CSINode c
csistoragecapacities CSIStorageCapacity n
storageclasses StorageClass c sc
volumeattachments VolumeAttachment c - - status
volumeattributesclasses VolumeAttributesClass c vac
= admissionregistration.k8s.io/v1
mutatingadmissionpolicies MutatingAdmissionPolicy c - api-extensions
mutatingadmissionpolicybindings MutatingAdmissionPolicyBinding c - api-extensions
mutatingwebhookconfigurations MutatingWebhookConfiguration c - api-extensions
validatingadmissionpolicies ValidatingAdmissionPolicy c - api-extensions status
validatingadmissionpolicybindings ValidatingAdmissionPolicyBinding c - api-extensions
validatingwebhookconfigurations ValidatingWebhookConfiguration c - api-extensions
= apiextensions.k8s.io/v1
customresourcedefinitions CustomResourceDefinition c crd,crds api-extensions status
= scheduling.k8s.io/v1
priorityclasses PriorityClass c pc
= coordination.k8s.io/v1
leases Lease n
= node.k8s.io/v1
runtimeclasses RuntimeClass c
= discovery.k8s.io/v1
endpointslices EndpointSlice n
= flowcontrol.apiserver.k8s.io/v1
flowschemas FlowSchema c - - status
prioritylevelconfigurations PriorityLevelConfiguration c - - status
= resource.k8s.io/v1
deviceclasses DeviceClass c
resourceclaims ResourceClaim n - - status
resourceclaimtemplates ResourceClaimTemplate n
resourceslices ResourceSlice c`;

const EVERY_VERB = 'create,delete,deletecollection,get,list,patch,update,watch'.split(',');
const VERBS: Readonly<Record<string, readonly string[]>> = {
  '': EVERY_VERB, c: ['create'], r: ['get', 'list'], o: EVERY_VERB.filter((verb) => verb !== 'deletecollection'),
};

/** The resources of a server without custom resources, in the order of discovery. */
export const BUILT_IN_RESOURCES: readonly ApiResource[] = TABLE.trim().split(/^= /m).slice(1).flatMap((section) => {
  const [groupVersion = '', ...rows] = section.trim().split('\n');
  const slash = groupVersion.indexOf('/');
  const group = slash < 0 ? '' : groupVersion.slice(0, slash);
  return rows.map((row) => builtIn(group, groupVersion.slice(slash + 1), row));
});

function builtIn(group: string, version: string, row: string): ApiResource {
  const [plural = '', kind = '', scope = '', ...lists] = row.split(' ');
  const [shortNames, categories, subresources] = [0, 1, 2].map((index) => listOf(lists[index])) as [string[], string[], string[]];
  return {
    group, version, kind, plural, singular: kind.toLowerCase(), shortNames, categories,
    namespaced: scope.startsWith('n'), verbs: VERBS[scope.slice(1)]!, subresources,
  };
}

function listOf(text = '-'): string[] {
  return text === '-' ? [] : text.split(',');
}
