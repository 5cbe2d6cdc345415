import { items, type KubeObject } from '../../kube/object.ts';
import { writeTransitions } from './conditions.ts';
import { writeEvents } from './events.ts';
import { writeHead } from './metadata.ts';
import type { Related } from './related.ts';
import type { DescribeWriter } from './writer.ts';

/** Rule: `describeServiceCIDRV1`. */
export function describeServiceCidr(w: DescribeWriter, cidr: KubeObject, related: Related): void {
  writeHead(w, cidr, false);
  w.line(0, 'CIDRs:', items(cidr['spec']?.cidrs).join(', '));
  const conditions = items(cidr['status']?.conditions);
  if (conditions.length > 0) {
    w.line(0, 'Status:');
    writeTransitions(w, conditions);
  }
  writeEvents(w, cidr, related);
}

/** Rule: `describeIPAddressV1`. */
export function describeIpAddress(w: DescribeWriter, address: KubeObject, related: Related): void {
  const parent = address['spec']?.parentRef;
  writeHead(w, address, false);
  if (parent) {
    w.line(0, 'Parent Reference:');
    w.line(1, 'Group:', parent.group);
    w.line(1, 'Resource:', parent.resource);
    w.line(1, 'Namespace:', parent.namespace);
    w.line(1, 'Name:', parent.name);
  }
  writeEvents(w, address, related);
}
