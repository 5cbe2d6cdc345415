/** A resource that the API server serves, as discovery tells it (`kubectl api-resources`). */
export interface ApiResource {
  /** The empty string for the core group. */
  group: string;
  version: string;
  kind: string;
  /** The lower-case plural in the address: `pods`. */
  plural: string;
  /** What a person may write for one of them: `pod`. */
  singular: string;
  shortNames: readonly string[];
  /** Groups of resources that can be named together; `all` is the best known. */
  categories: readonly string[];
  namespaced: boolean;
  verbs: readonly string[];
  /** Parts with an address of their own: `status`, `scale`, `log`, … */
  subresources: readonly string[];
}

/** `pods`, `deployments.apps`: the name of a resource without its version, as errors and RBAC write it. */
export function groupResource(resource: Pick<ApiResource, 'group' | 'plural'>): string {
  return resource.group === '' ? resource.plural : `${resource.plural}.${resource.group}`;
}

/** `v1`, `apps/v1`: what objects of this resource have as `apiVersion`. */
export function groupVersion(resource: Pick<ApiResource, 'group' | 'version'>): string {
  return resource.group === '' ? resource.version : `${resource.group}/${resource.version}`;
}
