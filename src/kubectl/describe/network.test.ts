import { describe, expect, test } from 'vitest';
import { described, squeezed } from './testing/described.ts';

describe('a service', () => {
  const slice = (name: string, ports: string, addresses: string): string =>
    `---\napiVersion: discovery.k8s.io/v1\nkind: EndpointSlice\nmetadata: {name: ${name}, namespace: default, labels: {kubernetes.io/service-name: s}}\nports: ${ports}\nendpoints: ${addresses}\n`;
  const service = `apiVersion: v1\nkind: Service\nmetadata: {name: s, namespace: default}\nspec: {type: LoadBalancer, ports: [{name: http, port: 80, targetPort: web, protocol: TCP, nodePort: 30080, appProtocol: h2c}, {name: https, port: 443, targetPort: 8443, protocol: TCP}]`;

  test('with everything that may be set', () => {
    const text = squeezed(
      described(
        `${service}, ipFamilies: [IPv4, IPv6], clusterIP: 10.96.0.9, clusterIPs: [10.96.0.9, "fd00::9"], externalIPs: [1.2.3.4], loadBalancerIP: 5.6.7.8, sessionAffinity: None, healthCheckNodePort: 31000, loadBalancerSourceRanges: [10.0.0.0/8], trafficDistribution: PreferClose}\n` +
          'status: {loadBalancer: {ingress: [{ip: 5.6.7.8, ipMode: VIP}, {hostname: lb.example.com}]}}\n' +
          slice('s-1', '[{name: http, port: 8080}]', '[{addresses: [10.1.0.1]}, {addresses: [10.1.0.2], conditions: {ready: false}}]') +
          slice('s-2', '[{name: http, port: 8080}]', '[{addresses: ["fd00::1"], conditions: {ready: true}}]'),
      ),
    );
    expect(text).toContain(`Selector:  <none>
Type:  LoadBalancer
IP Families:  IPv4,IPv6
IP:  10.96.0.9
IPs:  10.96.0.9,fd00::9
External IPs:  1.2.3.4
Desired LoadBalancer IP:  5.6.7.8
LoadBalancer Ingress:  5.6.7.8 (VIP), lb.example.com
Port:  http  80/TCP
TargetPort:  web/TCP
AppProtocol:  h2c
NodePort:  http  30080/TCP
Endpoints:  10.1.0.1:8080,[fd00::1]:8080
Port:  https  443/TCP
TargetPort:  8443/TCP
Endpoints:  
Session Affinity:  None
HealthCheck NodePort:  31000
LoadBalancer Source Ranges:  10.0.0.0/8
Traffic Distribution:  PreferClose
`);
  });

  test('counts a fourth address before it looks at its readiness', () => {
    const addresses = '[{addresses: [10.1.0.1]}, {addresses: [10.1.0.2]}, {addresses: [10.1.0.3]}, {addresses: [10.1.0.4], conditions: {ready: false}}]';
    expect(described(`${service}}\n${slice('s-1', '[{name: http, port: 8080}]', addresses)}`)).toContain('10.1.0.1:8080,10.1.0.2:8080,10.1.0.3:8080 + 0 more...\n');
  });

  test('without slices has no endpoints, by another name', () => {
    expect(described(`${service}}\n`)).toMatch(/Endpoints: +<none>\n/);
  });
});

describe('an ingress', () => {
  test('whose services or ports are missing, with a resource as backend', () => {
    const text = squeezed(
      described(`
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: i, namespace: default}
spec:
  defaultBackend: {resource: {apiGroup: example.com, kind: Bucket, name: b}}
  tls: [{hosts: [a.example.com, b.example.com]}]
  rules:
  - http: {paths: [{path: /, backend: {service: {name: none, port: {number: 80}}}}, {backend: {service: {name: here, port: {name: web}}}}]}
  - host: x.example.com
status: {loadBalancer: {ingress: [{ip: 10.0.0.2}, {hostname: a.lb}, {ip: 10.0.0.2}]}}
---
apiVersion: v1
kind: Service
metadata: {name: here, namespace: default}
spec: {ports: [{name: web, port: 80}]}
`),
    );
    expect(text).toContain('Address:  10.0.0.2,a.lb\nIngress Class:  <none>\nDefault backend:  APIGroup: example.com, Kind: Bucket, Name: b\nTLS:\n  SNI routes a.example.com,b.example.com\n');
    expect(text).toContain('none:80 (<error: services "none" not found>)\n');
    expect(text).toContain('here:web (<none>)\n');
    expect(text).not.toContain('x.example.com');
  });

  test('without rules', () => {
    const text = described('apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: {name: i, namespace: default}\nspec: {}\n');
    expect(text).toContain('Rules:\n  Host        Path  Backends\n  ----        ----  --------\n  *           *     <default>\nAnnotations:  <none>\n');
  });

  test('a class with parameters', () => {
    const text = described('apiVersion: networking.k8s.io/v1\nkind: IngressClass\nmetadata: {name: c}\nspec: {controller: example.com/c, parameters: {apiGroup: example.com, kind: P, name: x}}\n');
    expect(squeezed(text)).toContain('Controller:  example.com/c\nParameters:\n  APIGroup:  example.com\n  Kind:  P\n  Name:  x\n');
  });
});

test('a network policy with a range of ports, any peer, and both selectors of a peer', () => {
  const text = described(`
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: p, namespace: default, creationTimestamp: "2026-11-21T03:06:13Z"}
spec:
  podSelector: {matchExpressions: [{key: a, operator: Exists}]}
  policyTypes: [Ingress, Egress]
  ingress:
  - ports: [{port: 8000, endPort: 9000}, {protocol: UDP}]
  - from: [{podSelector: {}, namespaceSelector: {matchLabels: {b: c}}}]
`);
  expect(text).toContain(`Spec:
  PodSelector:     a
  Allowing ingress traffic:
    To Port Range: 8000-9000/TCP
    To Port: <nil>/UDP
    From: <any> (traffic not restricted by source)
    ----------
    To Port: <any> (traffic allowed to all ports)
    From:
      NamespaceSelector: b=c
      PodSelector: <none>
  Allowing egress traffic:
    <none> (Selected pods are isolated for egress connectivity)
  Policy Types: Ingress, Egress
`);
});

test('an address and what it belongs to', () => {
  expect(
    squeezed(described('apiVersion: networking.k8s.io/v1\nkind: IPAddress\nmetadata: {name: 10.96.0.1}\nspec: {parentRef: {resource: services, namespace: default, name: kubernetes}}\n')),
  ).toContain('Parent Reference:\n  Group:  \n  Resource:  services\n  Namespace:  default\n  Name:  kubernetes\n');
});
