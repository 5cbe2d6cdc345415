/**
 * Configuration files that look like Kubernetes objects (`apiVersion` and `kind`) but are read by a
 * tool or a component from disk, so that no API server knows them.
 */
const CONFIG_GROUPS: ReadonlySet<string> = new Set([
  'apiserver.config.k8s.io',
  'apiserver.k8s.io',
  'audit.k8s.io',
  'client.authentication.k8s.io',
  'config.k8s.io',
  'config.kubernetes.io',
  'controlplane.config.k8s.io',
  'credentialprovider.kubelet.k8s.io',
  'ctlptl.dev',
  'dev.okteto.com',
  'eksctl.io',
  'k0s.k0sproject.io',
  'k0sctl.k0sproject.io',
  'k3d.io',
  'kind.sigs.k8s.io',
  'kind.x-k8s.io',
  'krew.googlecontainertools.github.com',
  'kube-controller-manager.config.k8s.io',
  'kubeadm.k8s.io',
  'kubectl.config.k8s.io',
  'kubelet.config.k8s.io',
  'kubeproxy.config.k8s.io',
  'kubescheduler.config.k8s.io',
  'kudo.dev',
  'kuttl.dev',
  'kustomize.config.k8s.io',
  'pod-security.admission.config.k8s.io',
  'resourcequota.admission.k8s.io',
  'skaffold',
  'testing.kyverno.io',
]);

/** Kinds of the core group that are files of kubectl, or what the server answers with: nothing that is created. */
const CORE_FILES: ReadonlySet<string> = new Set(['Config', 'Preference', 'Kustomization', 'Status', 'APIVersions', 'APIResourceList', 'APIGroup', 'APIGroupList', 'WatchEvent', 'DeleteOptions']);

/** Groups of measurements and tables, which the server works out when it is asked. */
const READ_ONLY = /^(?:meta\.k8s\.io|(?:custom\.|external\.)?metrics\.k8s\.io)\//;

/** What is sent to a subresource (`pods/eviction`, `deployments/scale`), not to a collection. */
const SUBRESOURCES: ReadonlySet<string> = new Set(['policy/v1 Eviction', 'policy/v1beta1 Eviction', 'autoscaling/v1 Scale', 'authentication.k8s.io/v1 TokenRequest']);

/** Groups whose objects go between the server and a webhook, and are never stored: reviews. */
const REVIEWS = /^(?:admission\.k8s\.io|apiextensions\.k8s\.io|imagepolicy\.k8s\.io|authentication\.k8s\.io|authorization\.k8s\.io)\//;

/** The `apiVersion` and `kind` belong to a file of a tool, not to an object of the API. */
export function isToolFile(apiVersion: string, kind: string): boolean {
  const slash = apiVersion.lastIndexOf('/');
  if ((REVIEWS.test(apiVersion) && kind.endsWith('Review')) || READ_ONLY.test(apiVersion) || SUBRESOURCES.has(`${apiVersion} ${kind}`)) return true;
  if (slash < 0) return CORE_FILES.has(kind);
  return CONFIG_GROUPS.has(apiVersion.slice(0, slash));
}
