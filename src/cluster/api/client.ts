import type { Authorizer } from '../auth/authorizer.ts';
import type { ApiResource } from './resource.ts';
import type { ApiClient, Collection, DeleteOptions, ListOptions, ObjectAddress, ObjectList, Patch, User, WatchEvent, WriteOptions, Written } from './requests.ts';
import type { ApiServer } from './server.ts';
import { forbidden } from './status-error.ts';
import type { KubeObject } from '../../kube/object.ts';

/** The server as one user sees it: each request is authorized first. */
export class UserClient implements ApiClient {
  readonly user: User;
  readonly #server: ApiServer;
  readonly #authorizer: Authorizer;

  constructor(server: ApiServer, authorizer: Authorizer, user: User) {
    this.#server = server;
    this.#authorizer = authorizer;
    this.user = user;
  }

  as(user: User): ApiClient {
    return new UserClient(this.#server, this.#authorizer, user);
  }

  can(verb: string, resource: string, group: string, namespace?: string, name?: string, subresource?: string): { allowed: boolean; reason: string } {
    return this.#authorizer.decide({ user: this.user, verb, resource, group, namespace, name, subresource });
  }

  resources(): readonly ApiResource[] {
    return this.#server.registry.all();
  }

  get(at: ObjectAddress): KubeObject {
    this.#authorize('get', at);
    return this.#server.get(at);
  }

  list(at: Collection, options?: ListOptions): ObjectList {
    this.#authorize('list', at);
    return this.#server.list(at, options);
  }

  watch(at: Collection, options: ListOptions, on: (event: WatchEvent) => void): () => void {
    this.#authorize('watch', at);
    return this.#server.watch(at, options, on);
  }

  create(at: Collection & { name?: string; subresource?: string }, object: unknown, options?: WriteOptions): Written {
    this.#authorize('create', at);
    return this.#server.create(at, object, this.user, options);
  }

  update(at: ObjectAddress, object: unknown, options?: WriteOptions): Written {
    this.#authorize('update', at);
    return this.#server.update(at, object, this.user, options);
  }

  patch(at: ObjectAddress, patch: Patch, options?: WriteOptions): Written {
    this.#authorize('patch', at);
    return this.#server.patch(at, patch, this.user, options);
  }

  delete(at: ObjectAddress, options?: DeleteOptions): Written {
    this.#authorize('delete', at);
    return this.#server.delete(at, this.user, options);
  }

  deleteCollection(at: Collection, list?: ListOptions, options?: DeleteOptions): Written {
    this.#authorize('deletecollection', at);
    return this.#server.deleteCollection(at, this.user, list, options);
  }

  /** Rule: `responsewriters.Forbidden` and `forbiddenMessage` of apiserver. */
  #authorize(verb: string, at: Collection & { name?: string; subresource?: string }): void {
    const { resource, namespace, name = '', subresource } = at;
    const decision = this.can(verb, resource.plural, resource.group, namespace, name === '' ? undefined : name, subresource);
    if (decision.allowed) return;
    const part = subresource === undefined ? '' : `/${subresource}`;
    const scope = namespace !== undefined && resource.namespaced ? ` in the namespace "${namespace}"` : ' at the cluster scope';
    const because = decision.reason === '' ? '' : `: ${decision.reason}`;
    throw forbidden(
      { group: resource.group, plural: `${resource.plural}${part}` }, name,
      `User ${JSON.stringify(this.user.name)} cannot ${verb} resource "${resource.plural}${part}" in API group "${resource.group}"${scope}${because}`,
    );
  }
}
