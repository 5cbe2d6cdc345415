import { KUBERNETES_VERSIONS, type KubernetesVersion } from '../../version.ts';
import type { ValidationOptions } from '../kind-rule.ts';

function isSince(version: KubernetesVersion, first: KubernetesVersion): boolean {
  return KUBERNETES_VERSIONS.indexOf(version) >= KUBERNETES_VERSIONS.indexOf(first);
}

/** A Service's name may begin with a digit. Feature gate `RelaxedServiceNameValidation`, on since 1.36. */
export function serviceNamesAreRelaxed({ version }: ValidationOptions): boolean {
  return isSince(version, '1.36');
}

/** Ambiguous addresses are refused. Feature gate `StrictIPCIDRValidation`, on since 1.36. */
export function addressesAreStrict({ version }: ValidationOptions): boolean {
  return isSince(version, '1.36');
}

/** Traffic can prefer its zone or node by name. Feature gate `PreferSameTrafficDistribution`, on since 1.34. */
export function hasSameZoneTraffic({ version }: ValidationOptions): boolean {
  return isSince(version, '1.34');
}
