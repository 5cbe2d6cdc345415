import { parseYaml } from '../../text/yaml/parse.ts';
import { createSource } from '../../text/source.ts';
import { wholeExcerpt } from '../../text/excerpt.ts';
import type { KubeObject } from '../../kube/object.ts';
import { Cluster, type ClusterOptions } from '../cluster.ts';
import type { Written } from '../api/requests.ts';
import type { ApiResource } from '../api/resource.ts';

/** A cluster with the words by which tests speak to it. */
export class TestCluster extends Cluster {
  /** A resource by its plural: `pods`, `deployments`. */
  resource(plural: string): ApiResource {
    const found = this.server.registry.all().find((resource) => resource.plural === plural);
    if (found === undefined) throw new Error(`no resource ${plural}`);
    return found;
  }

  /** Creates the objects of a text of YAML, or replaces those that are there; in `default` where it says no namespace. */
  apply(yaml: string): KubeObject[] {
    return parse(yaml).map((object) => this.put(object));
  }

  /** Creates the one object of a text of YAML, and says what the server answered. */
  createOne(yaml: string): Written {
    const [object] = parse(yaml);
    const resource = this.server.registry.forKind(object!.apiVersion, object!.kind)!;
    return this.client().create({ resource, namespace: resource.namespaced ? (object!.metadata?.namespace ?? 'default') : undefined }, object, { fieldValidation: 'Strict' });
  }

  /** Creates an object, or changes the one of its name by it. */
  put(object: KubeObject): KubeObject {
    const resource = this.server.registry.forKind(object.apiVersion, object.kind);
    if (resource === undefined) throw new Error(`no kind ${object.kind} in ${object.apiVersion}`);
    const namespace = resource.namespaced ? (object.metadata?.namespace ?? 'default') : undefined;
    const at = { resource, namespace, name: object.metadata.name as string };
    if (this.store.get(this.server.registry.storageOf(resource), namespace, at.name) === undefined) {
      return this.client().create(at, object, { fieldValidation: 'Strict' }).object;
    }
    return this.client().patch(at, { type: 'merge', body: object }).object;
  }

  /** An object that must be there. */
  get(plural: string, name: string, namespace = 'default'): KubeObject {
    const resource = this.resource(plural);
    return this.client().get({ resource, name, namespace: resource.namespaced ? namespace : undefined });
  }

  /** All objects of a resource in a namespace, by name. */
  all(plural: string, namespace = 'default'): KubeObject[] {
    const resource = this.resource(plural);
    return this.client().list({ resource, namespace: resource.namespaced ? namespace : undefined }).items;
  }

  remove(plural: string, name: string, namespace = 'default'): void {
    const resource = this.resource(plural);
    this.client().delete({ resource, name, namespace: resource.namespaced ? namespace : undefined });
  }

  /** `reason: message` of the events about an object, in the order in which they were first seen. */
  eventsOf(name: string, namespace = 'default'): string[] {
    return this.all('events', namespace).filter((event) => event['involvedObject'].name === name).map((event) => `${event['reason']}: ${event['message']}`);
  }

  /** Lets time go by until `check` holds; at most `seconds`. @returns whether it held */
  until(check: () => boolean, seconds = 60): boolean {
    const end = this.clock.now + seconds * 1000;
    while (!check()) if (!this.clock.step(end)) return check();
    return true;
  }
}

function parse(yaml: string): KubeObject[] {
  return parseYaml(wholeExcerpt(createSource('test.yaml', yaml))).documents.map(({ value }) => value as KubeObject);
}

/** A cluster in which every image that is not known runs, as in the recorded sessions. */
export function testCluster(options: ClusterOptions = {}): TestCluster {
  return new TestCluster({ unknownImages: 'placeholder', ...options });
}
