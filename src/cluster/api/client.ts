import type { Authorizer } from '../auth/authorizer.ts';
import { UNAUTHENTICATED } from '../auth/credentials.ts';
import { impersonationRefusal, refused } from '../auth/impersonation.ts';
import type { ApiResource } from './resource.ts';
import type { ApiClient, Collection, DeleteOptions, ListOptions, ObjectAddress, ObjectList, Patch, User, WatchEvent, WriteOptions, Written } from './requests.ts';
import type { ApiServer } from './server.ts';
import { unauthorized } from './status-error.ts';
import type { KubeObject } from '../../kube/object.ts';

/** Who does not say as whom they write is known by the name of their program. Rule: `managerOrUserAgent` of apiserver's handlers. */
function managed(options: WriteOptions = {}): WriteOptions {
  return { fieldManager: 'kubectl', ...options };
}

/** The server as one user sees it: each request is authorized first. */
export class UserClient implements ApiClient {
  readonly user: User;
  readonly #server: ApiServer;
  readonly #authorizer: Authorizer;

  readonly #impersonator: User | undefined;

  /** @param impersonator who it is that acts as `user`; each request asks whether they may */
  constructor(server: ApiServer, authorizer: Authorizer, user: User, impersonator?: User) {
    this.#server = server;
    this.#authorizer = authorizer;
    this.user = user;
    this.#impersonator = impersonator;
  }

  as(user: User): ApiClient {
    return this.user === UNAUTHENTICATED ? this : new UserClient(this.#server, this.#authorizer, user, this.#impersonator ?? this.user);
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
    return this.#server.create(at, object, this.user, managed(options));
  }

  update(at: ObjectAddress, object: unknown, options?: WriteOptions): Written {
    this.#authorize('update', at);
    return this.#server.update(at, object, this.user, managed(options));
  }

  patch(at: ObjectAddress, patch: Patch, options?: WriteOptions): Written {
    this.#authorize('patch', at);
    return this.#server.patch(at, patch, this.user, patch.type === 'apply' ? options : managed(options));
  }

  delete(at: ObjectAddress, options?: DeleteOptions): Written {
    this.#authorize('delete', at);
    return this.#server.delete(at, this.user, options);
  }

  deleteCollection(at: Collection, list?: ListOptions, options?: DeleteOptions): Written {
    this.#authorize('deletecollection', at);
    return this.#server.deleteCollection(at, this.user, list, options);
  }

  #authorize(verb: string, at: Collection & { name?: string; subresource?: string }): void {
    if (this.user === UNAUTHENTICATED) throw unauthorized();
    const refusal = this.#impersonator === undefined ? undefined : impersonationRefusal(this.#authorizer, this.#impersonator, this.user);
    if (refusal !== undefined) throw refusal;
    const { resource, name = '', subresource } = at;
    // A namespace is asked for as something in itself. Rule: `RequestInfoFactory.NewRequestInfo`.
    const isNamespace = resource.plural === 'namespaces' && name !== '';
    const namespace = isNamespace ? name : resource.namespaced ? at.namespace : undefined;
    const { allowed, reason } = this.can(verb, resource.plural, resource.group, namespace, name === '' ? undefined : name, subresource);
    if (allowed) return;
    const part = subresource === undefined ? '' : `/${subresource}`;
    throw refused({ user: this.user, verb, resource: `${resource.plural}${part}`, group: resource.group, namespace, name, reason });
  }
}
