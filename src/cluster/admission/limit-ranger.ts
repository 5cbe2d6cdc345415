import { items, type Decoded, type KubeObject } from '../../kube/object.ts';
import { addQuantities, compareQuantities, formatQuantity, parseQuantity, type Quantity } from '../../kube/quantity-value.ts';
import { forbidden } from '../api/status-error.ts';
import type { Store } from '../store/store.ts';
import type { AdmissionPlugin } from './plugin.ts';

/** Defaults and bounds of what containers, pods and claims ask for. Rule: the plugin LimitRanger. */
export const limitRanger: AdmissionPlugin = {
  name: 'LimitRanger',
  mutate({ operation, storage, namespace, object, subresource }, { store }) {
    if (operation !== 'CREATE' || storage !== 'pods' || subresource !== undefined) return object;
    return rangesOf(store, namespace).reduce((pod, range) => withDefaults(pod, range), object);
  },
  validate({ operation, storage, namespace, object, name, subresource, resource }, { store }) {
    if (operation === 'DELETE' || subresource !== undefined || (storage !== 'pods' && storage !== 'persistentvolumeclaims')) return;
    if (operation === 'UPDATE' && storage === 'pods') return;
    for (const range of rangesOf(store, namespace)) {
      const errors = storage === 'pods' ? podErrors(object!, range) : claimErrors(object!, range);
      if (errors.length > 0) throw forbidden(resource, name, errors.length === 1 ? errors[0]! : `[${errors.join(', ')}]`);
    }
  },
};

function rangesOf(store: Store, namespace: string | undefined): KubeObject[] {
  return store.list('limitranges', namespace);
}

/** Rule: `mergePodResourceRequirements`, which notes what it did in an annotation. */
function withDefaults(pod: KubeObject, range: KubeObject): KubeObject {
  const limit = items(range['spec'].limits).find(({ type }) => type === 'Container');
  if (limit === undefined) return pod;
  const notes: string[] = [];
  const merged = (container: Decoded, kind: string): Decoded => {
    const said: string[] = [];
    const merge = (field: 'requests' | 'limits', defaults: Decoded): Decoded => {
      const own = container.resources?.[field] ?? {};
      const missing = Object.keys(defaults ?? {}).filter((name) => own[name] === undefined).sort();
      if (missing.length > 0) said.push(`${missing.join(', ')} ${field === 'requests' ? 'request' : 'limit'} for ${kind} ${container.name}`);
      return { ...own, ...Object.fromEntries(missing.map((name) => [name, defaults[name]])) };
    };
    const requests = merge('requests', limit.defaultRequest);
    const limits = merge('limits', limit.default);
    notes.push(...said);
    if (said.length === 0) return container;
    const resources = { ...container.resources, ...(Object.keys(limits).length === 0 ? {} : { limits }), ...(Object.keys(requests).length === 0 ? {} : { requests }) };
    return { ...container, resources };
  };
  const spec = { ...pod['spec'], containers: pod['spec'].containers.map((container: Decoded) => merged(container, 'container')) };
  if (spec.initContainers !== undefined) spec.initContainers = spec.initContainers.map((container: Decoded) => merged(container, 'init container'));
  if (notes.length === 0) return pod;
  const annotations = { ...pod.metadata.annotations, 'kubernetes.io/limit-ranger': `LimitRanger plugin set: ${notes.join('; ')}` };
  return { ...pod, metadata: { ...pod.metadata, annotations }, spec };
}

function podErrors(pod: KubeObject, range: KubeObject): string[] {
  const containers = [...items(pod['spec'].containers), ...items(pod['spec'].initContainers)];
  return items(range['spec'].limits).flatMap((limit): string[] => {
    if (limit.type === 'Container') return containers.flatMap(({ resources }) => boundErrors(limit, resources?.requests ?? {}, resources?.limits ?? {}));
    if (limit.type !== 'Pod') return [];
    return boundErrors(limit, totalOf(pod['spec'], 'requests'), totalOf(pod['spec'], 'limits'));
  });
}

function claimErrors(claim: KubeObject, range: KubeObject): string[] {
  const requests = claim['spec'].resources?.requests ?? {};
  return items(range['spec'].limits).filter(({ type }) => type === 'PersistentVolumeClaim').flatMap((limit) => [
    ...bounds(limit.min, (name, bound) => minError(name, bound, requests[name], requests[name], limit.type)),
    ...bounds(limit.max, (name, bound) => claimMaxError(name, bound, requests[name], limit.type)),
  ]);
}

