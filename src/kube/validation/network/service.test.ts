import { describe, expect, test } from 'vitest';
import { causes, fields } from '../testing/causes.ts';

function service(spec: string, name = 'web'): string {
  return `{apiVersion: v1, kind: Service, metadata: {name: ${name}}, spec: ${spec}}`;
}

const PORT = 'ports: [{port: 80}]';

describe('Service', () => {
  test.each([
    ['no ports, headless', '{clusterIP: None}', []],
    ['no ports', '{}', ['spec.ports']],
    ['an alias', '{type: ExternalName, externalName: db.example.com.}', []],
    ['an alias with families', '{type: ExternalName, externalName: db.example.com, ipFamilies: [IPv4], ipFamilyPolicy: SingleStack}', ['spec.ipFamilies', 'spec.ipFamilyPolicy']],
    ['UDP and TCP on one node port', '{type: NodePort, ports: [{name: a, port: 53, protocol: UDP, nodePort: 30053}, {name: b, port: 53, nodePort: 30053}]}', []],
    ['the same port twice', '{ports: [{name: a, port: 80}, {name: b, port: 80}]}', ['spec.ports[1]']],
    ['a node port of a ClusterIP', '{ports: [{port: 80, nodePort: 30080}]}', ['spec.ports[0].nodePort']],
    ['an allocator comes before everything else', '{type: NodePort, selector: {a: "b c"}, ports: [{port: 0, nodePort: 80}]}', ['spec.ports[0].nodePort']],
    ['local traffic without a way in', `{externalTrafficPolicy: Local, ${PORT}}`, ['spec.externalTrafficPolicy']],
    ['local traffic to external IPs', `{externalTrafficPolicy: Local, externalIPs: [192.0.2.7], ${PORT}}`, []],
    ['a health check that nobody asks', `{type: NodePort, healthCheckNodePort: 31000, ${PORT}}`, ['spec.healthCheckNodePort']],
    ['load balancer fields elsewhere', `{loadBalancerSourceRanges: [10.0.0.0/8], allocateLoadBalancerNodePorts: false, ${PORT}}`, ['spec.LoadBalancerSourceRanges', 'spec.allocateLoadBalancerNodePorts']],
    ['two addresses of one family', `{clusterIP: 10.0.0.1, clusterIPs: [10.0.0.1, 10.0.0.2], ${PORT}}`, ['spec.clusterIPs']],
    ['addresses that do not agree', `{clusterIP: 10.0.0.1, clusterIPs: [10.0.0.2], ${PORT}}`, ['spec.clusterIPs']],
    ['an address of the other family', `{clusterIP: 10.0.0.1, ipFamilies: [IPv6], ${PORT}}`, ['spec.clusterIPs[0]']],
    ['two families for one', `{ipFamilyPolicy: SingleStack, ipFamilies: [IPv4, IPv6], ${PORT}}`, ['spec.ipFamilyPolicy']],
    ['affinity that is set twice over', `{sessionAffinity: Client, ${PORT}}`, ['spec.sessionAffinity']],
    ['traffic that prefers its zone', `{trafficDistribution: PreferSameZone, ${PORT}}`, []],
    ['traffic that prefers nothing known', `{trafficDistribution: Near, ${PORT}}`, ['spec.trafficDistribution']],
  ])('%s', (_, spec, expected) => expect(fields(service(spec))).toEqual(expected));

  test('names may begin with a digit since 1.36', () => {
    expect(causes(service(`{${PORT}}`, '2048-game'))).toEqual([]);
    expect(fields(service(`{${PORT}}`, '2048-game'), '1.35')).toEqual(['metadata.name']);
  });

  test('ambiguous ranges are refused since 1.36', () => {
    const spec = `{type: LoadBalancer, loadBalancerSourceRanges: [10.0.0.5/8], ${PORT}}`;
    expect(causes(service(spec))).toEqual(['spec.LoadBalancerSourceRanges[0]: Invalid value: "10.0.0.5/8": must not have bits set beyond the prefix length']);
    expect(causes(service(spec), '1.35')).toEqual([]);
  });
});
