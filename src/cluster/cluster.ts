import { DEFAULT_SCHEMAS } from '../kube/schema/default-schemas.ts';
import type { SchemaSet } from '../kube/schema/schemas-from.ts';
import type { KubernetesVersion } from '../kube/version.ts';
import { BUILT_IN_RESOURCES } from '../kube/resources/built-in-resources.ts';
import { AdmissionChain } from './admission/chain.ts';
import { ADMISSION_PLUGINS } from './admission/plugins.ts';
import { UserClient } from './api/client.ts';
import { ObjectRules } from './api/object-rules.ts';
import { ResourceRegistry } from './api/registry.ts';
import type { ApiClient, User } from './api/requests.ts';
import { ApiServer } from './api/server.ts';
import { Authorizer } from './auth/authorizer.ts';
import { ADMIN, userOfCredential } from './auth/credentials.ts';
import { bootstrap, type NodeDescription } from './bootstrap/bootstrap.ts';
import { Clock } from './clock/clock.ts';
import type { ControlPlane } from './control-plane.ts';
import { CONTROLLERS } from './controllers/controllers.ts';
import { startGarbageCollector } from './controllers/garbage-collector.ts';
import { startController } from './controllers/runner.ts';
import { EventRecorder } from './events/recorder.ts';
import type { ImageDeclaration } from './images/declaration.ts';
import { ImageRegistry, type ImageOptions } from './images/registry.ts';
import type { NodeAgents } from './kubelet/agents.ts';
import { startKubelets } from './kubelet/kubelets.ts';
import { kubeletMetrics } from './metrics/kubelet-metrics.ts';
import { MetricsServer } from './metrics/metrics-server.ts';
import type { MetricsSource } from './metrics/metrics-source.ts';
import { networkControllers } from './network/controllers.ts';
import { Network } from './network/network.ts';
import { NodeMachines } from './nodes/node-machines.ts';
import { Random } from './random.ts';
import { startScheduler } from './scheduler/scheduler.ts';
import { Store } from './store/store.ts';

export { ADMIN } from './auth/credentials.ts';

export interface ClusterOptions {
  /** The source of all chance; the same seed repeats everything. */
  seed?: number;
  /** When the cluster's clock begins, in milliseconds since 1970. */
  start?: number;
  /** The types that it serves, which are those of the release taught when undefined. */
  schemas?: SchemaSet;
  /** Images beside those that every cluster can pull. */
  images?: readonly ImageDeclaration[];
  /** What becomes of images that neither `images` nor a public registry has; `missing` when undefined. */
  unknownImages?: ImageOptions['unknownImages'];
  /** Whether a metrics server is installed from the start. */
  metricsServer?: boolean;
  /** Whether Services of type LoadBalancer get an address (`localhost`), as on Docker Desktop. */
  loadBalancers?: boolean;
  /** The three nodes of Docker Desktop when undefined. */
  nodes?: readonly NodeDescription[];
}

/** 21 November 2026, 09:00 UTC: the beginning of time when nobody asks for another. */
export const START = Date.UTC(2026, 10, 21, 9);

/** Seconds after which a fresh cluster has its service accounts and certificates. */
const SETTLING = 1;

/** A simulated cluster. Nothing happens in it but while its clock is moved on. */
export class Cluster implements ControlPlane {
  readonly version: KubernetesVersion;
  readonly clock: Clock;
  readonly random: Random;
  readonly store: Store;
  readonly server: ApiServer;
  readonly events: EventRecorder;
  readonly nodes: NodeMachines;
  readonly images: ImageRegistry;
  readonly network: Network;
  readonly metricsServer: MetricsServer;
  readonly agents: NodeAgents;
  readonly #authorizer: Authorizer;

  constructor(options: ClusterOptions = {}) {
    const schemas = options.schemas ?? DEFAULT_SCHEMAS;
    this.version = schemas.version;
    this.clock = new Clock(options.start ?? START);
    this.random = new Random(options.seed ?? 1);
    this.store = new Store();
    this.events = new EventRecorder(this.store, this.clock, this.random);
    this.nodes = new NodeMachines(this);
    const registry = new ResourceRegistry(BUILT_IN_RESOURCES, schemas);
    this.#authorizer = new Authorizer(this.store);
    this.server = new ApiServer({
      plane: this,
      registry,
      rules: new ObjectRules(registry, this.version),
      admission: new AdmissionChain(ADMISSION_PLUGINS, this),
      authorizer: this.#authorizer,
    });
    this.images = new ImageRegistry(options.images ?? [], { unknownImages: options.unknownImages ?? 'missing' });
    this.network = new Network(this);
    this.network.loadBalancers = options.loadBalancers ?? false;
    this.metricsServer = new MetricsServer(this.store, this.clock, options.metricsServer);
    bootstrap(this, options.nodes);
    for (const controller of CONTROLLERS) startController(controller, this);
    for (const controller of networkControllers(this.network)) startController(controller, this);
    startGarbageCollector(this);
    startScheduler(this);
    this.agents = startKubelets(this);
    this.clock.advance(SETTLING);
  }

  /** The API server for a user; without one, for the administrator. */
  client(user: User = ADMIN): ApiClient {
    return new UserClient(this.server, this.#authorizer, user);
  }

  /**
   * The API server for who sends a credential of a kubeconfig: a client certificate or a token.
   * One that it does not know is refused whatever it asks (401).
   */
  clientWith(credential: string): ApiClient {
    return this.client(userOfCredential(credential, this));
  }

  /** What a metrics server has measured; undefined while none is installed. */
  get metrics(): MetricsSource | undefined {
    return this.metricsServer.isRunning ? kubeletMetrics(this.agents, this.clock) : undefined;
  }

  /** Lets virtual time go by, with all that falls due in it. */
  advance(seconds: number): void {
    this.clock.advance(seconds);
  }
}
