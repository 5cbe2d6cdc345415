import { items, type Decoded, type KubeObject } from '../../kube/object.ts';
import { formatLabels } from '../print/label-text.ts';
import { endpointsText, slicesOf } from './endpoints.ts';
import { writeEvents } from './events.ts';
import { writeHead } from './metadata.ts';
import type { Related } from './related.ts';
import { orElse } from './values.ts';
import type { DescribeWriter } from './writer.ts';

/** Rule: `describeService`. */
export function describeService(w: DescribeWriter, service: KubeObject, related: Related): void {
  const { spec, status } = service;
  const ingress = items(status?.loadBalancer?.ingress);
  writeHead(w, service);
  w.line(0, 'Selector:', formatLabels(spec.selector));
  w.line(0, 'Type:', spec.type);
  if (spec.ipFamilyPolicy) w.line(0, 'IP Family Policy:', spec.ipFamilyPolicy);
  w.line(0, 'IP Families:', items(spec.ipFamilies).join(',') || '<none>');
  w.line(0, 'IP:', spec.clusterIP);
  w.line(0, 'IPs:', items(spec.clusterIPs).length === 0 ? '<none>' : spec.clusterIPs.join(','));
  if (items(spec.externalIPs).length > 0) w.line(0, 'External IPs:', spec.externalIPs.join(','));
  if (spec.loadBalancerIP) w.line(0, 'Desired LoadBalancer IP:', spec.loadBalancerIP);
  if (spec.externalName) w.line(0, 'External Name:', spec.externalName);
  if (ingress.length > 0) w.line(0, 'LoadBalancer Ingress:', ingress.map(ingressText).join(', '));
  const slices = slicesOf(service.metadata.namespace, service.metadata.name, related);
  for (const port of items(spec.ports)) writePort(w, port, slices);
  w.line(0, 'Session Affinity:', spec.sessionAffinity);
  if (spec.externalTrafficPolicy) w.line(0, 'External Traffic Policy:', spec.externalTrafficPolicy);
  if (spec.internalTrafficPolicy) w.line(0, 'Internal Traffic Policy:', spec.internalTrafficPolicy);
  if (spec.healthCheckNodePort) w.line(0, 'HealthCheck NodePort:', spec.healthCheckNodePort);
  if (items(spec.loadBalancerSourceRanges).length > 0) w.line(0, 'LoadBalancer Source Ranges:', spec.loadBalancerSourceRanges.join(','));
  if (spec.trafficDistribution) w.line(0, 'Traffic Distribution:', spec.trafficDistribution);
  writeEvents(w, service, related);
}

function writePort(w: DescribeWriter, port: Decoded, slices: readonly KubeObject[]): void {
  const name = orElse(port.name, '<unset>');
  w.line(0, 'Port:', name, `${port.port}/${port.protocol}`);
  // A service without a selector may have none; Go prints the zero of a number.
  w.line(0, 'TargetPort:', `${port.targetPort ?? 0}/${port.protocol}`);
  if (typeof port.appProtocol === 'string') w.line(0, 'AppProtocol:', port.appProtocol);
  if (port.nodePort) w.line(0, 'NodePort:', name, `${port.nodePort}/${port.protocol}`);
  w.line(0, 'Endpoints:', endpointsText(slices, port.name ?? ''));
}

/** Rule: `buildIngressString`. */
function ingressText({ ip, ipMode, hostname }: Decoded): string {
  if (!ip) return hostname ?? '';
  return ipMode ? `${ip} (${ipMode})` : ip;
}
