import type { ApiClient } from '../../cluster/api/requests.ts';
import type { KubeObject } from '../../kube/object.ts';
import type { ApiResource } from '../../kube/resources/api-resource.ts';
import { CommandError, ErrorList } from '../errors/command-error.ts';

/** One object that a command is about. Rule: `Info` of cli-runtime. */
export interface Info {
  resource: ApiResource;
  /** Undefined for what is in no namespace. */
  namespace: string | undefined;
  name: string;
  /**
   * From the file, or from the server; undefined when nobody has asked for it yet. What is from the server is shared
   * with it: read it, and change a copy.
   */
  object: KubeObject | undefined;
  /** The file, URL or `STDIN`; the empty string for what was named on the command line. */
  source: string;
}

/**
 * An object, or why it could not be had; the order is that of the files and arguments. `ofFile`: nothing behind it in
 * its file is looked at.
 */
export type Found = { info: Info } | { error: unknown; ofFile?: true };

/** What the arguments of a command lead to. Nothing is asked of the server until the objects are visited. */
export class Selection implements Iterable<Found> {
  readonly #found: () => Iterable<Found>;
  readonly #continueOnError: boolean;
  /** Exactly one object was asked for, so that it is printed alone rather than in a list. */
  readonly singleItemImplied: boolean;
  /** Objects were named, rather than all that a selector finds. */
  readonly targetsSingleItems: boolean;

  constructor(found: () => Iterable<Found>, options: { continueOnError: boolean; singleItemImplied: boolean; targetsSingleItems: boolean }) {
    this.#found = found;
    this.#continueOnError = options.continueOnError;
    this.singleItemImplied = options.singleItemImplied;
    this.targetsSingleItems = options.targetsSingleItems;
  }

  [Symbol.iterator](): Iterator<Found> {
    return this.#found()[Symbol.iterator]();
  }

  /**
   * Does something with each object. An error ends it, or with `continueOnError` is kept until the end.
   * @throws the error, or an `ErrorList` of several
   * Rule: `ContinueOnErrorVisitor` of cli-runtime.
   */
  async visit(action: (info: Info) => void | Promise<void>): Promise<void> {
    const errors = new Errors(this.#continueOnError);
    for (const found of this) {
      if ('error' in found) {
        errors.add(found.error, found.ofFile);
        continue;
      }
      try {
        await action(found.info);
      } catch (error) {
        errors.add(error);
      }
    }
    const all = errors.all();
    if (all.length > 0) throw all.length === 1 ? all[0] : new ErrorList(all);
  }

  /** All objects, and what could not be had of them; without `continueOnError` the first error is thrown. */
  infos(): { infos: Info[]; errors: unknown[] } {
    const infos: Info[] = [];
    const errors = new Errors(this.#continueOnError);
    for (const found of this) {
      if ('info' in found) infos.push(found.info);
      else errors.add(found.error, found.ofFile);
    }
    return { infos, errors: errors.all() };
  }
}

/** Errors of objects come before those of whole files, which count as one. */
class Errors {
  readonly #ofObjects: unknown[] = [];
  readonly #ofFiles: unknown[] = [];
  readonly #keep: boolean;

  constructor(keep: boolean) {
    this.#keep = keep;
  }

  add(error: unknown, ofFile = false): void {
    if (!this.#keep) throw error;
    (ofFile ? this.#ofFiles : this.#ofObjects).push(error);
  }

  all(): unknown[] {
    const files = this.#ofFiles.length > 1 ? [new ErrorList(this.#ofFiles)] : this.#ofFiles;
    return [...this.#ofObjects, ...files];
  }
}

/** @throws CommandError for an object that no address leads to. Rule: `Request.Name` of client-go. */
export function checkAddressed(name: string): void {
  if (name === '') throw new CommandError('resource name may not be empty');
}

/** The object as the server has it. */
export function liveObject(client: ApiClient, { resource, namespace, name }: Info, subresource?: string): KubeObject {
  checkAddressed(name);
  return client.get({ resource, ...(namespace === undefined ? {} : { namespace }), name, ...(subresource ? { subresource } : {}) });
}

/** The same with the object as the server has it, or why it could not be had. */
export function fetched(client: ApiClient, info: Info, subresource?: string): Found {
  try {
    return { info: { ...info, object: liveObject(client, info, subresource) } };
  } catch (error) {
    return { error };
  }
}
