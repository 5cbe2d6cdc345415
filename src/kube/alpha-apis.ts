import { apiVersionOf, type GroupVersionKind } from './gvk.ts';
import { isReleaseBefore } from './removed-apis.ts';

interface AlphaRow {
  apiVersion: string;
  kinds: readonly string[];
  /** The first release that has it, where that is later than 1.32. */
  since?: string;
  /** The first release without it. */
  until?: string;
}

/**
 * The alphas that the published API of 1.32 to 1.36 has. A server serves them only where its
 * administrator switched them on, so that the schemas leave them out.
 */
const ALPHAS: readonly AlphaRow[] = [
  { apiVersion: 'admissionregistration.k8s.io/v1alpha1', kinds: ['MutatingAdmissionPolicy', 'MutatingAdmissionPolicyBinding'] },
  { apiVersion: 'certificates.k8s.io/v1alpha1', kinds: ['ClusterTrustBundle'] },
  { apiVersion: 'certificates.k8s.io/v1alpha1', kinds: ['PodCertificateRequest'], since: '1.34', until: '1.35' },
  { apiVersion: 'coordination.k8s.io/v1alpha2', kinds: ['LeaseCandidate'] },
  { apiVersion: 'internal.apiserver.k8s.io/v1alpha1', kinds: ['StorageVersion'] },
  { apiVersion: 'resource.k8s.io/v1alpha3', kinds: ['DeviceClass', 'ResourceClaim', 'ResourceClaimTemplate', 'ResourceSlice'], until: '1.34' },
  { apiVersion: 'resource.k8s.io/v1alpha3', kinds: ['DeviceTaintRule'], since: '1.33' },
  { apiVersion: 'resource.k8s.io/v1alpha3', kinds: ['ResourcePoolStatusRequest'], since: '1.36' },
  { apiVersion: 'scheduling.k8s.io/v1alpha1', kinds: ['Workload'], since: '1.35', until: '1.36' },
  { apiVersion: 'scheduling.k8s.io/v1alpha2', kinds: ['PodGroup', 'Workload'], since: '1.36' },
  { apiVersion: 'storage.k8s.io/v1alpha1', kinds: ['VolumeAttributesClass'], until: '1.35' },
  { apiVersion: 'storagemigration.k8s.io/v1alpha1', kinds: ['StorageVersionMigration'], until: '1.35' },
];

/** Whether a release has this kind as an alpha, behind switches. */
export function isAlphaApi(release: string, gvk: GroupVersionKind): boolean {
  const apiVersion = apiVersionOf(gvk);
  return ALPHAS.some(
    (row) =>
      row.apiVersion === apiVersion &&
      row.kinds.includes(gvk.kind) &&
      (row.since === undefined || !isReleaseBefore(release, row.since)) &&
      (row.until === undefined || isReleaseBefore(release, row.until)),
  );
}
