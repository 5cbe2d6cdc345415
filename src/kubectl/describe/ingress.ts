import { StatusError } from '../../cluster/api/status-error.ts';
import { items, type Decoded, type KubeObject } from '../../kube/object.ts';
import { endpointsText, slicesOf } from './endpoints.ts';
import { writeEvents } from './events.ts';
import { writeAnnotations, writeHead, writeLabels } from './metadata.ts';
import type { Related } from './related.ts';
import { orElse } from './values.ts';
import type { DescribeWriter } from './writer.ts';

/** Rule: `describeIngressV1`. */
export function describeIngress(w: DescribeWriter, ingress: KubeObject, related: Related): void {
  const { metadata, spec, status } = ingress;
  const backend = (of: Decoded): string => backendText(metadata.namespace, of, related);
  const addresses = items(status?.loadBalancer?.ingress).map(({ ip, hostname }) => orElse(ip, orElse(hostname, '')));
  const byDefault = spec.defaultBackend ? backend(spec.defaultBackend) : '<default>';
  w.line(0, 'Name:', metadata.name);
  writeLabels(w, 'Labels', metadata.labels);
  w.line(0, 'Namespace:', metadata.namespace);
  w.line(0, 'Address:', [...new Set(addresses.filter((address) => address !== ''))].sort().join(','));
  w.line(0, 'Ingress Class:', spec.ingressClassName ?? '<none>');
  w.line(0, 'Default backend:', byDefault);
  if (items(spec.tls).length > 0) w.line(0, 'TLS:');
  for (const { secretName, hosts } of items(spec.tls)) {
    w.line(1, `${secretName ? `${secretName} terminates` : 'SNI routes'} ${items(hosts).join(',')}`);
  }
  w.write(0, 'Rules:\n  Host\tPath\tBackends\n');
  w.line(1, '----', '----', '--------');
  const rules = items(spec.rules).filter(({ http }) => http);
  for (const { host, http } of rules) {
    w.line(1, orElse(host, '*'), '');
    for (const path of items(http.paths)) w.line(2, '', `${path.path ?? ''} `, backend(path.backend));
  }
  if (rules.length === 0) w.line(1, '*', '*', byDefault);
  writeAnnotations(w, 'Annotations', metadata.annotations);
  writeEvents(w, ingress, related);
}

/** `web:80 (10.244.1.2:8080)`, or what is wrong with the service. Rule: `describeBackendV1`. */
function backendText(namespace: string, { service, resource }: Decoded, related: Related): string {
  if (service) {
    const shown = `${service.name}:${service.port?.number || (service.port?.name ?? '')}`;
    const found = related.get('', 'services', namespace, service.name);
    if (found instanceof StatusError) return `${shown} (<error: ${found.message}>)`;
    const port = items(found['spec'].ports).findLast(({ port: number, name }) =>
      service.port?.number ? number === service.port.number : service.port?.name && name === service.port.name,
    );
    return `${shown} (${endpointsText(slicesOf(namespace, service.name, related), port?.name ?? '')})`;
  }
  return resource ? `APIGroup: ${resource.apiGroup ?? '<none>'}, Kind: ${resource.kind}, Name: ${resource.name}` : '';
}

/** Rule: `describeIngressClassV1`. */
export function describeIngressClass(w: DescribeWriter, ingressClass: KubeObject, related: Related): void {
  const { controller, parameters } = ingressClass['spec'] ?? {};
  writeHead(w, ingressClass, false);
  w.line(0, 'Controller:', controller);
  if (parameters) {
    w.line(0, 'Parameters:');
    if (typeof parameters.apiGroup === 'string') w.line(1, 'APIGroup:', parameters.apiGroup);
    w.line(1, 'Kind:', parameters.kind);
    w.line(1, 'Name:', parameters.name);
  }
  writeEvents(w, ingressClass, related);
}
