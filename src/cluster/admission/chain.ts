import type { KubeObject } from '../../kube/object.ts';
import type { ControlPlane } from '../control-plane.ts';
import type { AdmissionPlugin, AdmissionRequest } from './plugin.ts';

/** The admission plugins in the server's order. */
export class AdmissionChain {
  readonly #plugins: readonly AdmissionPlugin[];
  readonly #plane: ControlPlane;

  constructor(plugins: readonly AdmissionPlugin[], plane: ControlPlane) {
    this.#plugins = plugins;
    this.#plane = plane;
  }

  /** The object as the plugins want it. @throws StatusError of the first that refuses */
  mutate(request: AdmissionRequest, object: KubeObject): KubeObject {
    return this.#plugins.reduce((admitted, plugin) => plugin.mutate?.({ ...request, object: admitted }, this.#plane) ?? admitted, object);
  }

  /** @throws StatusError of the first that refuses */
  validate(request: AdmissionRequest): void {
    for (const plugin of this.#plugins) plugin.validate?.(request, this.#plane);
  }
}
