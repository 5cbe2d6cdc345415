import { describe, expect, it } from 'vitest';
import type { ImageDeclaration } from '../images/declaration.ts';
import { testCluster, TestCluster } from '../testing/cluster.ts';
import type { ContainerNetwork } from '../images/program.ts';

const WEB: ImageDeclaration = { name: 'web:1', port: 8000, routes: { '/': '{hostname}', '/from': '{client}' } };

const pods = (name: string, replicas: number): string => `
apiVersion: apps/v1
kind: Deployment
metadata: {name: ${name}}
spec:
  replicas: ${replicas}
  selector: {matchLabels: {app: ${name}}}
  template:
    metadata: {labels: {app: ${name}}}
    spec:
      containers:
      - {name: web, image: "web:1", ports: [{name: http, containerPort: 8000}]}
`;

const service = (name: string, spec: string): string => `\n---\n{apiVersion: v1, kind: Service, metadata: {name: ${name}}, spec: {selector: {app: web}, ports: [{port: 80, targetPort: http}], ${spec}}}\n`;

function withWeb(replicas: number, spec: string, options = {}): TestCluster {
  const cluster = testCluster({ images: [WEB], ...options });
  cluster.apply(pods('web', replicas) + service('web', spec));
  cluster.advance(4);
  return cluster;
}

function ask(network: ContainerNetwork, host: string, port: number, path = '/', headers = {}): string {
  const reply = network.http(host, port, { method: 'GET', path, headers, body: '' });
  return typeof reply === 'string' ? reply : reply.status === 200 ? reply.body : String(reply.status);
}

/** The network as a pod of the cluster sees it. */
const inside = (cluster: TestCluster, app = 'web'): ContainerNetwork => {
  const pod = cluster.all('pods').find(({ metadata }) => metadata.labels?.['app'] === app)!;
  return cluster.network.from(pod['status'].podIP, 'default');
};

// https://kubernetes.io/docs/concepts/services-networking/service/
describe('Services', () => {
  it('spread connections over the pods that are ready, from inside and from a node port', () => {
    const cluster = withWeb(3, 'type: NodePort');
    const { nodePort } = cluster.get('services', 'web')['spec'].ports[0];
    const names = cluster.all('pods').map(({ metadata }) => metadata.name).sort();
    const answers = (network: ContainerNetwork, host: string, port: number): string[] => [...new Set(Array.from({ length: 40 }, () => ask(network, host, port)))].sort();
    expect(answers(inside(cluster), 'web', 80)).toEqual(names);
    expect(answers(cluster.network.local(), 'localhost', nodePort)).toEqual(names);
    expect(ask(cluster.network.local(), 'localhost', 30999)).toBe('refused');
    expect(ask(cluster.network.local(), 'web', 80)).toBe('unknown-host');
    expect(ask(inside(cluster), 'web', 81)).toBe('refused');
  });

  it('without pods refuse', () => {
    const cluster = withWeb(0, 'type: ClusterIP');
    cluster.apply(pods('other', 1));
    cluster.advance(4);
    expect(ask(inside(cluster, 'other'), 'web', 80)).toBe('refused');
  });

  it('stick to a pod with sessionAffinity', () => {
    const cluster = withWeb(3, 'sessionAffinity: ClientIP');
    expect(new Set(Array.from({ length: 20 }, () => ask(inside(cluster), 'web', 80))).size).toBe(1);
  });

  it('of type LoadBalancer wait for ever where there are no load balancers', () => {
    const cluster = withWeb(1, 'type: LoadBalancer');
    expect(cluster.get('services', 'web')['status'].loadBalancer).toEqual({});
    expect(ask(cluster.network.local(), 'localhost', 80)).toBe('refused');
  });

  it('of type LoadBalancer are on localhost, as on Docker Desktop, one for each port', () => {
    const cluster = withWeb(1, 'type: LoadBalancer', { loadBalancers: true });
    expect(cluster.get('services', 'web')['status'].loadBalancer).toEqual({ ingress: [{ hostname: 'localhost' }] });
    expect(ask(cluster.network.local(), 'localhost', 80)).toMatch(/^web-/);
    cluster.apply(service('second', 'type: LoadBalancer').replace(/^\n---\n/, ''));
    cluster.advance(2);
    expect(cluster.get('services', 'second')['status'].loadBalancer).toEqual({});
    cluster.remove('services', 'web');
    cluster.advance(2);
    expect(cluster.get('services', 'second')['status'].loadBalancer).toEqual({ ingress: [{ hostname: 'localhost' }] });
  });
});

