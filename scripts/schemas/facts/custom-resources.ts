/** The projects whose custom resources are bundled, as packages of `@kubernetes-models`. */
export const CUSTOM_RESOURCE_PROJECTS: readonly string[] = [
  'argo-cd',
  'argo-rollouts',
  'cert-manager',
  'gateway-api',
  'keda',
  'prometheus-operator',
];

/** Types that look like kinds in a package, but that no CustomResourceDefinition defines. */
export const NO_KINDS: readonly string[] = ['EmbeddedPersistentVolumeClaim', 'WithTriggers'];

/** Kinds that are the same for every namespace; all others live in one. */
export const CLUSTER_SCOPED: readonly string[] = [
  'AWSPCAClusterIssuer',
  'Bundle',
  'CertificateRequestPolicy',
  'ClusterAnalysisTemplate',
  'ClusterBundle',
  'ClusterCloudEventSource',
  'ClusterIssuer',
  'ClusterTriggerAuthentication',
  'GatewayClass',
  'XMesh',
];

/** Plural names that are not the lower-case kind with `s`, `es` or `ies`. */
export const PLURALS: Record<string, string> = { Gateway: 'gateways' };
