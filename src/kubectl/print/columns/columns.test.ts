import { describe, expect, it } from 'vitest';
import { tableOf } from './index.ts';

/** The tables of a 1.36 API server, as its answers named them: kind, columns, a star where only `-o wide` shows them. */
const RECORDED = `
ComponentStatus: Name|Status|Message|Error
ConfigMap: Name|Data|Age
Endpoints: Name|Endpoints|Age
Event: Last Seen|Type|Reason|Object|Subobject*|Source*|Message|First Seen*|Count*|Name*
LimitRange: Name|Created At
Namespace: Name|Status|Age
Node: Name|Status|Roles|Age|Version|Internal-IP*|External-IP*|OS-Image*|Kernel-Version*|Container-Runtime*
PersistentVolumeClaim: Name|Status|Volume|Capacity|Access Modes|StorageClass|VolumeAttributesClass|Age|VolumeMode*
PersistentVolume: Name|Capacity|Access Modes|Reclaim Policy|Status|Claim|StorageClass|VolumeAttributesClass|Reason|Age|VolumeMode*
Pod: Name|Ready|Status|Restarts|Age|IP*|Node*|Nominated Node*|Readiness Gates*
PodTemplate: Name|Containers|Images|Pod Labels
ReplicationController: Name|Desired|Current|Ready|Age|Containers*|Images*|Selector*
ResourceQuota: Name|Request|Limit|Age
Secret: Name|Type|Data|Age
ServiceAccount: Name|Age
Service: Name|Type|Cluster-IP|External-IP|Port(s)|Age|Selector*
apiregistration.k8s.io/APIService: Name|Service|Available|Age
apps/ControllerRevision: Name|Controller|Revision|Age
apps/DaemonSet: Name|Desired|Current|Ready|Up-to-date|Available|Node Selector|Age|Containers*|Images*|Selector*
apps/Deployment: Name|Ready|Up-to-date|Available|Age|Containers*|Images*|Selector*
apps/ReplicaSet: Name|Desired|Current|Ready|Age|Containers*|Images*|Selector*
apps/StatefulSet: Name|Ready|Age|Containers*|Images*
events.k8s.io/Event: Last Seen|Type|Reason|Object|Subobject*|Source*|Message|First Seen*|Count*|Name*
autoscaling/HorizontalPodAutoscaler: Name|Reference|Targets|MinPods|MaxPods|Replicas|Age
batch/CronJob: Name|Schedule|Timezone|Suspend|Active|Last Schedule|Age|Containers*|Images*|Selector*
batch/Job: Name|Status|Completions|Duration|Age|Containers*|Images*|Selector*
certificates.k8s.io/CertificateSigningRequest: Name|Age|SignerName|Requestor|RequestedDuration|Condition
networking.k8s.io/IngressClass: Name|Controller|Parameters|Age
networking.k8s.io/Ingress: Name|Class|Hosts|Address|Ports|Age
networking.k8s.io/IPAddress: Name|ParentRef
networking.k8s.io/NetworkPolicy: Name|Pod-Selector|Age
networking.k8s.io/ServiceCIDR: Name|CIDRs|Age
policy/PodDisruptionBudget: Name|Min Available|Max Unavailable|Allowed Disruptions|Age
rbac.authorization.k8s.io/ClusterRoleBinding: Name|Role|Age|Users*|Groups*|ServiceAccounts*
rbac.authorization.k8s.io/ClusterRole: Name|Created At
rbac.authorization.k8s.io/RoleBinding: Name|Role|Age|Users*|Groups*|ServiceAccounts*
rbac.authorization.k8s.io/Role: Name|Created At
storage.k8s.io/CSIDriver: Name|AttachRequired|PodInfoOnMount|StorageCapacity|TokenRequests|RequiresRepublish|Modes|Age
storage.k8s.io/CSINode: Name|Drivers|Age
storage.k8s.io/CSIStorageCapacity: Name|Created At
storage.k8s.io/StorageClass: Name|Provisioner|ReclaimPolicy|VolumeBindingMode|AllowVolumeExpansion|Age
storage.k8s.io/VolumeAttachment: Name|Attacher|PV|Node|Attached|Age
storage.k8s.io/VolumeAttributesClass: Name|DriverName|Age
admissionregistration.k8s.io/MutatingAdmissionPolicy: Name|Mutations|ParamKind|Age
admissionregistration.k8s.io/MutatingAdmissionPolicyBinding: Name|PolicyName|ParamRef|Age
admissionregistration.k8s.io/MutatingWebhookConfiguration: Name|Webhooks|Age
admissionregistration.k8s.io/ValidatingAdmissionPolicy: Name|Validations|ParamKind|Age
admissionregistration.k8s.io/ValidatingAdmissionPolicyBinding: Name|PolicyName|ParamRef|Age
admissionregistration.k8s.io/ValidatingWebhookConfiguration: Name|Webhooks|Age
apiextensions.k8s.io/CustomResourceDefinition: Name|Created At
scheduling.k8s.io/PriorityClass: Name|Value|Global-Default|Age|PreemptionPolicy
coordination.k8s.io/Lease: Name|Holder|Age
node.k8s.io/RuntimeClass: Name|Handler|Age
discovery.k8s.io/EndpointSlice: Name|AddressType|Ports|Endpoints|Age
resource.k8s.io/DeviceClass: Name|Age
resource.k8s.io/ResourceClaim: Name|State|Age
resource.k8s.io/ResourceClaimTemplate: Name|Age
resource.k8s.io/ResourceSlice: Name|Node|Driver|Pool|Age
flowcontrol.apiserver.k8s.io/FlowSchema: Name|PriorityLevel|MatchingPrecedence|DistinguisherMethod|Age|MissingPL
flowcontrol.apiserver.k8s.io/PriorityLevelConfiguration: Name|Type|NominalConcurrencyShares|Queues|HandSize|QueueLengthLimit|Age
`.trim().split('\n').map((line) => line.split(': ') as [string, string]);

describe('columns are those of the server', () => {
  it.each(RECORDED)('%s', (key, columns) => {
    const [kind = '', group = ''] = key.split('/').toReversed();
    expect(tableOf(group, kind).columns).toBe(columns);
  });
});

it.each(RECORDED)('%s has a cell for each column that is no name and no age', (key, columns) => {
  const [kind = '', group = ''] = key.split('/').toReversed();
  const own = columns.split('|').filter((column) => !/^(?:Name|Age|Created At)\*?$/.test(column));
  expect(tableOf(group, kind).cells({ metadata: { name: 'x' } }, { now: 0 })).toHaveLength(own.length);
});