// https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/
describe('names', () => {
  it('of Services are found with the search domains of the pod', () => {
    const cluster = withWeb(1, 'type: ClusterIP');
    const ip = cluster.get('services', 'web')['spec'].clusterIP as string;
    const { resolve } = inside(cluster);
    expect(['web', 'web.default', 'web.default.svc', 'web.default.svc.cluster.local', 'web.default.svc.cluster.local.'].map((name) => resolve(name))).toEqual([[ip], [ip], [ip], [ip], [ip]]);
    expect([resolve('web.other'), resolve('web.'), resolve('nosuch')]).toEqual([[], [], []]);
    expect(cluster.network.from('10.244.9.9', 'other').resolve('web')).toEqual([]);
    expect(cluster.network.from('10.244.9.9', 'other').resolve('web.default')).toEqual([ip]);
  });

  it('of headless Services are those of all pods', () => {
    const cluster = withWeb(3, 'clusterIP: None');
    expect([...inside(cluster).resolve('web')].sort()).toEqual(cluster.all('pods').map(({ status }) => status.podIP).sort());
  });
});

// https://kubernetes.io/docs/concepts/services-networking/network-policies/
describe('policies', () => {
  it('close a pod to all but those whom they name', () => {
    const cluster = withWeb(1, 'type: NodePort');
    cluster.apply(pods('friend', 1));
    cluster.apply(pods('other', 1));
    cluster.apply('{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: web}, spec: {podSelector: {matchLabels: {app: web}}, ingress: [{from: [{podSelector: {matchLabels: {app: friend}}}], ports: [{port: 8000}]}]}}');
    cluster.advance(4);
    expect([ask(inside(cluster, 'friend'), 'web', 80).slice(0, 4), ask(inside(cluster, 'other'), 'web', 80)]).toEqual(['web-', 'timeout']);
  });

  it('of egress close the way out', () => {
    const cluster = withWeb(1, 'type: ClusterIP');
    cluster.apply(pods('other', 1));
    cluster.apply('{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: shut}, spec: {podSelector: {matchLabels: {app: other}}, policyTypes: [Egress]}}');
    cluster.advance(4);
    expect(ask(inside(cluster, 'other'), 'web', 80)).toBe('timeout');
    expect(ask(inside(cluster, 'web'), 'web', 80)).toMatch(/^web-/);
  });
});

describe('forwarded ports', () => {
  it('stay with one pod, and are lost with it', () => {
    const cluster = withWeb(2, 'type: ClusterIP');
    const { name } = cluster.all('pods')[0]!.metadata;
    const forward = cluster.network.forward('default', name, 8080, 8000);
    expect([ask(cluster.network.local(), 'localhost', 8080), forward.lost]).toEqual([name, false]);
    expect(() => cluster.network.forward('default', name, 8080, 8000)).toThrow('bind: address already in use');
    cluster.remove('pods', name);
    cluster.advance(5);
    expect([ask(cluster.network.local(), 'localhost', 8080), forward.lost]).toEqual(['refused', true]);
    forward.close();
    expect(ask(cluster.network.local(), 'localhost', 8080)).toBe('refused');
  });
});

