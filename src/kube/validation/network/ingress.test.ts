import { describe, expect, test } from 'vitest';
import { fields } from '../testing/causes.ts';

function ingress(spec: string, annotations = '{}'): string {
  return `{apiVersion: networking.k8s.io/v1, kind: Ingress, metadata: {name: web, annotations: ${annotations}}, spec: ${spec}}`;
}

function path(text: string): string {
  return `{rules: [{http: {paths: [${text}]}}]}`;
}

const BACKEND = 'backend: {service: {name: web, port: {number: 80}}}';
const AT = 'spec.rules[0].http.paths[0]';

describe('Ingress', () => {
  test.each([
    ['a path of the controller’s own', path(`{pathType: ImplementationSpecific, ${BACKEND}}`), []],
    ['a prefix without a path', path(`{pathType: Prefix, ${BACKEND}}`), [`${AT}.path`]],
    ['dots that lead up', path(`{path: /a/../b, pathType: Prefix, ${BACKEND}}`), [`${AT}.path`]],
    ['a path that ends in dots', path(`{path: /a/.., pathType: Exact, ${BACKEND}}`), [`${AT}.path`]],
    ['no path type', path(`{path: /, ${BACKEND}}`), [`${AT}.pathType`]],
    ['no port', path('{path: /, pathType: Prefix, backend: {service: {name: web}}}'), [`${AT}.backend`]],
    ['two ports', path('{path: /, pathType: Prefix, backend: {service: {name: web, port: {number: 80, name: http}}}}'), [`${AT}.backend`]],
    ['no backend', path('{path: /, pathType: Prefix, backend: {}}'), [`${AT}.backend`]],
    ['a resource without a name', path('{path: /, pathType: Prefix, backend: {resource: {apiGroup: example.com, kind: Bucket, name: ""}}}'), [`${AT}.backend.resource.name`]],
    ['an address as a host', `{rules: [{host: 192.0.2.1, http: {paths: [{path: /, pathType: Prefix, ${BACKEND}}]}}]}`, ['spec.rules[0].host']],
    ['a default alone', '{defaultBackend: {service: {name: web, port: {name: http}}}}', []],
  ])('%s', (_, spec, expected) => expect(fields(ingress(spec))).toEqual(expected));

  test('the annotation and the field must name one class', () => {
    const spec = `{ingressClassName: nginx, defaultBackend: {service: {name: web, port: {number: 80}}}}`;
    expect(fields(ingress(spec, '{kubernetes.io/ingress.class: traefik}'))).toEqual(['annotations.kubernetes.io/ingress.class']);
    expect(fields(ingress(spec, '{kubernetes.io/ingress.class: nginx}'))).toEqual([]);
  });
});
