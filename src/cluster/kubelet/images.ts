import type { Container } from './container.ts';
import type { PodWorker } from './pod-worker.ts';
import { BACKOFF } from './timing.ts';

/** Seconds after the first refusal until the back-off shows. */
const UNTIL_BACKOFF = 2;

/**
 * Sees to it that the image of a container is on the node, and goes on when it is; tries again and again when it cannot be
 * pulled. Rule: `imageManager.EnsureImageExists`.
 */
export function ensureImage(container: Container, worker: PodWorker, ready: () => void): void {
  const { plane, nodeName } = worker.node;
  const { image, imagePullPolicy } = container.spec;
  const { run } = container;
  const stale = (): boolean => worker.isTerminating || worker.pod === undefined || container.run !== run;
  const wait = (reason: string, message: string): void => {
    container.state = { kind: 'waiting', reason, message };
    worker.publish();
  };
  const pull = plane.images.pull(image, imagePullPolicy, nodeName);
  switch (pull.kind) {
    case 'present':
      worker.record('Normal', 'Pulled', `Container image "${image}" already present on machine and can be accessed by the pod`, container);
      ready();
      return;
    case 'pulled': {
      worker.record('Normal', 'Pulling', `Pulling image "${image}"`, container);
      plane.clock.after(pull.seconds, () => {
        if (stale()) return;
        const took = `${Math.round(pull.seconds * 1000)}ms`;
        const shown = pull.seconds >= 1 ? `${pull.seconds}s` : took;
        worker.record('Normal', 'Pulled', `Successfully pulled image "${image}" in ${shown} (${shown} including waiting). Image size: ${pull.bytes} bytes.`, container);
        ready();
      });
      return;
    }
    case 'never':
      worker.record('Warning', 'ErrImageNeverPull', `Container image "${image}" is not present with pull policy of Never`, container);
      worker.record('Warning', 'Failed', 'Error: ErrImageNeverPull', container);
      wait('ErrImageNeverPull', `Container image "${image}" is not present with pull policy of Never`);
      again(BACKOFF.first);
      return;
    case 'invalid':
      worker.record('Warning', 'InspectFailed', pull.message, container);
      worker.record('Warning', 'Failed', 'Error: InvalidImageName', container);
      wait('InvalidImageName', pull.message);
      again(BACKOFF.first);
      return;
    case 'failed': {
      const message = `Failed to pull image "${image}": ${pull.message}`;
      worker.record('Normal', 'Pulling', `Pulling image "${image}"`, container);
      worker.record('Warning', 'Failed', message, container);
      worker.record('Warning', 'Failed', 'Error: ErrImagePull', container);
      wait('ErrImagePull', pull.message);
      container.imageBackoff = container.imageBackoff === 0 ? BACKOFF.first : Math.min(BACKOFF.last, container.imageBackoff * 2);
      plane.clock.after(UNTIL_BACKOFF, () => {
        if (stale() || container.state.kind !== 'waiting') return;
        worker.record('Normal', 'BackOff', `Back-off pulling image "${image}"`, container);
        worker.record('Warning', 'Failed', 'Error: ImagePullBackOff', container);
        wait('ImagePullBackOff', `Back-off pulling image "${image}": ErrImagePull: ${pull.message}`);
      });
      again(container.imageBackoff);
    }
  }

  function again(seconds: number): void {
    plane.clock.after(seconds, () => {
      if (!stale()) ensureImage(container, worker, ready);
    });
  }
}
