import { items, type Decoded, type KubeObject } from '../../kube/object.ts';
import type { Store } from '../store/store.ts';

const DEFAULT_CLASS = 'ingressclass.kubernetes.io/is-default-class';

/** The Service port that an Ingress sends a request to. */
export interface IngressTarget {
  service: KubeObject;
  port: Decoded;
}

/**
 * Where a request goes that an Ingress controller has received: by host, then by the longest path.
 * @param controller of which classes it serves, as `spec.controller` of an IngressClass names it
 * @returns undefined when no rule matches; the controller then answers 404
 * Rule: https://kubernetes.io/docs/concepts/services-networking/ingress/#path-types
 */
export function ingressTarget(store: Store, controller: string, host: string, path: string): IngressTarget | undefined | 'no-service' {
  const ingresses = store.list('ingresses.networking.k8s.io').filter((ingress) => isServed(store, ingress, controller));
  const bare = host.replace(/:\d+$/, '').toLowerCase();
  const candidates = ingresses.flatMap((ingress) =>
    items(ingress['spec'].rules).filter((rule) => matchesHost(rule.host, bare)).flatMap((rule) =>
      items(rule.http?.paths).filter((one) => matchesPath(one, path)).map((one) => ({ ingress, rule, path: one }))));
  // An exact host comes before a wildcard, an exact path before a prefix, a long path before a short one.
  candidates.sort((a, b) => hostRank(b.rule.host) - hostRank(a.rule.host) || (b.path.path ?? '/').length - (a.path.path ?? '/').length || Number(b.path.pathType === 'Exact') - Number(a.path.pathType === 'Exact'));
  const best = candidates[0];
  if (best !== undefined) return serviceOf(store, best.path.backend, best.ingress.metadata.namespace);
  const fallback = ingresses.find(({ spec }) => spec.defaultBackend !== undefined);
  return fallback === undefined ? undefined : serviceOf(store, fallback['spec'].defaultBackend, fallback.metadata.namespace);
}

const isServed = (store: Store, ingress: KubeObject, controller: string): boolean => ingressControllerOf(store, ingress) === controller;

/** The controller that an Ingress is meant for, by its class or by the default one. */
export function ingressControllerOf(store: Store, { spec, metadata }: KubeObject): string | undefined {
  const classes = store.list('ingressclasses.networking.k8s.io');
  const name = spec.ingressClassName ?? metadata.annotations?.['kubernetes.io/ingress.class'];
  const found = name === undefined
    ? classes.find((one) => one.metadata.annotations?.[DEFAULT_CLASS] === 'true')
    : classes.find((one) => one.metadata.name === name);
  return found?.['spec'].controller;
}

function matchesHost(rule: string | undefined, host: string): boolean {
  if (rule === undefined || rule === '') return true;
  if (!rule.startsWith('*.')) return rule.toLowerCase() === host;
  const dot = host.indexOf('.');
  return dot > 0 && host.slice(dot + 1) === rule.slice(2).toLowerCase();
}

const hostRank = (host: string | undefined): number => (host === undefined || host === '' ? 0 : host.startsWith('*.') ? 1 : 2);

function matchesPath({ path: rule = '/', pathType }: Decoded, path: string): boolean {
  const bare = path.replace(/[?#].*$/, '');
  if (pathType === 'Exact') return bare === rule;
  const prefix = rule.replace(/\/+$/, '');
  return bare === prefix || bare.startsWith(`${prefix}/`) || prefix === '';
}

function serviceOf(store: Store, backend: Decoded, namespace: string): IngressTarget | 'no-service' {
  const service = store.get('services', namespace, backend.service?.name);
  const { name, number } = backend.service?.port ?? {};
  const port = items(service?.['spec'].ports).find((one) => (name === undefined ? one.port === number : one.name === name));
  return service === undefined || port === undefined ? 'no-service' : { service, port };
}
