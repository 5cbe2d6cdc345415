import type { HelpRow } from './types.ts';

const byNodePort = 'a port of the nodes exists only for type: NodePort and LoadBalancer; write type: NodePort, or delete nodePort';

/** Rules: https://kubernetes.io/docs/concepts/services-networking/service/. */
export const serviceHelp: readonly HelpRow[] = [
  {
    field: /ports\[\]\.nodePort$/,
    message: /not in the valid range\. The range of valid ports is (\S+)/,
    help: (_, [, range]) => `the nodes keep ${range} for Services; write one of these, or delete nodePort to be given one that is free`,
  },
  { field: /ports\[\]\.nodePort$/, message: /may not be (?:used|set) when `?type`? is/, help: byNodePort },
  {
    field: /ports\[\]\.nodePort$/,
    message: /already allocated|^Duplicate value/,
    help: 'a port of the nodes leads to one port of one Service; write another one, or delete nodePort to be given one that is free',
  },
  {
    field: /^spec\.ports$/,
    message: /^Required value/,
    help: 'a Service listens on a port at least; only with clusterIP: None or type: ExternalName it may have none',
  },
  {
    field: /^(?:spec\.ports|subsets\[\]\.ports)\[\]\.name$/,
    message: /^Required value/,
    help: 'with several ports, each needs a name, so that others can say which they mean; write name: http and the like',
  },
  {
    field: /^spec\.ports\[\]$/,
    message: /^Duplicate value/,
    help: 'two ports of a Service differ in their number or protocol; delete one of them or change its port',
  },
  {
    field: /^spec\.externalName$/,
    message: /^Required value/,
    help: 'type: ExternalName makes the Service another name for a host; write the host, such as externalName: db.example.com',
  },
  {
    field: /^spec\.clusterIPs?(?:\[\])?$/,
    message: /may not be set for ExternalName|may not be set when `?type`? is 'ExternalName'/,
    help: 'an ExternalName is an alias in DNS and has no address of its own; delete clusterIP',
  },
  {
    field: /^spec\.clusterIPs?(?:\[\])?$/,
    message: /may not be set to 'None' for/,
    help: 'a headless Service (clusterIP: None) has no address that could be made reachable from outside; delete clusterIP, or write type: ClusterIP',
  },
  {
    field: /^spec\.(?:loadBalancerClass|loadBalancerIP|LoadBalancerSourceRanges|loadBalancerSourceRanges|allocateLoadBalancerNodePorts)$/,
    message: /^Forbidden/,
    help: 'it speaks of a load balancer, which only type: LoadBalancer has; delete it or change the type',
  },
  {
    field: /^spec\.externalTrafficPolicy$/,
    message: /may only be set|may not be set/,
    help: 'it decides what becomes of traffic from outside, which only NodePort, LoadBalancer and external IPs let in; delete it',
  },
  {
    field: /^spec\.sessionAffinityConfig/,
    message: /^Forbidden|must not be set|may not be set/,
    help: 'it says how long sessionAffinity: ClientIP lasts; write that too, or delete it',
  },
  {
    field: /timeoutSeconds$/,
    message: /greater than 0 and less than/,
    help: 'a client can be kept to the same Pod for a day at most; write seconds from 1 to 86400',
  },
];
