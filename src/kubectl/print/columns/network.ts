import { items, type Decoded } from '../../../kube/object.ts';
import { formatLabels, formatLabelSelector } from '../label-text.ts';
import { listed, type TableDefinitions } from './definition.ts';

/** The addresses of a load balancer, sorted and each once. Rule: `loadBalancerStatusStringer`. */
function ingressAddresses(status: Decoded): string[] {
  const addresses = items(status?.loadBalancer?.ingress).map(({ ip, hostname }) => ip || hostname).filter(Boolean);
  return [...new Set<string>(addresses)].sort();
}

/** Rule: `getServiceExternalIP`. */
function externalIp({ spec = {}, status }: Decoded): string {
  const own = items(spec.externalIPs);
  switch (spec.type) {
    case 'ClusterIP': case 'NodePort': return own.join(',') || '<none>';
    case 'LoadBalancer': return [...ingressAddresses(status), ...own].join(',') || '<pending>';
    case 'ExternalName': return spec.externalName ?? '';
    default: return '<unknown>';
  }
}

const servicePort = ({ port, nodePort, protocol }: Decoded): string => `${port}${nodePort > 0 ? `:${nodePort}` : ''}/${protocol}`;

const hostPort = (host: string, port: number): string => (host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`);

/** Rule: `formatEndpoints`. */
function endpoints(subsets: Decoded): string {
  const list = items(subsets).flatMap(({ addresses, ports }) => items(ports).length === 0
    ? items(addresses).map(({ ip }) => ip)
    : items(ports).flatMap(({ port }) => items(addresses).map(({ ip }) => hostPort(ip, port))));
  return listed(list, 3, '<none>');
}

/** Rule: `formatHosts`: the hosts of the first rules that have one. */
function hosts(rules: Decoded): string {
  const named = items(rules).map(({ host }) => host).filter(Boolean);
  const shown = named.slice(0, 3);
  if (shown.length === 0) return '*';
  // Counted are all rules, also those without a host.
  const full = items(rules).findIndex((_, index) => items(rules).slice(0, index).filter(({ host }) => host).length === 3);
  return full === -1 ? shown.join(',') : `${shown.join(',')} + ${items(rules).length - 3} more...`;
}

function ingressParameters(parameters: Decoded): string {
  if (!parameters) return '<none>';
  return `${parameters.kind}${parameters.apiGroup === undefined ? '' : `.${parameters.apiGroup}`}/${parameters.name}`;
}

function addressParent(parent: Decoded): string {
  if (!parent) return '<none>';
  const resource = `${parent.resource}${parent.group ? `.${parent.group}` : ''}`.toLowerCase();
  return `${resource}${parent.namespace ? `/${parent.namespace}` : ''}/${parent.name}`;
}

export const network: TableDefinitions = {
  Service: {
    columns: 'Name|Type|Cluster-IP|External-IP|Port(s)|Age|Selector*',
    cells: (object) => {
      const { spec = {} } = object;
      return [
        spec.type ?? '', items(spec.clusterIPs)[0] || spec.clusterIP || '<none>', externalIp(object),
        items(spec.ports).map(servicePort).join(',') || '<none>', formatLabels(spec.selector),
      ];
    },
  },
  Endpoints: {
    columns: 'Name|Endpoints|Age',
    cells: ({ subsets }) => [endpoints(subsets)],
  },
  'discovery.k8s.io/EndpointSlice': {
    columns: 'Name|AddressType|Ports|Endpoints|Age',
    cells: (object) => [
      object.addressType ?? '',
      listed(items(object.ports).map(({ port, name }) => String(port ?? name ?? '*')), 3),
      listed(items(object.endpoints).flatMap(({ addresses }) => items(addresses)), 3),
    ],
  },
  'networking.k8s.io/Ingress': {
    columns: 'Name|Class|Hosts|Address|Ports|Age',
    cells: ({ spec = {}, status }) => [
      spec.ingressClassName ?? '<none>', hosts(spec.rules), ingressAddresses(status).join(','),
      items(spec.tls).length > 0 ? '80, 443' : '80',
    ],
  },
  'networking.k8s.io/IngressClass': {
    columns: 'Name|Controller|Parameters|Age',
    cells: ({ spec }) => [spec?.controller ?? '', ingressParameters(spec?.parameters)],
  },
  'networking.k8s.io/NetworkPolicy': {
    columns: 'Name|Pod-Selector|Age',
    cells: ({ spec }) => [formatLabelSelector(spec?.podSelector)],
  },
  'networking.k8s.io/IPAddress': {
    columns: 'Name|ParentRef',
    cells: ({ spec }) => [addressParent(spec?.parentRef)],
  },
  'networking.k8s.io/ServiceCIDR': {
    columns: 'Name|CIDRs|Age',
    cells: ({ spec }) => [items(spec?.cidrs).join(',')],
  },
};
