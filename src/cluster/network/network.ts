import type { Decoded, KubeObject } from '../../kube/object.ts';
import type { ControlPlane } from '../control-plane.ts';
import type { ContainerNetwork, HttpRequest, HttpResponse } from '../images/program.ts';
import type { Forward } from '../kubelet/agents.ts';
import { lookUp, type Resolution } from './dns.ts';
import { ingressError } from './ingress-errors.ts';
import { ingressTarget } from './ingress.ts';
import { isAllowed, type Peer } from './policies.ts';
import { backendsOf, eligible, findBalanced, findByAddress, findByNodePort, isServiceAddress, preferred, type Backend, type ServicePort } from './routes.ts';

/** What listens at a pod's address. */
export interface PodEndpoint {
  namespace: string;
  name: string;
  listens(port: number): boolean;
  http(port: number, request: HttpRequest): HttpResponse;
}

/** Where a connection ends. */
export interface Connection {
  endpoint: PodEndpoint;
  port: number;
  /** The address of the proxy that opened it, when that is not who asked. */
  proxy?: string;
}

export type Failure = 'refused' | 'unreachable' | 'timeout' | 'unknown-host';

/** Who connects. */
interface Origin {
  ip: string;
  /** Undefined for the reader's computer and for nodes. */
  namespace: string | undefined;
  nodeName: string | undefined;
}

/** Ports that clients use. */
const FIRST_CLIENT_PORT = 32768;
const CLIENT_PORTS = 28232;
/** The address by which pods see connections from outside the cluster. */
const GATEWAY = '198.51.100.1';

/** Who reaches whom, by which address. Nothing ever leaves the process. */
export class Network {
  readonly plane: ControlPlane;
  readonly #pods = new Map<string, PodEndpoint>();
  readonly #forwards = new Map<number, { connect: () => Connection | Failure }>();
  /** To which backend a client sticks, and since when, by Service and client. */
  readonly #affinity = new Map<string, { ip: string; at: number }>();
  /** The Ingress controllers that run, as IngressClasses name them, each with the addresses of its ready pods by their uid. */
  readonly ingressControllers = new Map<string, Map<string, string>>();
  /** Whether Services of type LoadBalancer get an address: localhost, as on Docker Desktop. */
  loadBalancers = false;

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

  /** The network as the pod at an address sees it. */
  from(ip: string, namespace: string): ContainerNetwork {
    return this.#view(() => ({ ip, namespace, nodeName: this.#podObject(ip)?.['spec'].nodeName }));
  }

