import { items, type Decoded, type KubeObject } from '../../kube/object.ts';
import { writeEvents } from './events.ts';
import { writeHead } from './metadata.ts';
import { hostPort } from './probes.ts';
import type { Related } from './related.ts';
import { orElse } from './values.ts';
import type { DescribeWriter } from './writer.ts';

/** How many addresses are named. */
const ADDRESSES_SHOWN = 3;

/**
 * The ready addresses of a service's port: `10.244.1.2:8080,10.244.1.3:8080`, at most three.
 * Rule: `formatEndpointSlices`.
 * @param portName the name of the service's port, the empty text when it has none
 */
export function endpointsText(slices: readonly KubeObject[], portName: string): string {
  if (slices.length === 0) return '<none>';
  const shown: string[] = [];
  let total = 0;
  let more = false;
  for (const { ports, endpoints } of slices) {
    // Without ports, as a headless service may be, an address stands alone.
    const served = items(ports).length === 0 ? [undefined] : ports.filter(({ name = '' }: Decoded) => name === portName);
    for (const port of served) {
      for (const { addresses, conditions } of items(endpoints)) {
        // Looked at before readiness, so that a fourth address that is not ready gives `+ 0 more...`.
        more ||= shown.length === ADDRESSES_SHOWN;
        if (conditions?.ready === false) continue;
        if (!more) shown.push(port === undefined ? addresses[0] : hostPort(addresses[0], port.port));
        total += 1;
      }
    }
  }
  return `${shown.join(',')}${more ? ` + ${total - ADDRESSES_SHOWN} more...` : ''}`;
}

/** The addresses of a service's endpoint slices. Rule: the list by the label `kubernetes.io/service-name`. */
export function slicesOf(namespace: string, service: string, related: Related): readonly KubeObject[] {
  return related.listIfAllowed('discovery.k8s.io', 'endpointslices', namespace, { labelSelector: `kubernetes.io/service-name=${service}` });
}

/** Rule: `describeEndpoints`. */
export function describeEndpoints(w: DescribeWriter, endpoints: KubeObject, related: Related): void {
  writeHead(w, endpoints);
  w.line(0, 'Subsets:');
  for (const { addresses, notReadyAddresses, ports } of items(endpoints['subsets'])) {
    w.line(1, 'Addresses:', addressesText(addresses));
    w.line(1, 'NotReadyAddresses:', addressesText(notReadyAddresses));
    if (items(ports).length > 0) {
      w.line(1, 'Ports:');
      w.line(2, 'Name', 'Port', 'Protocol');
      w.line(2, '----', '----', '--------');
      for (const { name, port, protocol } of ports) w.line(2, orElse(name, '<unset>'), port, protocol);
    }
    w.line(0);
  }
  writeEvents(w, endpoints, related);
}

function addressesText(addresses: Decoded): string {
  return items(addresses).map(({ ip }) => ip).join(',') || '<none>';
}

/** Rule: `describeEndpointSliceV1`. */
export function describeEndpointSlice(w: DescribeWriter, slice: KubeObject, related: Related): void {
  const { addressType, ports, endpoints } = slice;
  writeHead(w, slice);
  w.line(0, 'AddressType:', addressType);
  if (items(ports).length === 0) {
    w.line(0, 'Ports: <unset>');
  } else {
    w.line(0, 'Ports:');
    w.line(1, 'Name', 'Port', 'Protocol');
    w.line(1, '----', '----', '--------');
    for (const { name, port, protocol } of ports) w.line(1, orElse(name, '<unset>'), port ?? '<unset>', protocol);
  }
  w.line(0, items(endpoints).length === 0 ? 'Endpoints: <none>' : 'Endpoints:');
  for (const { addresses, conditions, hostname, targetRef, nodeName, zone } of items(endpoints)) {
    w.line(1, '- Addresses:', items(addresses).join(', ') || '<none>');
    w.line(2, 'Conditions:');
    w.line(3, 'Ready:', conditions?.ready ?? '<unset>');
    w.line(2, 'Hostname:', hostname ?? '<unset>');
    if (targetRef) w.line(2, 'TargetRef:', `${targetRef.kind}/${targetRef.name}`);
    w.line(2, 'NodeName:', nodeName ?? '<unset>');
    w.line(2, 'Zone:', zone ?? '<unset>');
  }
  writeEvents(w, slice, related);
}
