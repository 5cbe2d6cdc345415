import { describe, expect, it } from 'vitest';
import { ImageRegistry, type Pull } from './registry.ts';

const said = (pull: Pull): string => (pull.kind === 'failed' || pull.kind === 'invalid' ? `${pull.kind}: ${pull.message}` : pull.kind);

describe('public images', () => {
  const registry = new ImageRegistry([]);
  it.each([
    'nginx', 'nginx:1.27', 'nginx:1.27-alpine', 'docker.io/library/nginx:latest', 'httpd:2.4', 'busybox:1.36', 'alpine:3.20', 'redis:7-alpine', 'postgres:16', 'mysql:8.0', 'mongo:7', 'python:3.12-slim', 'node:22',
    'hashicorp/http-echo', 'hashicorp/http-echo:1.0', 'curlimages/curl:8.10.1', 'traefik/whoami', 'registry.k8s.io/pause:3.10', 'registry.k8s.io/e2e-test-images/agnhost:2.47', 'gcr.io/google-samples/hello-app:1.0',
  ])('%s can be pulled', (image) => {
    expect(registry.pull(image, 'Always', 'n').kind).toBe('pulled');
  });

  // The first is the slip of the page "Deployments" of the Kubernetes documentation; the texts are containerd's.
  it.each([
    ['nginx:1.161', 'failed: rpc error: code = NotFound desc = failed to pull and unpack image "docker.io/library/nginx:1.161": failed to resolve reference "docker.io/library/nginx:1.161": docker.io/library/nginx:1.161: not found'],
    ['api:nonexistent', 'failed: failed to pull and unpack image "docker.io/library/api:nonexistent": failed to resolve reference "docker.io/library/api:nonexistent": pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed'],
    ['Nginx', 'invalid: Failed to apply default image tag "Nginx": couldn\'t parse image name "Nginx": invalid reference format'],
  ])('%s cannot', (image, message) => {
    expect(said(registry.pull(image, 'IfNotPresent', 'n'))).toBe(message);
  });
});

// https://kubernetes.io/docs/concepts/containers/images/#image-pull-policy
describe('pull policies', () => {
  it('take what a node has, but Always asks the registry', () => {
    const registry = new ImageRegistry([]);
    expect(registry.pull('nginx', 'Never', 'a').kind).toBe('never');
    expect(registry.pull('nginx', 'IfNotPresent', 'a').kind).toBe('pulled');
    expect(registry.pull('nginx', 'IfNotPresent', 'a').kind).toBe('present');
    expect(registry.pull('nginx', 'Never', 'a').kind).toBe('present');
    expect(registry.pull('nginx', 'Never', 'b').kind).toBe('never');
    const again = registry.pull('nginx', 'Always', 'a');
    expect(again.kind === 'pulled' && again.seconds < 1).toBe(true);
  });

  it('find a local image unless they ask the registry, which does not have it', () => {
    const registry = new ImageRegistry([{ name: 'api:0.1.0' }, { name: 'api:0.2.0', published: true }]);
    expect(['IfNotPresent', 'Never', 'Always'].map((policy) => registry.pull('api:0.1.0', policy as 'Always', 'n').kind)).toEqual(['present', 'present', 'failed']);
    expect(registry.pull('api:0.2.0', 'Always', 'n').kind).toBe('pulled');
    expect(registry.pull('api:0.3.0', 'IfNotPresent', 'n').kind).toBe('failed');
    registry.build('api:0.3.0', 'api:0.2.0');
    expect(registry.pull('api:0.3.0', 'IfNotPresent', 'n').kind).toBe('present');
    registry.remove('api:0.3.0');
    expect(registry.pull('api:0.3.0', 'IfNotPresent', 'n').kind).toBe('failed');
  });
});

describe('stand-ins', () => {
  const registry = new ImageRegistry([], { unknownImages: 'placeholder' });

  it('are there for every image but those whose name says that they are not', () => {
    expect(['api:0.1.0', 'nginx', 'registry.example/x'].map((image) => registry.pull(image, 'Always', 'n').kind)).toEqual(['present', 'present', 'present']);
    expect(registry.pull('api:does-not-exist', 'IfNotPresent', 'n').kind).toBe('failed');
    expect(registry.pull('api:nonexistent', 'Never', 'n').kind).toBe('never');
  });
});

describe('what images set', () => {
  const registry = new ImageRegistry([{ name: 'eta:1', env: { A: '1', B: '1' } }, { name: 'eta:2', like: 'eta:1', env: { B: '2' } }]);

  it('variables, with those of the image that it is like', () => {
    expect(registry.environment('eta:2')).toEqual({ A: '1', B: '2' });
    expect(registry.environment('nginx:1.27.3')).toEqual({ NGINX_VERSION: '1.27.3' });
  });

  it('the user', () => {
    expect([registry.user('nginx'), registry.user('nginxinc/nginx-unprivileged'), registry.user('registry.k8s.io/pause:3.10')]).toEqual([0, 101, 65535]);
  });
});
