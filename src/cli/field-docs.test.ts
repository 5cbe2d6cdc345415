import { describe, expect, test } from 'vitest';
import { fieldDocs } from './field-docs.ts';

const DEPLOYMENT = { group: 'apps', version: 'v1', kind: 'Deployment' };
const docs = fieldDocs('1.36');

describe('fieldDocs', () => {
  // First words of the published descriptions.
  test.each([
    [[], 'Deployment enables declarative updates for Pods and ReplicaSets.'],
    [['spec', 'replicas'], 'Number of desired pods.'],
    [['spec', 'strategy'], 'The deployment strategy to use'],
    [['metadata', 'labels'], 'Map of string keys and values'],
    [['metadata', 'labels', 'app'], 'Map of string keys and values'],
    [['spec', 'template', 'spec', 'containers', 0, 'livenessProbe'], 'Periodic probe of container liveness.'],
    [['spec', 'template', 'spec', 'containers', 'image'], 'Container image name.'],
    [['spec', 'template', 'spec', 'containers', 0, 'resources', 'limits', 'cpu'], 'Limits describes the maximum amount'],
  ])('%j: %s', (path, start) => expect(docs.describe(DEPLOYMENT, path)?.slice(0, start.length)).toBe(start));

  test('backslashes that guard characters in comments are taken away', () => {
    const text = docs.describe(DEPLOYMENT, ['spec', 'template', 'spec', 'containers', 0, 'command']);
    expect(text).toContain("The container image's ENTRYPOINT is used");
    expect(text).not.toMatch(/\\["']/);
  });

  test('types that only the client documents are found', () => {
    expect(docs.describe({ group: 'networking.k8s.io', version: 'v1beta1', kind: 'ServiceCIDR' }, [])).toMatch(/^ServiceCIDR defines/);
  });

  test.each([
    [DEPLOYMENT, ['spec', 'nothing']],
    [DEPLOYMENT, ['spec', 'replicas', 'deeper']],
    [{ group: 'a', version: 'v1', kind: 'B' }, []],
  ])('nothing is said of %j %j', (gvk, path) => expect(docs.describe(gvk, path)).toBeUndefined());

  test('a field that a release lacks has no text in it', () => {
    const pod = { group: '', version: 'v1', kind: 'Pod' };
    expect(fieldDocs('1.33').describe(pod, ['spec', 'hostnameOverride'])).toBeUndefined();
    expect(fieldDocs('1.34').describe(pod, ['spec', 'hostnameOverride'])).toBeDefined();
  });

  test('without packages there are no texts', () => {
    expect(fieldDocs('1.36', '/nowhere').describe(DEPLOYMENT, ['spec'])).toBeUndefined();
  });
});
