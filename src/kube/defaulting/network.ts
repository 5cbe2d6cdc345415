import { items, type Decoded } from '../object.ts';

const CLIENT_IP_SECONDS = 3 * 60 * 60;
const WITH_CLUSTER_IP = new Set(['ClusterIP', 'NodePort', 'LoadBalancer']);

/** Rule: `SetDefaults_Service`. */
export function defaultService({ spec }: Decoded): void {
  spec.sessionAffinity ||= 'None';
  if (spec.sessionAffinity === 'None') delete spec.sessionAffinityConfig;
  if (spec.sessionAffinity === 'ClientIP' && spec.sessionAffinityConfig?.clientIP?.timeoutSeconds === undefined) {
    spec.sessionAffinityConfig = { clientIP: { timeoutSeconds: CLIENT_IP_SECONDS } };
  }
  spec.type ||= 'ClusterIP';
  for (const port of items(spec.ports)) {
    port.protocol ||= 'TCP';
    port.targetPort ||= port.port ?? 0;
  }
  if (isExternallyAccessible(spec)) spec.externalTrafficPolicy ||= 'Cluster';
  if (WITH_CLUSTER_IP.has(spec.type)) spec.internalTrafficPolicy ??= 'Cluster';
  if (spec.type === 'LoadBalancer') spec.allocateLoadBalancerNodePorts ??= true;
}

/** Rule: `service.ExternallyAccessible`. */
function isExternallyAccessible(spec: Decoded): boolean {
  return spec.type === 'LoadBalancer' || spec.type === 'NodePort' || (spec.type === 'ClusterIP' && items(spec.externalIPs).length > 0);
}

/** Rule: `SetDefaults_Endpoints`. */
export function defaultEndpoints(endpoints: Decoded): void {
  for (const port of items(endpoints.subsets).flatMap((subset) => items(subset.ports))) port.protocol ||= 'TCP';
}

/** Rule: `SetDefaults_EndpointPort`. */
export function defaultEndpointSlice(slice: Decoded): void {
  for (const port of items(slice.ports)) {
    port.name ??= '';
    port.protocol ??= 'TCP';
  }
  for (const endpoint of items(slice.endpoints)) endpoint.conditions ??= {};
}

/** Rules: `SetDefaults_NetworkPolicy`, `SetDefaults_NetworkPolicyPort`. */
export function defaultNetworkPolicy({ spec }: Decoded): void {
  spec.podSelector ??= {};
  for (const rule of [...items(spec.ingress), ...items(spec.egress)]) {
    for (const port of items(rule.ports)) port.protocol ??= 'TCP';
  }
  if (items(spec.policyTypes).length === 0) spec.policyTypes = items(spec.egress).length === 0 ? ['Ingress'] : ['Ingress', 'Egress'];
}

/** Rule: `SetDefaults_IngressClass`. */
export function defaultIngressClass({ spec }: Decoded): void {
  if (spec.parameters) spec.parameters.scope ??= 'Cluster';
}
