import type { NodeAgents } from './agents.ts';
import type { Container } from './container.ts';
import type { Kubelets } from './kubelets.ts';
import type { NodePlane } from './node-plane.ts';
import { badRequest, notFound, StatusError } from '../api/status-error.ts';
import type { PodWorker } from './pod-worker.ts';
import { usageOf } from './usage.ts';

const DEFAULT_CONTAINER = 'kubectl.kubernetes.io/default-container';

/** What kubelets answer to `kubectl logs`, `exec`, `port-forward` and `top`. */
export function nodeAgents(kubelets: Kubelets, plane: NodePlane): NodeAgents {
  const find = (namespace: string, pod: string, name: string | undefined): { worker: PodWorker | undefined; container: Container | undefined } => {
    const object = plane.store.get('pods', namespace, pod);
    if (object === undefined) throw notFound({ group: '', plural: 'pods' }, pod);
    const worker = kubelets.worker(namespace, pod);
    const wanted = name ?? object.metadata.annotations?.[DEFAULT_CONTAINER] ?? object['spec'].containers[0].name;
    return { worker, container: worker?.containers.find(({ spec }) => spec.name === wanted) };
  };
  return {
    logs({ namespace, pod, container: name, previous = false }) {
      const { container } = find(namespace, pod, name);
      if (container === undefined) {
        const { nodeName = '' } = plane.store.get('pods', namespace, pod)!['spec'];
        // Rule: `GetConnectionInfo` of the API server's client to kubelets.
        if (nodeName !== '' && plane.store.get('nodes', undefined, nodeName) === undefined) throw notFound({ group: '', plural: 'nodes' }, nodeName);
        return [];
      }
      const { spec, state } = container;
      if (previous) {
        if (container.previousLog === undefined && container.last === undefined) throw badRequest(`previous terminated container "${spec.name}" in pod "${pod}" not found`);
        return container.state.kind === 'waiting' && container.last !== undefined ? container.log : (container.previousLog ?? []);
      }
      if (state.kind === 'waiting' && container.last === undefined) {
        const reason = state.reason === 'ContainerCreating' || state.reason === 'PodInitializing' ? state.reason : undefined;
        const why = reason ?? (state.reason.startsWith('Err') || state.reason === 'ImagePullBackOff' ? "trying and failing to pull image" : state.reason);
        throw badRequest(`container "${spec.name}" in pod "${pod}" is waiting to start: ${why}`);
      }
      return container.log;
    },
    exec({ namespace, pod, container: name, command, stdin = '' }) {
      const { container } = find(namespace, pod, name);
      const program = container?.program;
      if (container === undefined || program === undefined) {
        const id = container?.containerId ?? '';
        throw new StatusError(500, 'InternalError', id === '' ? `unable to upgrade connection: container not found ("${name ?? ''}")` : `unable to upgrade connection: container not found ("${container!.spec.name}")`);
      }
      // The container runtime's id of an exec is random, and part of what it says when it fails.
      return new Promise((resolve, reject) => program.exec(command, stdin, ({ failure, ...result }) => {
        if (failure === undefined) resolve(result);
        else reject(new Error(`Internal error occurred: error executing command in container: failed to exec in container: failed to start exec "${plane.random.hex(64)}": ${failure}`));
      }));
    },
    forward(namespace, pod, localPort, podPort, onConnection) {
      return plane.network.forward(namespace, pod, localPort, podPort, onConnection);
    },
    ...usageOf(kubelets, plane),
  };
}
