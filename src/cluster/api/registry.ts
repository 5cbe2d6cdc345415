import type { GroupVersionKind } from '../../kube/gvk.ts';
import type { SchemaSet } from '../../kube/schema/schemas-from.ts';
import type { CustomResourceType } from '../../kube/validation/apiextensions/custom-resources.ts';
import { groupResource, groupVersion, type ApiResource } from './resource.ts';

/** The versions of one resource and how its objects are kept. */
interface Served {
  /** The name of the resource in the store. */
  storage: string;
  /** In the order in which discovery prefers them. */
  versions: ApiResource[];
}

/** Resources that are two names of the same objects: the newer one stands for the older. */
const SAME_STORAGE: Readonly<Record<string, string>> = { 'events.events.k8s.io': 'events' };

/** The version in which the objects of a resource are kept, where it is not the one that discovery prefers. */
const STORAGE_VERSION: Readonly<Record<string, string>> = { events: 'v1' };

/** The resources that a server serves, by the names and versions in which it does. */
export class ResourceRegistry {
  readonly schemas: SchemaSet;
  #all: ApiResource[] = [];
  readonly #served = new Map<string, Served>();
  readonly #byKind = new Map<string, ApiResource>();
  readonly #custom = new Map<ApiResource, CustomResourceType>();

  /**
   * @param resources those of a fresh server, in the order of discovery
   * @param schemas the types of the same release
   */
  constructor(resources: readonly ApiResource[], schemas: SchemaSet) {
    this.schemas = schemas;
    for (const resource of resources) this.add(resource);
  }

  /** All resources in the order of discovery. */
  all(): readonly ApiResource[] {
    return this.#all;
  }

  /**
   * Serves one more; one of the same name and version is replaced.
   * @param custom what its CustomResourceDefinition says of it
   */
  add(resource: ApiResource, custom?: CustomResourceType): void {
    this.remove(resource);
    if (custom !== undefined) this.#custom.set(resource, custom);
    this.#all.push(resource);
    const name = groupResource(resource);
    const served = this.#served.get(name) ?? { storage: SAME_STORAGE[name] ?? name, versions: [] };
    served.versions.push(resource);
    this.#served.set(name, served);
    this.#byKind.set(kindKey(groupVersion(resource), resource.kind), resource);
  }

  remove(resource: ApiResource): void {
    const same = (other: ApiResource): boolean =>
      other.group === resource.group && other.version === resource.version && other.plural === resource.plural;
    if (!this.#all.some(same)) return;
    this.#all = this.#all.filter((other) => !same(other));
    const served = this.#served.get(groupResource(resource))!;
    served.versions = served.versions.filter((other) => !same(other));
    const gone = this.#byKind.get(kindKey(groupVersion(resource), resource.kind));
    if (gone !== undefined) this.#custom.delete(gone);
    this.#byKind.delete(kindKey(groupVersion(resource), resource.kind));
  }

  /** The resource of a kind, in the version that `apiVersion` names. */
  forKind(apiVersion: string, kind: string): ApiResource | undefined {
    return this.#byKind.get(kindKey(apiVersion, kind));
  }

  /** A resource by its name (`deployments.apps`), in the version that discovery prefers or the one asked for. */
  named(name: string, version?: string): ApiResource | undefined {
    const versions = this.#served.get(name)?.versions;
    return version === undefined ? versions?.[0] : versions?.find((resource) => resource.version === version);
  }

  isServed(resource: ApiResource): boolean {
    return this.named(groupResource(resource), resource.version) !== undefined;
  }

  /** What its definition says of a resource; undefined for those that are built in. */
  custom(resource: ApiResource): CustomResourceType | undefined {
    return this.#custom.get(resource);
  }

  /** The same by the name in the store. */
  customStored(storage: string): CustomResourceType | undefined {
    const resource = this.named(storage);
    return resource === undefined ? undefined : this.#custom.get(resource);
  }

  /** The name under which the store keeps objects of a resource. */
  storageOf(resource: ApiResource): string {
    const name = groupResource(resource);
    return SAME_STORAGE[name] ?? name;
  }

  /** The resource in the version in which its objects are kept. */
  storedAs(resource: ApiResource): ApiResource {
    const storage = this.storageOf(resource);
    const versions = this.#served.get(storage)?.versions ?? [];
    const custom = versions.find((version) => this.#custom.get(version)?.storage === true);
    if (custom !== undefined) return custom;
    return this.named(storage, STORAGE_VERSION[storage]) ?? resource;
  }
}

function kindKey(apiVersion: string, kind: string): string {
  return `${apiVersion} ${kind}`;
}

/** Group, version and kind of the objects of a resource. */
export function gvkOf({ group, version, kind }: ApiResource): GroupVersionKind {
  return { group, version, kind };
}
