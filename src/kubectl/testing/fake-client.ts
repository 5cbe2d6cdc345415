import { parseFieldSelector } from '../../cluster/api/field-selector.ts';
import { parseLabelSelector } from '../../cluster/api/label-selector.ts';
import type { ApiClient, User } from '../../cluster/api/requests.ts';
import { notFound } from '../../cluster/api/status-error.ts';
import type { KubeObject } from '../../kube/object.ts';
import { groupVersion, type ApiResource } from '../../kube/resources/api-resource.ts';
import { BUILT_IN_RESOURCES } from '../../kube/resources/built-in-resources.ts';

/** A server for tests of the command line: it answers `get` and `list` from some objects and changes nothing. */
export function fakeClient(objects: readonly KubeObject[] = [], more: readonly ApiResource[] = [], user: User = { name: 'admin', groups: [] }): ApiClient {
  const of = (resource: ApiResource, namespace: string | undefined): KubeObject[] => objects.filter((object) =>
    object.apiVersion === groupVersion(resource) && object.kind === resource.kind
    && (namespace === undefined || !resource.namespaced || object.metadata.namespace === namespace));
  const client: Partial<ApiClient> = {
    user,
    resources: () => [...BUILT_IN_RESOURCES, ...more],
    as: (other) => fakeClient(objects, more, other),
    list({ resource, namespace }, { labelSelector = '', fieldSelector = '' } = {}) {
      const labels = parseLabelSelector(labelSelector);
      const fields = parseFieldSelector(fieldSelector, resource.plural);
      const items = of(resource, namespace).filter((object) => labels(object.metadata.labels) && fields(object));
      return { apiVersion: groupVersion(resource), kind: `${resource.kind}List`, metadata: { resourceVersion: '1' }, items };
    },
    get({ resource, namespace, name }) {
      const found = of(resource, namespace).find(({ metadata }) => metadata.name === name);
      if (found === undefined) throw notFound(resource, name);
      return found;
    },
  };
  return client as ApiClient;
}
