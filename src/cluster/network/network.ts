import type { ControlPlane } from '../control-plane.ts';

/** Who reaches whom, by which address. */
export class Network {
  readonly plane: ControlPlane;

  constructor(plane: ControlPlane) {
    this.plane = plane;
  }
}
