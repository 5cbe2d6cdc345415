import type { KubernetesVersion } from '../kube/version.ts';
import type { ApiServer } from './api/server.ts';
import type { Clock } from './clock/clock.ts';
import type { EventRecorder } from './events/recorder.ts';
import type { NodeMachines } from './nodes/node-machines.ts';
import type { MetricsSource } from './metrics/metrics-source.ts';
import type { Random } from './random.ts';
import type { Store } from './store/store.ts';

/** What the components of a cluster work with. Controllers read the store and write through the server. */
export interface ControlPlane {
  readonly version: KubernetesVersion;
  readonly clock: Clock;
  readonly random: Random;
  readonly store: Store;
  readonly server: ApiServer;
  readonly events: EventRecorder;
  /** The machines behind the nodes. */
  readonly nodes: NodeMachines;
  /** Undefined while no metrics server is installed. */
  readonly metrics?: MetricsSource | undefined;
}
