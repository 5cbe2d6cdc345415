import { parseFieldSelector } from '../../../cluster/api/field-selector.ts';
import { parseLabelSelector } from '../../../cluster/api/label-selector.ts';
import type { ApiClient } from '../../../cluster/api/requests.ts';
import type { ApiResource } from '../../../cluster/api/resource.ts';
import { forbidden, notFound } from '../../../cluster/api/status-error.ts';
import type { KubeObject } from '../../../kube/object.ts';
import { createSource } from '../../../text/source.ts';
import { wholeExcerpt } from '../../../text/excerpt.ts';
import { parseYaml } from '../../../text/yaml/parse.ts';
import { describe } from '../describe.ts';

/** Plurals that are not the kind with an `s`. */
const PLURALS: Readonly<Record<string, string>> = {
  Endpoints: 'endpoints', Ingress: 'ingresses', IngressClass: 'ingressclasses', NetworkPolicy: 'networkpolicies',
  StorageClass: 'storageclasses', PriorityClass: 'priorityclasses', IPAddress: 'ipaddresses',
};

/** The kinds that descriptions look for, besides the objects that are given. */
const ALWAYS: readonly [string, string][] = [
  ['v1', 'Pod'], ['v1', 'Event'], ['v1', 'Service'], ['v1', 'ResourceQuota'], ['v1', 'LimitRange'],
  ['apps/v1', 'ReplicaSet'], ['discovery.k8s.io/v1', 'EndpointSlice'], ['coordination.k8s.io/v1', 'Lease'],
];

function resourceOf(apiVersion: string, kind: string, namespaced: boolean): ApiResource {
  const [group, version] = apiVersion.includes('/') ? (apiVersion.split('/') as [string, string]) : (['', apiVersion] as const);
  const plural = PLURALS[kind] ?? `${kind.toLowerCase()}s`;
  return { group, version, kind, plural, singular: kind.toLowerCase(), shortNames: [], categories: [], namespaced, verbs: [], subresources: [] };
}

/** A server that answers `list` and `get` from a list of objects, and refuses to list what `refuses` names. */
function serverOf(objects: readonly KubeObject[], refuses: readonly string[]): ApiClient {
  const of = (resource: ApiResource, namespace: string | undefined): KubeObject[] =>
    objects.filter(({ apiVersion, kind, metadata }) => {
      const own = resourceOf(apiVersion, kind, true);
      return own.group === resource.group && kind === resource.kind && (namespace === undefined || namespace === metadata.namespace);
    });
  const known = [...ALWAYS, ...objects.map(({ apiVersion, kind }): [string, string] => [apiVersion, kind])];
  const client: Partial<ApiClient> = {
    resources: () => known.map(([apiVersion, kind]) => resourceOf(apiVersion, kind, true)),
    list({ resource, namespace }, { labelSelector = '', fieldSelector = '' } = {}) {
      if (refuses.includes(resource.plural)) throw forbidden(resource, '', 'User "ana" cannot list it');
      const labels = parseLabelSelector(labelSelector);
      const fields = parseFieldSelector(fieldSelector, resource.plural);
      const items = of(resource, namespace).filter((object) => labels(object.metadata.labels) && fields(object));
      return { apiVersion: 'v1', kind: 'List', metadata: { resourceVersion: '1' }, items };
    },
    get({ resource, namespace, name }) {
      const found = of(resource, namespace).find(({ metadata }) => metadata.name === name);
      if (found === undefined) throw notFound(resource, name);
      return found;
    },
  };
  return client as ApiClient;
}

/** What the test knows of the server besides the first object, which is described. */
export interface Surroundings {
  /** RFC 3339; the time of the description. */
  now?: string;
  /** Plurals of resources that the user may not list. */
  refuses?: readonly string[];
  showEvents?: boolean;
}

/** The objects of YAML documents. */
export function objectsOf(yaml: string): KubeObject[] {
  const { documents } = parseYaml(wholeExcerpt(createSource('objects.yaml', yaml)));
  const problems = documents.flatMap((document) => document.problems);
  if (problems.length > 0) throw new Error(problems.map(({ message }) => message).join('\n'));
  return documents.map(({ value }) => value as KubeObject);
}

/** Describes the first of the objects in YAML; the others are on the server too. */
export function described(yaml: string, { now = '2026-11-21T03:00:00Z', refuses = [], showEvents }: Surroundings = {}): string {
  const objects = objectsOf(yaml);
  const [object] = objects;
  const { apiVersion, kind, metadata } = object!;
  const resource = resourceOf(apiVersion, kind, metadata.namespace !== undefined);
  return describe(object!, resource, {
    client: serverOf(objects, refuses), now: Date.parse(now), ...(showEvents === undefined ? {} : { showEvents }),
  });
}

/** A description whose columns are two blanks apart, for tests that are about what stands in them. */
export function squeezed(text: string): string {
  return text.replaceAll(/(\S) {2,}/g, '$1  ').replaceAll(/^ {10,}(?=\S)/gm, '          ');
}
