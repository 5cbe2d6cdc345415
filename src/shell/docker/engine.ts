import type { Cluster } from '../../cluster/cluster.ts';
import type { HttpRequest, HttpResponse } from '../../cluster/images/program.ts';
import { Container, type ContainerOptions } from './container.ts';
import { tagged } from './reference.ts';

/** An image on the computer. */
export interface LocalImage {
  /** Without `sha256:`. */
  id: string;
  /** Milliseconds since 1970. */
  created: number;
}

/** A Docker Engine: images that were built or pulled, and containers. */
export class DockerEngine {
  readonly cluster: Cluster;
  /** By name and tag. */
  readonly images = new Map<string, LocalImage>();
  readonly containers: Container[] = [];

  constructor(cluster: Cluster) {
    this.cluster = cluster;
  }

  /** Puts an image under a name. */
  add(name: string, image: LocalImage = this.newImage()): LocalImage {
    this.images.set(tagged(name), image);
    return image;
  }

  /**
   * Puts an image under a name, also on the cluster's nodes, which share the engine's images.
   * @param like the name of the image that it is the same as; when undefined, it is what is declared under its own name
   */
  share(name: string, image: LocalImage, like?: string): void {
    this.add(name, image);
    this.cluster.images.build(tagged(name), like === undefined ? undefined : tagged(like));
  }

  newImage(): LocalImage {
    return { id: this.cluster.random.hex(64), created: this.cluster.clock.now };
  }

  has(name: string): boolean {
    return this.images.has(tagged(name));
  }

  run(options: ContainerOptions): Container {
    const container = new Container(this.cluster, options);
    this.containers.push(container);
    return container;
  }

  /** The container with a name, an id, or the beginning of an id. */
  find(name: string): Container | undefined {
    return this.containers.find((one) => one.name === name) ?? (name.length > 0 ? this.containers.find(({ id }) => id.startsWith(name)) : undefined);
  }

  remove(container: Container): void {
    container.stop();
    this.containers.splice(this.containers.indexOf(container), 1);
  }

  /**
   * Sends a request to a port that a container publishes.
   * @returns undefined when no container publishes it
   */
  http(host: string, port: number, request: Omit<HttpRequest, 'client'>): HttpResponse | 'refused' | undefined {
    if (host !== 'localhost' && host !== '127.0.0.1' && host !== '0.0.0.0') return undefined;
    const container = this.containers.find((one) => one.running && one.published.has(port));
    if (container === undefined) return undefined;
    return container.http(container.published.get(port)!, { ...request, client: `192.168.65.1:${32768 + this.cluster.random.below(28232)}` });
  }
}
