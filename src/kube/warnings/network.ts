import { items, type KubeObject } from '../object.ts';
import { isReleaseBefore } from '../removed-apis.ts';
import { Path } from '../validation/path.ts';
import { cidrWarnings, ipWarnings } from './addresses.ts';
import { serviceWarnings } from './service.ts';
import { hasEntry, warnAt, type KindWarnings, type ObjectWarning, type WarningOptions } from './warning.ts';

const INGRESS_CLASS = 'kubernetes.io/ingress.class';

/** Rule: `ingressStrategy.WarningsOnCreate`. */
const ingressWarnings: KindWarnings = ({ metadata, spec }) => {
  if (!hasEntry(metadata?.annotations, INGRESS_CLASS) || spec.ingressClassName !== undefined) return [];
  const path = Path.root('metadata').child('annotations').key(INGRESS_CLASS);
  return [{ path, message: `annotation "${INGRESS_CLASS}" is deprecated, please use 'spec.ingressClassName' instead` }];
};

/** Rule: `networkPolicyWarnings`. */
const networkPolicyWarnings: KindWarnings = ({ spec }, options) =>
  ([['ingress', 'from'], ['egress', 'to']] as const).flatMap(([direction, side]) =>
    items(spec[direction]).flatMap((rule, index) =>
      items(rule[side]).flatMap(({ ipBlock }, peer) => {
        const path = Path.root('spec').child(direction).index(index).child(side).index(peer).child('ipBlock');
        return [
          ...cidrWarnings(path.child('cidr'), ipBlock?.cidr ?? '', options),
          ...items(ipBlock?.except).flatMap((range, place) => cidrWarnings(path.child('except').index(place), range, options)),
        ];
      }),
    ),
  );

const MANAGED_BY = 'endpointslice.kubernetes.io/managed-by';
const CONTROLLERS = new Set(['endpointslice-controller.k8s.io', 'endpointslicemirroring-controller.k8s.io']);

/** Rules: `warnOnDeprecatedAddressType`, `warnOnBadIPs`. */
const endpointSliceWarnings: KindWarnings = (slice, options) => {
  const warnings: ObjectWarning[] = [];
  if (slice['addressType'] === 'FQDN' && !isReleaseBefore(options.version, '1.33')) {
    warnings.push({ path: Path.root('addressType'), message: 'spec.addressType: FQDN endpoints are deprecated' });
  }
  if (CONTROLLERS.has(slice.metadata?.labels?.[MANAGED_BY])) return warnings;
  for (const [index, endpoint] of items(slice['endpoints']).entries()) {
    const path = Path.root('endpoints').index(index).child('addresses');
    for (const [place, address] of items(endpoint.addresses).entries()) warnings.push(...ipWarnings(path.index(place), address, options));
  }
  return warnings;
};

/** Rule: `endpointsWarnings`. */
function endpointsWarnings(endpoints: KubeObject, options: WarningOptions): ObjectWarning[] {
  if (endpoints.metadata?.labels?.['endpoints.kubernetes.io/managed-by'] === 'endpoint-controller') return [];
  return items(endpoints['subsets']).flatMap((subset, index) =>
    ['addresses', 'notReadyAddresses'].flatMap((list) =>
      items(subset[list]).flatMap(({ ip }, place) =>
        ipWarnings(Path.root('subsets').index(index).child(list).index(place).child('ip'), ip ?? '', options),
      ),
    ),
  );
}

/** Rule: `fieldIsDeprecatedWarnings` of nodes. */
const nodeWarnings: KindWarnings = ({ spec }) => [
  ...(spec.configSource === undefined ? [] : [warnAt(Path.root('spec').child('configSource'), 'the feature is removed')]),
  ...(spec.externalID ? [warnAt(Path.root('spec').child('externalID'), 'this field is deprecated, and is unused by Kubernetes')] : []),
];

/** Services and the network, and the nodes. Rules: the `WarningsOnCreate` of the strategies in `pkg/registry`. */
export const networkWarnings: Readonly<Record<string, KindWarnings>> = {
  '/Endpoints': endpointsWarnings,
  '/Node': nodeWarnings,
  '/Service': serviceWarnings,
  'discovery.k8s.io/EndpointSlice': endpointSliceWarnings,
  'networking.k8s.io/Ingress': ingressWarnings,
  'networking.k8s.io/NetworkPolicy': networkPolicyWarnings,
};
