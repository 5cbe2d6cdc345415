import { describe, expect, it } from 'vitest';
import type { FileRevision } from '../types.ts';
import { fieldValue } from './field-value.ts';

function file(...objects: unknown[]): FileRevision {
  return { name: 'a.yaml', block: 0, text: '', documents: objects.map((value) => ({ value })) } as unknown as FileRevision;
}

const service = { kind: 'Service', metadata: { name: 'eta' }, spec: { ports: [{ port: 80, nodePort: 30001 }] } };
const deployment = { kind: 'Deployment', metadata: { name: 'eta-next' }, spec: { replicas: 10, paused: false } };

describe('fieldValue', () => {
  it('finds numbers, booleans and strings', () => {
    expect(fieldValue(file(service), 'spec.ports[0].nodePort')).toBe('30001');
    expect(fieldValue(file(deployment), 'spec.paused')).toBe('false');
    expect(fieldValue(file(deployment), 'metadata.name')).toBe('eta-next');
  });

  it('looks through all objects of a file', () => {
    expect(fieldValue(file(service, deployment), 'spec.replicas')).toBe('10');
  });

  it('wants to know the kind when objects differ', () => {
    expect(() => fieldValue(file(service, deployment), 'metadata.name')).toThrow('metadata.name is eta and eta-next in a.yaml; add kind="…"');
    expect(fieldValue(file(service, deployment), 'metadata.name', 'Service')).toBe('eta');
  });

  it('suggests the field that is meant', () => {
    expect(() => fieldValue(file(service), 'spec.ports[0].nodeport')).toThrow('a.yaml has no spec.ports[0].nodeport; did you mean spec.ports[0].nodePort?');
    expect(() => fieldValue(file(service), 'spek.ports')).toThrow('did you mean spec?');
  });

  it('says what stands where the path ends', () => {
    expect(() => fieldValue(file(service), 'spec.ports[3].port')).toThrow('spec.ports is a list of 1');
    expect(() => fieldValue(file(service), 'spec.ports[0].port.name')).toThrow('spec.ports[0].port is a single value');
    expect(() => fieldValue(file(deployment), 'spec.zzzzzzzz')).toThrow('spec has replicas, paused');
  });

  it('refuses what is no single value, no path, or no such kind', () => {
    expect(() => fieldValue(file(service), 'spec.ports')).toThrow('spec.ports of a.yaml is a list; name a single value below it');
    expect(() => fieldValue(file(service), 'spec')).toThrow('is a mapping');
    expect(() => fieldValue(file(service), 'spec.ports[0')).toThrow('bracket that is not closed');
    expect(() => fieldValue(file(service), 'spec', 'Pod')).toThrow('a.yaml has no Pod');
    expect(() => fieldValue(file(), 'spec')).toThrow('a.yaml has no YAML document');
  });

  it('does not find what every object inherits', () => {
    expect(() => fieldValue(file(service), 'spec.constructor')).toThrow('a.yaml has no spec.constructor');
  });
});
