import type { HelpRow } from './types.ts';

/** Rules: https://kubernetes.io/docs/concepts/services-networking/ingress/ and /network-policies/. */
export const networkHelp: readonly HelpRow[] = [
  {
    field: /pathType$/,
    help: 'paths were once read differently by each controller, so the type must be said; write pathType: Prefix or Exact',
  },
  { field: /paths\[\]\.path$/, message: /must be an absolute path/, help: ({ quoted = '' }) => `it is compared with the path of a request, which begins with a slash; write /${quoted}` },
  { field: /paths\[\]\.path$/, message: /must not contain/, help: 'with Prefix and Exact, a path is plain: no //, /./, /../ and no encoded slashes' },
  { field: /http\.paths$/, message: /^Required value/, help: 'a rule leads paths to Services; write one path at least, with pathType and backend' },
  {
    field: /^spec$/,
    message: /either `defaultBackend` or `rules` must be specified/,
    help: 'an Ingress leads requests somewhere; write rules, or defaultBackend for all of them',
  },
  {
    field: /backend$/,
    message: /port name or number is required/,
    help: 'a Service may have several ports; write which is meant, port: {number: 80} or port: {name: http} below service',
  },
  {
    field: /backend$/,
    message: /cannot set both|may not|must/,
    help: 'a backend is one Service with a port, or one resource',
  },
  { field: /backend\.service\.port$/, message: /^Required value/, help: 'write the port of the Service: port: with number: or name:' },
  { field: /backend\.service\.port$/, message: /cannot set both/, help: 'write either the number or the name of the port' },
  { field: /host$/, message: /wildcard/, help: 'a wildcard stands for the first part of a name only, as in *.example.com' },
  { field: /host$/, message: /must be a DNS name, not an IP address/, help: 'a host is a name; delete the line to answer for any name' },
  {
    field: /(?:cidr|except\[\]|SourceRanges\[\])$/,
    message: /must be a valid CIDR value/,
    help: ({ quoted = '' }) => (/^\d+(?:\.\d+){3}$/.test(quoted) ? `it is a range of addresses; write ${quoted}/32 for a single one` : 'it is a range of addresses, such as 10.9.8.0/24'),
  },
  { field: /(?:cidr|except\[\]|SourceRanges\[\])$/, message: /bits set beyond the prefix length/, help: 'a range begins where all bits behind its length are zero; 10.9.8.7/24 is written 10.9.8.0/24' },
  { field: /except\[\]$/, message: /strict subset/, help: 'what is excepted lies within cidr and is smaller than it' },
  { field: /(?:from|to)\[\]$/, message: /may not specify both ipBlock and another peer/, help: 'a peer is either a range of addresses or selected Pods; write two list items' },
  { field: /(?:from|to)\[\]$/, message: /must specify a peer/, help: 'write podSelector, namespaceSelector or ipBlock; podSelector: {} means all Pods of the namespace' },
  { field: /policyTypes$/, help: 'there are two, Ingress and Egress; list each once' },
  { field: /^spec\.controller$/, help: 'write which controller answers for the class, such as example.com/ingress-controller' },
  { field: /cidr$/, message: /leading 0s/, help: 'numbers with a leading zero were once read as octal; write them without it' },
  { field: /addresses\[\]\.ip$|externalIPs\[\]$/, message: /loopback range|link-local range/, help: 'such an address means another host on every node; write one that is the same from everywhere' },
  { field: /^subsets\[\]$/, message: /^Required value/, help: 'a subset is addresses and their ports; write addresses' },
  { field: /^endpoints\[\]\.addresses$/, message: /^Required value/, help: 'an endpoint is where traffic goes; write its address' },
  { field: /^endpoints\[\]\.addresses/, message: /must be an IPv[46] address/, help: 'all addresses of a slice are of one family; correct addressType, or make a second slice' },
  { field: /^spec\.parameters\.namespace$/, message: /^Forbidden/, help: 'parameters of the whole cluster belong to no namespace; delete the line, or write scope: Namespace' },
  { field: /^spec\.parameters\.namespace$/, message: /^Required value/, help: 'write the namespace that the parameters are in' },
];
