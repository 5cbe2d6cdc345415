import type { KubeObject } from '../../kube/object.ts';

const GROUP = 'rbac.authorization.k8s.io';

/** Sets of verbs that come up again and again. */
const VERBS: Readonly<Record<string, string>> = {
  read: 'get,list,watch',
  write: 'create,delete,deletecollection,patch,update',
  all: 'create,delete,deletecollection,get,list,patch,update,watch',
  report: 'create,patch,update',
};

/**
 * The roles that every cluster has, but for those of its controllers: a line with the name, the role that gathers it
 * behind `>`, and the roles that it gathers behind `<`; then its rules: verbs, groups (`core` is the one without a name),
 * resources, and names behind `=`. A rule that begins with `/` is for paths.
 * Rule: https://kubernetes.io/docs/reference/access-authn-authz/rbac/#default-roles-and-role-bindings
 */
const ROLES = `
cluster-admin
 * * *
 * /*
admin <admin
edit >admin <edit
view >edit <view
system:aggregate-to-admin >admin
 create authorization.k8s.io localsubjectaccessreviews
 all rbac.authorization.k8s.io rolebindings,roles
system:aggregate-to-edit >edit
 read core pods/attach,pods/exec,pods/portforward,pods/proxy,secrets,services/proxy
 impersonate core serviceaccounts
 write core pods,pods/attach,pods/exec,pods/portforward,pods/proxy
 create core pods/eviction
 write core configmaps,events,persistentvolumeclaims,replicationcontrollers,replicationcontrollers/scale,secrets,serviceaccounts,services,services/proxy
 create core serviceaccounts/token
 write apps daemonsets,deployments,deployments/rollback,deployments/scale,replicasets,replicasets/scale,statefulsets,statefulsets/scale
 write autoscaling horizontalpodautoscalers
 write batch cronjobs,jobs
 write extensions daemonsets,deployments,deployments/rollback,deployments/scale,ingresses,networkpolicies,replicasets,replicasets/scale,replicationcontrollers/scale
 write policy poddisruptionbudgets
 write networking.k8s.io ingresses,networkpolicies
 all coordination.k8s.io leases
 write resource.k8s.io resourceclaims,resourceclaimtemplates
system:aggregate-to-view >view
 read core configmaps,endpoints,persistentvolumeclaims,persistentvolumeclaims/status,pods,replicationcontrollers,replicationcontrollers/scale,serviceaccounts,services,services/status
 read core bindings,events,limitranges,namespaces/status,pods/log,pods/status,replicationcontrollers/status,resourcequotas,resourcequotas/status
 read core namespaces
 read discovery.k8s.io endpointslices
 read apps controllerrevisions,daemonsets,daemonsets/status,deployments,deployments/scale,deployments/status,replicasets,replicasets/scale,replicasets/status,statefulsets,statefulsets/scale,statefulsets/status
 read autoscaling horizontalpodautoscalers,horizontalpodautoscalers/status
 read batch cronjobs,cronjobs/status,jobs,jobs/status
 read events.k8s.io events
 read extensions daemonsets,daemonsets/status,deployments,deployments/scale,deployments/status,ingresses,ingresses/status,networkpolicies,replicasets,replicasets/scale,replicasets/status,replicationcontrollers/scale
 read policy poddisruptionbudgets,poddisruptionbudgets/status
 read networking.k8s.io ingresses,ingresses/status,networkpolicies
 read resource.k8s.io resourceclaims,resourceclaims/status,resourceclaimtemplates
system:auth-delegator
 create authentication.k8s.io tokenreviews
 create authorization.k8s.io subjectaccessreviews
system:basic-user
 create authorization.k8s.io selfsubjectaccessreviews,selfsubjectrulesreviews
 create authentication.k8s.io selfsubjectreviews
system:certificates.k8s.io:certificatesigningrequests:nodeclient
 create certificates.k8s.io certificatesigningrequests/nodeclient
system:certificates.k8s.io:certificatesigningrequests:selfnodeclient
 create certificates.k8s.io certificatesigningrequests/selfnodeclient
system:certificates.k8s.io:kube-apiserver-client-approver
 approve certificates.k8s.io signers=kubernetes.io/kube-apiserver-client
system:certificates.k8s.io:kube-apiserver-client-kubelet-approver
 approve certificates.k8s.io signers=kubernetes.io/kube-apiserver-client-kubelet
system:certificates.k8s.io:kubelet-serving-approver
 approve certificates.k8s.io signers=kubernetes.io/kubelet-serving
system:certificates.k8s.io:legacy-unknown-approver
 approve certificates.k8s.io signers=kubernetes.io/legacy-unknown
system:discovery
 get /api,/api/*,/apis,/apis/*,/healthz,/livez,/openapi,/openapi/*,/readyz,/version,/version/
system:kube-aggregator
 read core endpoints,services
system:kube-dns
 list,watch core endpoints,services
system:kubelet-api-admin
 read core nodes
 proxy core nodes
 * core nodes/log,nodes/metrics,nodes/proxy,nodes/stats
system:monitoring
 get /healthz,/healthz/*,/livez,/livez/*,/metrics,/metrics/slis,/readyz,/readyz/*
system:node-bootstrapper
 create,get,list,watch certificates.k8s.io certificatesigningrequests
system:node-problem-detector
 get core nodes
 patch core nodes/status
 report core,events.k8s.io events
system:node-proxier
 list,watch core endpoints,services
 read core nodes
 report core,events.k8s.io events
 list,watch discovery.k8s.io endpointslices
system:persistent-volume-provisioner
 create,delete,get,list,watch core persistentvolumes
 get,list,update,watch core persistentvolumeclaims
 read storage.k8s.io storageclasses
 watch core events
 report core,events.k8s.io events
system:public-info-viewer
 get /healthz,/livez,/readyz,/version,/version/
system:service-account-issuer-discovery
 get /.well-known/openid-configuration,/.well-known/openid-configuration/,/openid/v1/jwks,/openid/v1/jwks/
system:volume-scheduler
 get,list,patch,update,watch core persistentvolumes
 read storage.k8s.io storageclasses
 get,list,patch,update,watch core persistentvolumeclaims
`;

