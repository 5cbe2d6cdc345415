import type { ApiClient } from '../../cluster/api/requests.ts';
import { notFound, StatusError } from '../../cluster/api/status-error.ts';
import type { KubeObject } from '../../kube/object.ts';
import { groupVersion, type ApiResource } from '../../kube/resources/api-resource.ts';
import { SERVER_VERSION } from '../versions.ts';
import { goJson } from '../print/json.ts';

const HEALTH = new Set(['healthz', 'livez', 'readyz']);

/**
 * What the server answers to a GET of an address, as its body.
 * @param address a path with its query, such as `/apis/apps/v1/deployments?labelSelector=app%3Dweb`
 * @throws StatusError
 */
export function rawGet(client: ApiClient, address: string): string {
  const [path = '', query = ''] = address.split('?', 2);
  const steps = path.split('/').filter((step) => step !== '').map(decodeURIComponent);
  const [root = ''] = steps;
  if (HEALTH.has(root) && steps.length === 1) return 'ok';
  if (root === 'version' && steps.length === 1) return goJson(SERVER_VERSION, '  ', Object.keys);
  if (root === 'api' || root === 'apis') return `${body(client, steps, new URLSearchParams(query))}\n`;
  throw unknownAddress();
}

const unknownAddress = (): StatusError => new StatusError(404, 'NotFound', 'the server could not find the requested resource');

function body(client: ApiClient, [root, ...steps]: readonly string[], query: URLSearchParams): string {
  const group = root === 'api' ? '' : steps.shift();
  const version = steps.shift();
  if (group === undefined) return groupList(client);
  const served = client.resources().filter((resource) => resource.group === group);
  if (served.length === 0) throw unknownAddress();
  if (version === undefined) return group === '' ? line({ kind: 'APIVersions', versions: ['v1'] }) : line({ kind: 'APIGroup', apiVersion: 'v1', ...apiGroup(group, served) });
  const resources = served.filter((resource) => resource.version === version);
  if (resources.length === 0) throw unknownAddress();
  return steps.length === 0 ? resourceList(resources) : objects(client, resources, steps, query);
}

function objects(client: ApiClient, resources: readonly ApiResource[], steps: readonly string[], query: URLSearchParams): string {
  const scoped = steps[0] === 'namespaces' && steps.length > 2;
  const namespace = scoped ? steps[1]! : undefined;
  const [plural, name, subresource] = scoped ? steps.slice(2) : steps;
  const resource = resources.find((one) => one.plural === plural);
  if (resource === undefined) throw unknownAddress();
  if (name !== undefined) {
    if (resource.namespaced && namespace === undefined) throw notFound(resource, name);
    return line(inOrder(client.get({ resource, namespace, name, ...(subresource === undefined ? {} : { subresource }) })));
  }
  const selectors = { labelSelector: query.get('labelSelector') ?? '', fieldSelector: query.get('fieldSelector') ?? '' };
  const { kind, metadata, items } = client.list({ resource, namespace }, selectors);
  return line({ kind, apiVersion: groupVersion(resource), metadata, items: items.map(({ kind: _kind, apiVersion: _version, ...rest }) => inOrder(rest as KubeObject)) });
}

/** The server writes the type before everything else, and the status last. */
function inOrder({ kind, apiVersion, metadata, spec, status, ...rest }: KubeObject): unknown {
  return { kind, apiVersion, metadata, spec, ...rest, status };
}

function groupList(client: ApiClient): string {
  const groups = [...new Set(client.resources().map(({ group }) => group))].filter((group) => group !== '');
  return line({ kind: 'APIGroupList', apiVersion: 'v1', groups: groups.map((group) => apiGroup(group, client.resources().filter((resource) => resource.group === group))) });
}

function apiGroup(name: string, resources: readonly ApiResource[]): object {
  const versions = [...new Set(resources.map(({ version }) => version))].map((version) => ({ groupVersion: `${name}/${version}`, version }));
  return { name, versions, preferredVersion: versions[0] };
}

function resourceList(resources: readonly ApiResource[]): string {
  return line({
    kind: 'APIResourceList', groupVersion: groupVersion(resources[0]!),
    resources: resources.map(({ plural, singular, namespaced, kind, verbs, shortNames, categories }) => ({
      name: plural, singularName: singular, namespaced, kind, verbs,
      ...(shortNames.length === 0 ? {} : { shortNames }), ...(categories.length === 0 ? {} : { categories }),
    })),
  });
}

const line = (value: unknown): string => goJson(value, '', Object.keys);