/** What the containers of a pod ask for together; an init container counts where it asks for more than they. Rule: `podRequests`, `podLimits`. */
function totalOf(spec: Decoded, field: 'requests' | 'limits'): Record<string, string> {
  const total = new Map<string, Quantity>();
  const each = (containers: Decoded, merge: (before: Quantity, more: Quantity) => Quantity): void => {
    for (const { resources } of items(containers)) {
      for (const [name, amount] of Object.entries(resources?.[field] ?? {})) {
        const quantity = parseQuantity(amount)!;
        const before = total.get(name);
        total.set(name, before === undefined ? quantity : merge(before, quantity));
      }
    }
  };
  each(spec.containers, addQuantities);
  each(spec.initContainers, (before, more) => (compareQuantities(more, before) > 0 ? more : before));
  return Object.fromEntries([...total].map(([name, quantity]) => [name, formatQuantity(quantity)]));
}

type List = Readonly<Record<string, string>>;

function boundErrors(limit: Decoded, requests: List, limits: List): string[] {
  return [
    ...bounds(limit.min, (name, bound) => minError(name, bound, requests[name], limits[name], limit.type)),
    ...bounds(limit.max, (name, bound) => maxError(name, bound, requests[name], limits[name], limit.type)),
    ...bounds(limit.maxLimitRequestRatio, (name, bound) => ratioError(name, bound, requests[name], limits[name], limit.type)),
  ];
}

function bounds(list: Decoded, check: (name: string, bound: string) => string | undefined): string[] {
  return Object.keys(list ?? {}).sort().map((name) => check(name, list[name])).filter((error) => error !== undefined);
}

const above = (value: string | undefined, bound: string): boolean => value !== undefined && compareQuantities(parseQuantity(value)!, parseQuantity(bound)!) > 0;
const below = (value: string | undefined, bound: string): boolean => value !== undefined && compareQuantities(parseQuantity(value)!, parseQuantity(bound)!) < 0;

/** Rule: `minConstraint`. */
function minError(name: string, bound: string, request: string | undefined, limit: string | undefined, type: string): string | undefined {
  if (request === undefined) return `minimum ${name} usage per ${type} is ${bound}.  No request is specified`;
  if (below(request, bound)) return `minimum ${name} usage per ${type} is ${bound}, but request is ${request}`;
  return below(limit, bound) ? `minimum ${name} usage per ${type} is ${bound}, but limit is ${limit}` : undefined;
}

/** Rule: `maxConstraint`. */
function maxError(name: string, bound: string, request: string | undefined, limit: string | undefined, type: string): string | undefined {
  if (limit === undefined) return `maximum ${name} usage per ${type} is ${bound}.  No limit is specified`;
  if (above(limit, bound)) return `maximum ${name} usage per ${type} is ${bound}, but limit is ${limit}`;
  return above(request, bound) ? `maximum ${name} usage per ${type} is ${bound}, but request is ${request}` : undefined;
}

/** Rule: `maxRequestConstraint`. */
function claimMaxError(name: string, bound: string, request: string | undefined, type: string): string | undefined {
  if (request === undefined) return `maximum ${name} usage per ${type} is ${bound}.  No request is specified`;
  return above(request, bound) ? `maximum ${name} usage per ${type} is ${bound}, but request is ${request}` : undefined;
}

/** Rule: `limitRequestRatioConstraint`. */
function ratioError(name: string, bound: string, request: string | undefined, limit: string | undefined, type: string): string | undefined {
  const asked = parseQuantity(request ?? '0')!.nano;
  const allowed = parseQuantity(limit ?? '0')!.nano;
  if (asked === 0n) return `${name} max limit to request ratio per ${type} is ${bound}, but no request is specified or request is 0`;
  if (allowed === 0n) return `${name} max limit to request ratio per ${type} is ${bound}, but no limit is specified or limit is 0`;
  const ratio = Number(allowed) / Number(asked);
  return ratio > Number(parseQuantity(bound)!.nano) / 1e9 ? `${name} max limit to request ratio per ${type} is ${bound}, but provided ratio is ${ratio.toFixed(6)}` : undefined;
}