/** Which group has which role from the start. */
const BINDINGS: readonly (readonly [role: string, ...groups: string[]])[] = [
  ['cluster-admin', 'system:masters'],
  ['system:discovery', 'system:authenticated'],
  ['system:basic-user', 'system:authenticated'],
  ['system:public-info-viewer', 'system:authenticated', 'system:unauthenticated'],
  ['system:monitoring', 'system:monitoring'],
  ['system:service-account-issuer-discovery', 'system:serviceaccounts'],
];

const ANNOTATIONS = { 'rbac.authorization.kubernetes.io/autoupdate': 'true' };
const LABELS = { 'kubernetes.io/bootstrapping': 'rbac-defaults' };
const aggregate = (to: string): Record<string, string> => ({ [`${GROUP}/aggregate-to-${to}`]: 'true' });

function role(head: string, rules: readonly string[]): KubeObject {
  const [name, ...marks] = head.split(' ') as [string, ...string[]];
  const of = (sign: string): string[] => marks.filter((mark) => mark.startsWith(sign)).map((mark) => mark.slice(1));
  const selectors = of('<').map((to) => ({ matchLabels: aggregate(to) }));
  const [gatherer] = of('>');
  const labels = { ...LABELS, ...(gatherer === undefined ? {} : aggregate(gatherer)) };
  return {
    ...(selectors.length === 0 ? {} : { aggregationRule: { clusterRoleSelectors: selectors } }),
    apiVersion: `${GROUP}/v1`, kind: 'ClusterRole',
    metadata: { annotations: ANNOTATIONS, labels, name },
    rules: rules.map(rule),
  };
}

function rule(line: string): unknown {
  const [said, groups, resources] = line.trim().split(' ') as [string, string, string?];
  const verbs = (VERBS[said] ?? said).split(',');
  if (resources === undefined) return { nonResourceURLs: groups === '/*' ? ['*'] : groups.split(','), verbs };
  const [plurals, name] = resources.split('=') as [string, string?];
  return {
    apiGroups: groups.split(',').map((group) => (group === 'core' ? '' : group)),
    ...(name === undefined ? {} : { resourceNames: [name] }),
    resources: plurals.split(','), verbs,
  };
}

function binding([name, ...groups]: readonly [string, ...string[]]): KubeObject {
  return {
    apiVersion: `${GROUP}/v1`, kind: 'ClusterRoleBinding',
    metadata: { annotations: ANNOTATIONS, labels: LABELS, name },
    roleRef: { apiGroup: GROUP, kind: 'ClusterRole', name },
    subjects: groups.map((group) => ({ apiGroup: GROUP, kind: 'Group', name: group })),
  };
}

/** The roles and bindings of a fresh cluster. Those that gather others get their rules from a controller. */
export function clusterRoles(): [resource: string, object: KubeObject][] {
  const roles = ROLES.trim().split(/\n(?! )/).map((text) => text.split('\n') as [string, ...string[]]);
  return [
    ...roles.map(([head, ...rules]): [string, KubeObject] => [`clusterroles.${GROUP}`, role(head, rules)]),
    ...BINDINGS.map((one): [string, KubeObject] => [`clusterrolebindings.${GROUP}`, binding(one)]),
  ];
}