// https://kubernetes.io/docs/concepts/services-networking/ingress/
describe('Ingress', () => {
  const RULES = `
apiVersion: networking.k8s.io/v1
kind: IngressClass
metadata: {name: nginx}
spec: {controller: k8s.io/ingress-nginx}
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: shop}
spec:
  ingressClassName: nginx
  rules:
  - host: shop.example.com
    http: {paths: [{path: /from, pathType: Exact, backend: {service: {name: web, port: {number: 80}}}}, {path: /none, pathType: Prefix, backend: {service: {name: nosuch, port: {number: 80}}}}]}
  - host: "*.example.com"
    http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: web, port: {number: 80}}}}]}
`;
  const CONTROLLER = `
apiVersion: v1
kind: Pod
metadata: {name: controller}
spec: {containers: [{name: controller, image: "registry.k8s.io/ingress-nginx/controller:v1.14.0", args: ["/nginx-ingress-controller"]}]}
`;

  it('does nothing without a controller', () => {
    const cluster = withWeb(1, 'type: ClusterIP');
    cluster.apply(RULES);
    cluster.advance(3);
    expect(cluster.get('ingresses', 'shop')['status'].loadBalancer).toEqual({});
    expect(ask(cluster.network.local(), 'localhost', 80, '/', { Host: 'a.example.com' })).toBe('refused');
  });

  it('sends requests by host and path once there is one', () => {
    const cluster = withWeb(1, 'type: ClusterIP');
    cluster.apply(RULES);
    cluster.apply(CONTROLLER);
    cluster.advance(5);
    expect(cluster.get('ingresses', 'shop')['status'].loadBalancer).toEqual({ ingress: [{ hostname: 'localhost' }] });
    const get = (host: string, path: string): string => ask(cluster.network.local(), 'localhost', 80, path, { Host: host });
    expect(get('a.example.com', '/')).toMatch(/^web-/);
    expect([get('shop.example.com', '/from').split(':').length, get('shop.example.com', '/from/x'), get('shop.example.com', '/none/x'), get('other.org', '/')]).toEqual([2, '404', '503', '404']);
    cluster.remove('pods', 'controller');
    cluster.advance(4);
    expect(get('a.example.com', '/')).toBe('refused');
  });

  it('asks the pods behind the Service as a pod that policies know', () => {
    const cluster = withWeb(1, 'type: ClusterIP');
    cluster.apply(RULES);
    cluster.apply(CONTROLLER.replace('name: controller}', 'name: controller, labels: {app: proxy}}'));
    cluster.advance(5);
    const get = (): string => ask(cluster.network.local(), 'localhost', 80, '/', { Host: 'a.example.com' });
    cluster.apply('{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: web}, spec: {podSelector: {matchLabels: {app: web}}}}');
    expect(get()).toBe('504');
    cluster.apply('{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: web}, spec: {podSelector: {matchLabels: {app: web}}, ingress: [{from: [{podSelector: {matchLabels: {app: proxy}}}]}]}}');
    expect(get()).toMatch(/^web-/);
  });

  it('answers with 503 when no pod is ready, and with 502 when the ready one refuses', () => {
    const cluster = withWeb(1, 'type: ClusterIP');
    cluster.apply(RULES);
    cluster.apply(CONTROLLER);
    cluster.apply('{apiVersion: v1, kind: Service, metadata: {name: web}, spec: {selector: {app: web}, ports: [{port: 80, targetPort: 8001}]}}');
    cluster.advance(5);
    const get = (): string => ask(cluster.network.local(), 'localhost', 80, '/', { Host: 'a.example.com' });
    expect(get()).toBe('502');
    cluster.apply('{apiVersion: v1, kind: Service, metadata: {name: web}, spec: {selector: {app: late}, ports: [{port: 80, targetPort: 8000}]}}');
    cluster.apply('{apiVersion: v1, kind: Pod, metadata: {name: late, labels: {app: late}}, spec: {containers: [{name: c, image: "web:1", readinessProbe: {tcpSocket: {port: 4000}}}]}}');
    cluster.advance(5);
    expect(get()).toBe('503');
  });

  it('is served as long as one pod of its controller is ready', () => {
    const cluster = withWeb(1, 'type: ClusterIP');
    cluster.apply(RULES);
    cluster.apply(CONTROLLER);
    cluster.apply(CONTROLLER.replace('name: controller}', 'name: second}'));
    cluster.advance(5);
    cluster.remove('pods', 'controller');
    cluster.advance(4);
    expect(ask(cluster.network.local(), 'localhost', 80, '/', { Host: 'a.example.com' })).toMatch(/^web-/);
  });
});
