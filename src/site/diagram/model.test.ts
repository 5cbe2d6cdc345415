import { describe, expect, it } from 'vitest';
import { diagramOf } from './model.ts';

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

  it('leaves out what it cannot draw and survives what is no object', () => {
    const diagram = diagramOf([{ kind: 'ConfigMap' }, null, 'text', { kind: 'Pod' }]);
    expect(diagram.leftOut).toEqual(['ConfigMap', '', '']);
    expect(diagram.groups).toHaveLength(1);
  });
});
