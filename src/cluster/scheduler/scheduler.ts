import type { ControlPlane } from '../control-plane.ts';

/** Starts the scheduler. */
export function startScheduler(plane: ControlPlane): void {
  void plane;
}
