/** The Kubernetes releases that manifests can be checked against, oldest first. */
export const KUBERNETES_VERSIONS = ['1.32', '1.33', '1.34', '1.35', '1.36'] as const;

export type KubernetesVersion = (typeof KUBERNETES_VERSIONS)[number];

/** The release taught, and the one to check against unless another is asked for. */
export const DEFAULT_KUBERNETES_VERSION: KubernetesVersion = '1.36';

/** Reads `1.36`, `v1.36` or `1.36.2`; `undefined` when the release is not one that is known. */
export function parseKubernetesVersion(text: string): KubernetesVersion | undefined {
  const match = /^v?(\d+\.\d+)(?:\.\d+)?$/.exec(text.trim());
  return KUBERNETES_VERSIONS.find((version) => version === match?.[1]);
}
