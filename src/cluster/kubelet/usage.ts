import { parseLabelSelector } from '../api/label-selector.ts';
import { amountOf } from '../scheduler/pod-requests.ts';
import type { NodeAgents, Usage } from './agents.ts';
import type { Container } from './container.ts';
import type { Kubelets } from './kubelets.ts';
import type { NodePlane } from './node-plane.ts';

/** What a node itself needs: kubelet, container runtime, kube-proxy. */
const NODE_ITSELF: Usage = { milliCpu: 80, bytes: 900 * 1024 * 1024 };

/** What the metrics server has learned from the kubelets; undefined while there is none. */
export function usageOf(kubelets: Kubelets, plane: NodePlane): Pick<NodeAgents, 'podUsage' | 'nodeUsage'> {
  return {
    podUsage(namespace, { labelSelector = '' } = {}) {
      if (!plane.metricsServer.isRunning) return undefined;
      const matches = parseLabelSelector(labelSelector);
      return [...kubelets.workers()].filter((worker) => (namespace === undefined || worker.namespace === namespace) && matches(worker.pod?.metadata.labels)).flatMap((worker) => {
        const measured = worker.containers.filter((container) => isMeasured(container, plane));
        return measured.length === 0 ? [] : [{ namespace: worker.namespace, pod: worker.name, containers: Object.fromEntries(measured.map((container) => [container.spec.name, usage(container)])) }];
      });
    },
    nodeUsage() {
      if (!plane.metricsServer.isRunning) return undefined;
      const sums = new Map<string, Usage>(plane.store.list('nodes').map(({ metadata }) => [metadata.name, { ...NODE_ITSELF }]));
      for (const worker of kubelets.workers()) {
        const sum = sums.get(worker.node.nodeName);
        if (sum === undefined) continue;
        for (const container of worker.containers) {
          if (container.program === undefined) continue;
          const { milliCpu, bytes } = usage(container);
          sum.milliCpu += milliCpu;
          sum.bytes += bytes;
        }
      }
      return [...sums].map(([node, sum]) => ({ node, usage: sum }));
    },
  };
}

const isMeasured = ({ program, state }: Container, { metricsServer }: NodePlane): boolean => program !== undefined && state.kind === 'running' && metricsServer.hasMeasured(state.startedAt);

/** A container gets no more of a processor than its limit. */
function usage({ program, spec }: Container): Usage {
  const { milliCpu, bytes } = program!.usage();
  const limit = spec.resources?.limits?.cpu;
  return { milliCpu: limit === undefined ? milliCpu : Math.min(milliCpu, amountOf('cpu', limit)), bytes };
}