  #originOf(ip: string): Origin {
    const pod = this.#podObject(ip);
    return { ip, namespace: pod?.metadata.namespace, nodeName: pod?.['spec'].nodeName };
  }

  /** The network as the reader's computer sees it: forwarded ports, and what the cluster shows on localhost. */
  local(): ContainerNetwork {
    return this.#view(() => ({ ip: GATEWAY, namespace: undefined, nodeName: undefined }));
  }

  #view(origin: () => Origin): ContainerNetwork {
    return {
      resolve: (host) => this.resolve(host, origin().namespace)?.addresses ?? [],
      connect: (host, port) => {
        const found = this.#connect(origin(), host, port);
        return typeof found === 'string' ? found : 'open';
      },
      http: (host, port, request) => this.#http(origin(), host, port, request),
    };
  }

  /** What a name stands for, to a pod of a namespace or to the reader's computer. */
  resolve(host: string, namespace: string | undefined): Resolution | undefined {
    if (host === 'localhost' || host === 'host.docker.internal') return { name: host, addresses: ['127.0.0.1'], aliases: [] };
    return namespace === undefined ? lookUpOutside(host) : lookUp(this.plane.store, host, namespace);
  }

  #http(origin: Origin, host: string, port: number, request: Omit<HttpRequest, 'client'>): HttpResponse | Failure {
    const ingress = origin.namespace === undefined ? this.#ingress(host, port, request) : undefined;
    const connection = ingress ?? this.#connect(origin, host, port);
    if (typeof connection === 'string') return connection;
    if ('status' in connection) return connection;
    const itself = origin.namespace !== undefined && this.resolve(host, origin.namespace)?.addresses[0] === '127.0.0.1';
    const client = `${connection.proxy ?? (itself ? '127.0.0.1' : origin.ip)}:${FIRST_CLIENT_PORT + this.plane.random.below(CLIENT_PORTS)}`;
    const headers = { Host: port === 80 ? host : `${host}:${port}`, ...request.headers };
    return connection.endpoint.http(connection.port, { ...request, headers, client });
  }

  #connect(origin: Origin, host: string, port: number): Connection | Failure {
    const resolution = this.resolve(host, origin.namespace);
    if (resolution === undefined) return 'unknown-host';
    const [ip] = resolution.addresses;
    if (ip === '127.0.0.1') return this.#connectLocal(origin, port);
    const addresses = resolution.addresses;
    return this.#connectTo(origin, addresses.length > 1 ? this.plane.random.pick(addresses) : ip!, port);
  }

  /** `localhost`: of a pod itself; of the reader's computer, what is forwarded or shown there. */
  #connectLocal(origin: Origin, port: number): Connection | Failure {
    if (origin.namespace !== undefined) {
      const endpoint = this.#pods.get(origin.ip);
      return endpoint?.listens(port) === true ? { endpoint, port } : 'refused';
    }
    const forward = this.#forwards.get(port);
    if (forward !== undefined) return forward.connect();
    const { store } = this.plane;
    const service = findByNodePort(store, port) ?? (this.loadBalancers ? findBalanced(store, port) : undefined);
    return service === undefined ? 'refused' : this.#balance(origin, service, true);
  }

  #connectTo(origin: Origin, ip: string, port: number): Connection | Failure {
    const { store } = this.plane;
    const endpoint = this.#pods.get(ip);
    if (endpoint !== undefined) {
      if (origin.namespace === undefined) return 'timeout';
      return this.#reach(origin, ip, port);
    }
    const service = findByAddress(store, ip, port);
    if (service !== undefined) return origin.namespace === undefined ? 'timeout' : this.#balance(origin, service, false);
    if (isServiceAddress(store, ip)) return origin.namespace === undefined ? 'timeout' : 'refused';
    const node = [...store.each('nodes')].find(({ status }) => status?.addresses?.some(({ address }: Decoded) => address === ip) === true);
    if (node === undefined) return 'timeout';
    const byPort = findByNodePort(store, port);
    return byPort === undefined ? 'refused' : this.#balance({ ...origin, nodeName: node.metadata.name }, byPort, true);
  }

  /** Chooses a backend of a Service for one connection. Rule: kube-proxy, and the Service's session affinity. */
  #balance(origin: Origin, { service, port }: ServicePort, external: boolean): Connection | Failure {
    const { store, random, clock } = this.plane;
    const { spec, metadata } = service;
    const policy = external ? spec.externalTrafficPolicy : spec.internalTrafficPolicy;
    const nodeName = external && origin.nodeName === undefined ? this.#entryNode(service) : origin.nodeName;
    const backends = eligible(backendsOf(store, service, port), policy, nodeName);
    if (backends.length === 0) return policy === 'Local' ? 'timeout' : 'refused';
    const sticky = spec.sessionAffinity === 'ClientIP';
    const key = `${metadata.uid} ${origin.ip}`;
    const before = sticky ? this.#affinity.get(key) : undefined;
    const timeout = (spec.sessionAffinityConfig?.clientIP?.timeoutSeconds ?? 10_800) * 1000;
    const same = before === undefined || clock.now - before.at > timeout ? undefined : backends.find(({ ip }) => ip === before.ip);
    const chosen: Backend = same ?? random.pick(preferred(backends, spec.trafficDistribution, nodeName, store));
    if (sticky) this.#affinity.set(key, { ip: chosen.ip, at: clock.now });
    return this.#reach(origin, chosen.ip, chosen.port);
  }

  /** The node at which connections from outside arrive when they name none: one that has a backend, if it matters. */
  #entryNode(service: KubeObject): string | undefined {
    return backendsOf(this.plane.store, service).find(({ ready }) => ready)?.nodeName;
  }

  #reach(origin: Origin, ip: string, port: number): Connection | Failure {
    const endpoint = this.#pods.get(ip);
    if (endpoint === undefined) return 'timeout';
    const from: Peer = { ip: origin.ip, pod: origin.namespace === undefined ? undefined : this.#podObject(origin.ip) };
    if (origin.ip !== ip && !isAllowed(this.plane.store, from, { ip, pod: this.#podObject(ip) }, port)) return 'timeout';
    return endpoint.listens(port) ? { endpoint, port } : 'refused';
  }

  #podObject(ip: string): KubeObject | undefined {
    const endpoint = this.#pods.get(ip);
    return endpoint === undefined ? undefined : this.plane.store.get('pods', endpoint.namespace, endpoint.name);
  }

  /**
   * A request that an installed Ingress controller answers: it listens on the reader's ports 80 and 443, and asks the
   * pods behind the Service itself, so that policies see it as the pod that it is.
   */
  #ingress(host: string, port: number, { path, headers }: Omit<HttpRequest, 'client'>): Connection | Failure | HttpResponse | undefined {
    if (this.ingressControllers.size === 0 || (port !== 80 && port !== 443)) return undefined;
    const asked = Object.entries(headers).find(([name]) => name.toLowerCase() === 'host')?.[1] ?? host;
    for (const [controller, pods] of this.ingressControllers) {
      const target = ingressTarget(this.plane.store, controller, asked, path);
      if (target === undefined) continue;
      if (target === 'no-service' || eligible(backendsOf(this.plane.store, target.service, target.port), undefined, undefined).length === 0) return ingressError(controller, 503);
      const [only, ...others] = pods.values();
      const ip = others.length === 0 ? only! : this.plane.random.pick([only!, ...others]);
      const connection = this.#balance(this.#originOf(ip), target, false);
      return typeof connection === 'string' ? ingressError(controller, connection === 'timeout' ? 504 : 502) : { ...connection, proxy: ip };
    }
    return ingressError([...this.ingressControllers.keys()][0]!, 404);
  }

  /**
   * Opens a tunnel from a port of the reader's computer to one pod. It stays with that pod.
   * @param localPort 0 takes any free one
   * @param onConnection called for each connection
   * @throws Error with the text of the operating system when the port is taken
   */
  forward(namespace: string, pod: string, localPort: number, podPort: number, onConnection: () => void = () => {}): Forward {
    let port = localPort;
    if (localPort === 0) {
      do port = FIRST_CLIENT_PORT + this.plane.random.below(CLIENT_PORTS);
      while (this.#forwards.has(port));
    }
    if (this.#forwards.has(port)) throw new Error(`listen tcp4 127.0.0.1:${port}: bind: address already in use`);
    const uid = this.plane.store.get('pods', namespace, pod)?.metadata.uid;
    const forwards = this.#forwards;
    const current = (): KubeObject | undefined => {
      const found = this.plane.store.get('pods', namespace, pod);
      return found?.metadata.uid === uid ? found : undefined;
    };
    forwards.set(port, {
      connect: () => {
        onConnection();
        const endpoint = this.#pods.get(current()?.['status']?.podIP);
        return endpoint?.listens(podPort) === true ? { endpoint, port: podPort } : 'refused';
      },
    });
    return {
      localPort: port,
      get lost() {
        return current() === undefined;
      },
      close: () => void forwards.delete(port),
    };
  }
}

/** Names that the reader's computer knows: addresses, and names below `localhost`. */
function lookUpOutside(host: string): Resolution | undefined {
  if (/^\d+\.\d+\.\d+\.\d+$/.test(host)) return { name: host, addresses: [host], aliases: [] };
  return host.endsWith('.localhost') ? { name: host, addresses: ['127.0.0.1'], aliases: [] } : undefined;
}
