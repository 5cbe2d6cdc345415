import type { Clock } from '../clock/clock.ts';
import type { NodeAgents } from '../kubelet/agents.ts';
import { RESOLUTION_SECONDS } from './metrics-server.ts';
import type { MetricsSource } from './metrics-source.ts';

/** What a metrics server that runs has of the kubelets at its last round. */
export function kubeletMetrics(agents: NodeAgents, clock: Clock): MetricsSource {
  const timestamp = Math.floor(clock.now / (RESOLUTION_SECONDS * 1000)) * RESOLUTION_SECONDS * 1000;
  return {
    podUsage(namespace, labelSelector) {
      const pods = agents.podUsage(namespace, labelSelector === undefined ? {} : { labelSelector }) ?? [];
      return pods.map(({ pod, containers }) => ({
        pod, timestamp, window: RESOLUTION_SECONDS,
        containers: Object.entries(containers).map(([name, usage]) => ({ name, ...usage })),
      })).filter(({ containers }) => containers.length > 0);
    },
  };
}
