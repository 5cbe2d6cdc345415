import type { ApiClient, ListOptions } from '../../cluster/api/requests.ts';
import { StatusError } from '../../cluster/api/status-error.ts';
import type { ApiResource } from '../../cluster/api/resource.ts';
import type { KubeObject } from '../../kube/object.ts';
import { since } from '../print/duration.ts';

/** What a description is made with. */
export interface DescribeContext {
  client: ApiClient;
  /** Milliseconds since 1970. */
  now: number;
  /** Whether events are listed; `kubectl describe` leaves them out when it describes several objects. */
  showEvents?: boolean;
}

/** Reads what belongs to the object that is described. */
export class Related {
  readonly now: number;
  readonly #client: ApiClient;
  readonly #showEvents: boolean;

  constructor({ client, now, showEvents = true }: DescribeContext) {
    this.#client = client;
    this.now = now;
    this.#showEvents = showEvents;
  }

  /** How long ago a time was. */
  age(timestamp: unknown): string {
    return since(timestamp, this.now);
  }

  /**
   * All objects of a resource, in a namespace or in all.
   * @throws StatusError when the server refuses; an empty list when it does not serve the resource
   */
  list(group: string, plural: string, namespace?: string, options: ListOptions = {}): readonly KubeObject[] {
    const resource = this.#resource(group, plural);
    if (resource === undefined) return [];
    return this.#client.list({ resource, ...(namespace === undefined ? {} : { namespace }) }, options).items;
  }

  /** As `list`, but with nothing in place of a refusal. */
  listIfAllowed(group: string, plural: string, namespace?: string, options: ListOptions = {}): readonly KubeObject[] {
    try {
      return this.list(group, plural, namespace, options);
    } catch (error) {
      if (error instanceof StatusError) return [];
      throw error;
    }
  }

  /** One object, or the error with which the server answers. */
  get(group: string, plural: string, namespace: string, name: string): KubeObject | StatusError {
    const resource = this.#resource(group, plural);
    if (resource === undefined) return new StatusError(404, 'NotFound', 'the server could not find the requested resource');
    try {
      return this.#client.get({ resource, namespace, name });
    } catch (error) {
      if (error instanceof StatusError) return error;
      throw error;
    }
  }

  /**
   * The events of an object, in the server's order; undefined when they are not to be shown.
   * Rule: `searchEvents`, whose errors are not shown either.
   * @param about what the events say of the object; an empty `kind` takes those of any kind
   */
  events(object: KubeObject, about: { kind?: string; uid?: string } = {}): readonly KubeObject[] | undefined {
    if (!this.#showEvents) return undefined;
    const { name, namespace = '', uid = '' } = object.metadata;
    const { kind, uid: eventUid } = { kind: object.kind, uid, ...about };
    const terms = [`involvedObject.name=${name}`, `involvedObject.namespace=${namespace}`];
    if (kind !== '') terms.unshift(`involvedObject.kind=${kind}`);
    if (eventUid !== '') terms.push(`involvedObject.uid=${eventUid}`);
    return this.listIfAllowed('', 'events', namespace === '' ? undefined : namespace, { fieldSelector: terms.join(',') });
  }

  #resource(group: string, plural: string): ApiResource | undefined {
    return this.#client.resources().find((resource) => resource.plural === plural && resource.group === group);
  }
}
