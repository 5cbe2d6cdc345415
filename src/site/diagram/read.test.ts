import { describe, expect, it } from 'vitest';
import { diagramOf } from './read.ts';

const container = { name: 'api', image: 'eta:0.1.0', ports: [{ name: 'http', containerPort: 8000 }] };

function pod(name: string, labels: Record<string, string>, namespace?: string) {
  return { apiVersion: 'v1', kind: 'Pod', metadata: { name, labels, namespace }, spec: { containers: [container] } };
}

function deployment(name: string, spec: Record<string, unknown> = {}) {
  const template = { metadata: { labels: { app: name } }, spec: { containers: [container] } };
  return { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name }, spec: { template, ...spec } };
}

function service(selector: Record<string, string> | undefined, port: Record<string, unknown>, namespace?: string) {
  return { apiVersion: 'v1', kind: 'Service', metadata: { name: 'front', namespace }, spec: { selector, ports: [port] } };
}

describe('diagramOf', () => {
  it('reads the labels and containers of a controller from its template', () => {
    const [group] = diagramOf([deployment('eta', { replicas: 3 })]).groups;
    expect(group).toMatchObject({
      kind: 'Deployment',
      replicas: 3,
      labels: { app: 'eta' },
      containers: [{ name: 'api', image: 'eta:0.1.0', ports: [{ name: 'http', number: 8000 }] }],
    });
  });

  // https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#replicas: "It defaults to 1."
  it('takes one Pod for a Deployment that does not say how many', () => {
    expect(diagramOf([deployment('eta')]).groups[0]!.replicas).toBe(1);
  });

  it('knows no number for a DaemonSet', () => {
    expect(diagramOf([{ ...deployment('agent'), kind: 'DaemonSet' }]).groups[0]!.replicas).toBeUndefined();
  });

  it('connects a Service to every group whose labels hold its whole selector', () => {
    const objects = [pod('a', { app: 'eta', release: '1' }), pod('b', { app: 'eta' }), service({ app: 'eta', release: '1' }, { port: 80 })];
    expect(diagramOf(objects).services[0]!.selects).toEqual([0]);
  });

  it('does not connect a Service to Pods of another namespace, and takes a missing one for default', () => {
    const objects = [pod('a', { app: 'eta' }, 'dev'), pod('b', { app: 'eta' }, 'default'), service({ app: 'eta' }, { port: 80 })];
    expect(diagramOf(objects).services[0]!.selects).toEqual([1]);
  });

  // https://kubernetes.io/docs/concepts/services-networking/service/#services-without-selectors
  it('lets a Service without a selector select nothing', () => {
    expect(diagramOf([pod('a', { app: 'eta' }), service(undefined, { port: 80 })]).services[0]!.selects).toEqual([]);
  });

  // "By default … the targetPort is set to the same value as the port field."
  it('takes the port for the target port when there is none', () => {
    expect(diagramOf([service({ app: 'eta' }, { port: 80 })]).services[0]!.ports[0]).toMatchObject({ targetPort: 80, targetNumber: 80 });
  });

  it('finds the number behind a named target port in the Pods selected', () => {
    const objects = [deployment('eta'), service({ app: 'eta' }, { port: 80, targetPort: 'http' })];
    expect(diagramOf(objects).services[0]!.ports[0]!.targetNumber).toBe(8000);
  });

  it('knows no number for a target port that no container port is called', () => {
    const objects = [deployment('eta'), service({ app: 'eta' }, { port: 80, targetPort: 'web' })];
    expect(diagramOf(objects).services[0]!.ports[0]!.targetNumber).toBeUndefined();
  });

  it('finds who uses a ConfigMap, a Secret or a claim, in all the places that can name one', () => {
    const user = (name: string, spec: object, namespace?: string) => ({ kind: 'Pod', metadata: { name, namespace }, spec: { containers: [], ...spec } });
    const config = { kind: 'ConfigMap', metadata: { name: 'settings' }, data: { level: 'info' }, binaryData: { logo: 'AA==' } };
    const pods = [
      user('mounts', { volumes: [{ name: 'v', configMap: { name: 'settings' } }] }),
      user('projects', { volumes: [{ name: 'v', projected: { sources: [{ configMap: { name: 'settings' } }] } }] }),
      user('takes all', { containers: [{ envFrom: [{ configMapRef: { name: 'settings' } }] }] }),
      user('takes one', { initContainers: [{ env: [{ name: 'A', valueFrom: { configMapKeyRef: { name: 'settings', key: 'level' } } }] }] }),
      user('elsewhere', { volumes: [{ name: 'v', configMap: { name: 'settings' } }] }, 'dev'),
      user('other kind', { volumes: [{ name: 'v', secret: { secretName: 'settings' } }] }),
    ];
    expect(diagramOf([config, ...pods]).stores).toEqual([{ kind: 'ConfigMap', name: 'settings', namespace: undefined, holds: ['level', 'logo'], usedBy: [0, 1, 2, 3] }]);
    const secret = { kind: 'Secret', metadata: { name: 'settings' }, stringData: { password: 'x' } };
    expect(diagramOf([...pods, secret]).stores[0]).toMatchObject({ holds: ['password'], usedBy: [5] });
  });

  it('reads the size and the modes of a claim, and the claims of a StatefulSet', () => {
    const spec = { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } };
    const objects = [
      { kind: 'PersistentVolumeClaim', metadata: { name: 'data' }, spec },
      { kind: 'StatefulSet', metadata: { name: 'db' }, spec: { volumeClaimTemplates: [{ metadata: { name: 'own' }, spec }] } },
    ];
    const { stores, groups } = diagramOf(objects);
    expect(stores[0]!.holds).toEqual(['1Gi', 'ReadWriteOnce']);
    expect(groups[0]!.claims).toEqual([{ name: 'own', size: '1Gi' }]);
  });

  it('follows the paths of an Ingress to Services of its own namespace', () => {
    const path = (name: string, port: object) => ({ path: `/${name}`, backend: { service: { name, port } } });
    const ingress = {
      kind: 'Ingress',
      metadata: { name: 'gate' },
      spec: { ingressClassName: 'nginx', rules: [{ host: 'a.example', http: { paths: [path('front', { number: 80 }), path('gone', { name: 'http' })] } }], defaultBackend: { service: { name: 'front', port: { number: 81 } } } },
    };
    expect(diagramOf([ingress, service({ app: 'eta' }, { port: 80 }, 'default')]).ingresses[0]).toEqual({
      name: 'gate',
      namespace: undefined,
      className: 'nginx',
      paths: [
        { host: 'a.example', path: '/front', service: 'front', port: '80', leads: 0 },
        { host: 'a.example', path: '/gone', service: 'gone', port: 'http' },
        { path: 'all else', service: 'front', port: '81', leads: 0 },
      ],
    });
  });

  it('tells init containers from sidecars', () => {
    const spec = { initContainers: [{ name: 'fetch', image: 'a' }, { name: 'proxy', image: 'b', restartPolicy: 'Always' }], containers: [container] };
    expect(diagramOf([{ kind: 'Pod', metadata: { name: 'p' }, spec }]).groups[0]!.containers.map(({ name, role }) => [name, role])).toEqual([['fetch', 'init'], ['proxy', 'sidecar'], ['api', undefined]]);
  });

  it('leaves out what it cannot draw and survives what is no object', () => {
    const diagram = diagramOf([{ kind: 'Role' }, null, 'text', { kind: 'Pod' }]);
    expect(diagram.leftOut).toEqual(['Role', '', '']);
    expect(diagram.groups).toHaveLength(1);
  });
});
