import { describe, expect, test } from 'vitest';
import { checkObject } from './check-object.ts';
import { schemaSet } from './schema-set.ts';

const only = (object: unknown, version: Parameters<typeof schemaSet>[0] = '1.36') => {
  const issues = checkObject(schemaSet(version), object);
  expect(issues).toHaveLength(1);
  return issues[0]!;
};

describe('apiVersion and kind', () => {
  // kubectl 1.36.
  test.each([
    [{ kind: 'Pod' }, 'apiVersion', 'error validating data: apiVersion not set'],
    [{ apiVersion: null, kind: 'Pod' }, 'apiVersion', 'error validating data: apiVersion not set'],
    [{ apiVersion: 1, kind: 'Pod' }, 'apiVersion', "error validating data: apiVersion isn't string type"],
    [{ apiVersion: 'apps/v1/', kind: 'Deployment' }, 'apiVersion', 'error validating data: unexpected GroupVersion string: apps/v1/'],
    [{ apiVersion: 'v1' }, 'kind', 'error validating data: kind not set'],
    [{ apiVersion: 'v1', kind: 5 }, 'kind', "error validating data: kind isn't string type"],
  ])('%j', (object, field, serverMessage) => {
    expect(only(object)).toMatchObject({ code: 'missing-gvk', path: [field], serverMessage });
  });

  test('a key in another case is pointed at', () => {
    expect(only({ apiversion: 'v1', kind: 'Pod' }).help).toBe('write apiVersion instead of apiversion');
  });
});

describe('unknown kinds', () => {
  test.each([
    ['apps/v1', 'Deploymnet', 'Deployment', 'kind', 'did you mean Deployment?'],
    ['apps/v1', 'Deployments', 'Deployment', 'kind', 'did you mean Deployment?'],
    ['apps/v1', 'deployment', 'Deployment', 'kind', 'did you mean Deployment?'],
    ['v1', 'PVC', 'PersistentVolumeClaim', 'kind', 'did you mean PersistentVolumeClaim?'],
    ['v1', 'Pod ', 'Pod', 'kind', 'did you mean Pod?'],
    ['v1', 'Deploymnet', 'Deployment', 'kind', 'did you mean Deployment with apiVersion: apps/v1?'],
    ['v1', 'Deployment', 'apps/v1', 'apiVersion', 'write apiVersion: apps/v1'],
    ['autoscaling/v3', 'HorizontalPodAutoscaler', 'autoscaling/v2', 'apiVersion', 'write apiVersion: autoscaling/v2'],
  ])('%s %s', (apiVersion, kind, suggestion, field, help) => {
    expect(only({ apiVersion, kind })).toMatchObject({
      code: 'unknown-kind',
      path: [field],
      suggestion,
      help,
      serverMessage: `no matches for kind "${kind}" in version "${apiVersion}"`,
    });
  });

  test('nothing is guessed for a kind of an unknown group', () => {
    const issue = only({ apiVersion: 'search.example.com/v1', kind: 'Index' });
    expect(issue).toMatchObject({ code: 'unknown-kind', path: ['apiVersion'] });
    expect(issue).not.toHaveProperty('suggestion');
  });
});

describe('removed and deprecated APIs', () => {
  test('what replaces it, and which fields changed', () => {
    const issue = only({ apiVersion: 'extensions/v1beta1', kind: 'Ingress' });
    expect(issue).toMatchObject({
      code: 'removed-api',
      path: ['apiVersion'],
      message: 'Ingress in extensions/v1beta1 was removed in Kubernetes 1.22',
      suggestion: 'networking.k8s.io/v1',
      serverMessage: 'no matches for kind "Ingress" in version "extensions/v1beta1"',
    });
    expect(issue.help).toContain('use apiVersion: networking.k8s.io/v1');
    expect(issue.help).toContain('backend.serviceName is now backend.service.name');
    expect(issue.help).toContain('pathType is required');
  });

  test('one without a successor says what to do instead', () => {
    expect(only({ apiVersion: 'policy/v1beta1', kind: 'PodSecurityPolicy' })).toMatchObject({
      message: 'PodSecurityPolicy in policy/v1beta1 was removed in Kubernetes 1.25',
      help: expect.stringContaining('Pod Security Admission') as string,
    });
  });

  test('an API is removed only from its release on', () => {
    const object = { apiVersion: 'admissionregistration.k8s.io/v1beta1', kind: 'ValidatingAdmissionPolicy' };
    expect(checkObject(schemaSet('1.33'), object).map((issue) => issue.code)).not.toContain('removed-api');
    expect(only(object, '1.34').code).toBe('removed-api');
  });

  test('Endpoints are deprecated since 1.33 and still work', () => {
    const object = { apiVersion: 'v1', kind: 'Endpoints', metadata: { name: 'a' } };
    expect(checkObject(schemaSet('1.32'), object)).toEqual([]);
    expect(only(object, '1.33')).toMatchObject({ code: 'deprecated-api', message: 'Endpoints in v1 is deprecated since Kubernetes 1.33', suggestion: 'discovery.k8s.io/v1' });
  });
});

describe('alphas, which a server serves only where it was told to', () => {
  const podGroup = { apiVersion: 'scheduling.k8s.io/v1alpha2', kind: 'PodGroup' };

  test('of which there is no later version', () => {
    expect(only(podGroup)).toMatchObject({ code: 'unknown-kind', switchedOff: 'only-api', path: ['apiVersion'] });
  });

  test('of which there is a later version', () => {
    const bundle = { apiVersion: 'certificates.k8s.io/v1alpha1', kind: 'ClusterTrustBundle' };
    expect(only(bundle)).toMatchObject({ switchedOff: 'has-successor', suggestion: 'certificates.k8s.io/v1beta1' });
  });

  test('an older release has none of it', () => {
    expect(only(podGroup, '1.35').switchedOff).toBeUndefined();
  });

  test('a version that never was', () => {
    expect(only({ apiVersion: 'apps/v1alpha1', kind: 'Deployment' }).switchedOff).toBeUndefined();
  });
});
