import { array, assert, nat, oneof, property, string, stringMatching } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatFieldPath, parseFieldPath } from './field-path.ts';

// Paths as a Kubernetes API server prints them.
describe('field paths', () => {
  it.each([
    ['spec.ports[0].nodePort', ['spec', 'ports', 0, 'nodePort']],
    ['metadata.labels[app.kubernetes.io/name]', ['metadata', 'labels', 'app.kubernetes.io/name']],
    ['data[nginx.conf]', ['data', 'nginx.conf']],
    ['spec.template.spec.containers[12].resources.requests[nvidia.com/gpu]', ['spec', 'template', 'spec', 'containers', 12, 'resources', 'requests', 'nvidia.com/gpu']],
    ['metadata.annotations[two words]', ['metadata', 'annotations', 'two words']],
    ['', []],
  ])('%s', (text, path) => {
    expect(formatFieldPath(path)).toBe(text);
    expect(parseFieldPath(text)).toEqual(path);
  });

  it('refuses a bracket that is not closed', () => {
    expect(() => parseFieldPath('spec.ports[0')).toThrow('the field path "spec.ports[0" has a bracket that is not closed');
  });

  it('survives being written and read', () => {
    const key = oneof(
      stringMatching(/^[A-Za-z][A-Za-z0-9-]*$/),
      string().filter((text) => !text.includes(']') && !/^\d+$/.test(text)),
    );
    assert(property(array(oneof(key, nat())), (path) => {
      expect(parseFieldPath(formatFieldPath(path))).toEqual(path);
    }), { seed: 1 });
  });
});
