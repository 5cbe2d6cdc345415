import { placeOf } from '../../refs/objects.ts';
import { readService } from '../../refs/services.ts';
import type { Rule } from '../../types.ts';
import { finalObjects } from '../final-objects.ts';
import { nameOf } from '../workloads.ts';

/** Clients must not depend on a node. */
export const rule: Rule = {
  id: 'practice/node-port',
  severity: 'warning',
  summary: 'A Service opens a port on every node.',
  why: `A Service of type \`NodePort\` opens its port on all nodes, to everybody who reaches them. A client has to know the
address of a node, and has lost its way when that node is gone. In production a load balancer stands in front, or an
Ingress or Gateway, with names and certificates; the Service behind it is of the default type, \`ClusterIP\`.`,
  source: 'https://kubernetes.io/docs/concepts/services-networking/service/#publishing-services-service-types',
  profiles: ['production'],
  check({ lesson, report }) {
    for (const object of finalObjects(lesson)) {
      if (readService(object)?.type !== 'NodePort') continue;
      report({
        range: placeOf(object, ['spec', 'type']),
        path: 'spec.type',
        message: `type is NodePort, so ${nameOf(object)} is open on every node, and clients depend on the address of one`,
        help: 'leave type out and put an Ingress or a Gateway in front, or write type: LoadBalancer',
      });
    }
  },
};
