import type { Clock } from '../clock/clock.ts';
import { conditionOf } from '../controllers/pods.ts';
import type { Store } from '../store/store.ts';

/** Seconds between two rounds of measuring. Rule: `--metric-resolution` of the metrics server. */
export const RESOLUTION_SECONDS = 15;

/**
 * Whether anybody measures what pods use. A fresh cluster has no metrics server; it gets one with the manifest of the
 * metrics server, a Deployment `metrics-server` in `kube-system` that is available, or by `installed`.
 */
export class MetricsServer {
  /** Set by whoever installs it without a manifest, such as `minikube addons enable metrics-server`. */
  installed: boolean;
  readonly #store: Store;
  readonly #clock: Clock;

  constructor(store: Store, clock: Clock, installed = false) {
    this.installed = installed;
    this.#store = store;
    this.#clock = clock;
  }

  get isRunning(): boolean {
    if (this.installed) return true;
    const deployment = this.#store.get('deployments.apps', 'kube-system', 'metrics-server');
    return deployment !== undefined && conditionOf(deployment, 'Available')?.status === 'True';
  }

  /** Whether something that began then has been measured: two samples are needed for the use of a processor. @param startedAt milliseconds since 1970 */
  hasMeasured(startedAt: number): boolean {
    const round = RESOLUTION_SECONDS * 1000;
    return Math.floor(this.#clock.now / round) * round - startedAt >= round;
  }
}
