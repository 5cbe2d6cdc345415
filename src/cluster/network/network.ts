import type { ControlPlane } from '../control-plane.ts';
import type { Forward } from '../kubelet/agents.ts';
import type { ContainerNetwork, HttpResponse } from '../images/program.ts';

/** What listens at a pod's address. */
export interface PodEndpoint {
  namespace: string;
  name: string;
  listens(port: number): boolean;
  http(port: number, request: { method: string; path: string; headers: Readonly<Record<string, string>>; body: string; client: string }): HttpResponse;
}

/** Who reaches whom, by which address. */
export class Network {
  readonly plane: ControlPlane;
  readonly #pods = new Map<string, PodEndpoint>();

  constructor(plane: ControlPlane) {
    this.plane = plane;
  }

  /** A pod has got its address. */
  attach(ip: string, endpoint: PodEndpoint): void {
    this.#pods.set(ip, endpoint);
  }

  detach(ip: string): void {
    this.#pods.delete(ip);
  }

  podAt(ip: string): PodEndpoint | undefined {
    return this.#pods.get(ip);
  }

  /** Opens a tunnel from a port of the reader's computer to a pod. */
  forward(namespace: string, pod: string, localPort: number, podPort: number): Forward {
    void podPort;
    const network = this;
    let closed = false;
    return { localPort, get lost() { return closed || network.plane.store.get('pods', namespace, pod) === undefined; }, close() { closed = true; } };
  }

  /** The network as the pod at an address sees it. */
  from(ip: string, namespace: string): ContainerNetwork {
    void ip; void namespace;
    return { resolve: () => [], http: () => 'unknown-host', connect: () => 'unknown-host' };
  }
}
