import type { ControlPlane } from '../control-plane.ts';
import type { ImageRegistry } from '../images/registry.ts';
import type { MetricsServer } from '../metrics/metrics-server.ts';
import type { Network } from '../network/network.ts';

/** What kubelets work with: the control plane, and what nodes have beside it. */
export interface NodePlane extends ControlPlane {
  readonly images: ImageRegistry;
  readonly network: Network;
  readonly metricsServer: MetricsServer;
}
