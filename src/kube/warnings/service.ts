import { items, type Decoded, type KubeObject } from '../object.ts';
import { isReleaseBefore } from '../removed-apis.ts';
import { Path } from '../validation/path.ts';
import { cidrWarnings, ipWarnings } from './addresses.ts';
import { hasEntry, warnAt, type ObjectWarning, type WarningOptions } from './warning.ts';

const TOPOLOGY_HINTS = 'service.kubernetes.io/topology-aware-hints';
const spec = Path.root('spec');

/** A remark that begins with the field and has no colon behind it. */
function remark(field: string, text: string, shown = field): ObjectWarning {
  return { path: spec.child(field), message: `spec.${shown} ${text}` };
}

/** Rule: `GetWarningsForService` in `pkg/api/service/warnings.go`. */
export function serviceWarnings(service: KubeObject, options: WarningOptions): ObjectWarning[] {
  const warnings: ObjectWarning[] = [];
  if (hasEntry(service.metadata?.annotations, TOPOLOGY_HINTS)) {
    const path = Path.root('metadata').child('annotations').key(TOPOLOGY_HINTS);
    warnings.push({ path, message: `annotation ${TOPOLOGY_HINTS} is deprecated, please use service.kubernetes.io/topology-mode instead` });
  }
  return [...warnings, ...addressWarnings(service['spec'], options), ...ignoredFieldWarnings(service['spec'], options), ...trafficWarnings(service['spec'], options)];
}

function isHeadless(service: Decoded): boolean {
  return service.type === 'ClusterIP' && service.clusterIP === 'None';
}

function addressWarnings(service: Decoded, options: WarningOptions): ObjectWarning[] {
  const hasClusterIp = service.clusterIP && service.clusterIP !== 'None' && service.type !== 'ExternalName';
  const clusterIps = items(service.clusterIPs).length > 0 ? items(service.clusterIPs) : [service.clusterIP];
  return [
    ...(hasClusterIp ? clusterIps.flatMap((address, index) => ipWarnings(spec.child('clusterIPs').index(index), address, options)) : []),
    ...items(service.externalIPs).flatMap((address, index) => ipWarnings(spec.child('externalIPs').index(index), address, options)),
    ...ipWarnings(spec.child('loadBalancerIP'), service.loadBalancerIP ?? '', options),
    ...items(service.loadBalancerSourceRanges).flatMap((range, index) => cidrWarnings(spec.child('loadBalancerSourceRanges').index(index), range, options)),
  ];
}

function ignoredFieldWarnings(service: Decoded, { version }: WarningOptions): ObjectWarning[] {
  const warnings: ObjectWarning[] = [];
  const hasExternalIps = items(service.externalIPs).length > 0;
  const isExternalName = service.type === 'ExternalName';
  if (isHeadless(service)) {
    const ignored = 'is ignored for headless services';
    if (service.loadBalancerIP) warnings.push(remark('loadBalancerIP', ignored));
    if (hasExternalIps) warnings.push(remark('externalIPs', ignored));
    if (service.sessionAffinity !== 'None') warnings.push(remark('sessionAffinity', ignored, 'SessionAffinity'));
  } else if (hasExternalIps && !isExternalName && !isReleaseBefore(version, '1.36')) {
    warnings.push(remark('externalIPs', 'is deprecated and may no longer be implemented in some clusters'));
  }
  if (isExternalName && hasExternalIps) warnings.push(remark('externalIPs', 'is ignored when spec.type is "ExternalName"'));
  if (!isExternalName && service.externalName) warnings.push(remark('externalName', 'is ignored when spec.type is not "ExternalName"'));
  return warnings;
}

function trafficWarnings(service: Decoded, { version }: WarningOptions): ObjectWarning[] {
  if (service.trafficDistribution !== 'PreferClose' || isReleaseBefore(version, '1.35')) return [];
  return [warnAt(spec.child('trafficDistribution'), '"PreferClose" is deprecated; use "PreferSameZone"')];
}
