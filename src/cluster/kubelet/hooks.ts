import type { Decoded } from '../../kube/object.ts';
import type { Container } from './container.ts';
import type { PodWorker } from './pod-worker.ts';
import { portOf } from './probes.ts';

/**
 * Runs a hook of a container's lifecycle, and goes on when it has ended, well or not.
 * @param done gets whether it went well; a container whose `postStart` fails is killed
 * Rule: `handlerRunner.Run` and https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/
 */
export function runHook(hook: Decoded, container: Container, worker: PodWorker, name: 'PostStart' | 'PreStop', done: (ok: boolean) => void): void {
  if (hook === undefined || container.program === undefined) {
    done(true);
    return;
  }
  const failed = (message: string): void => worker.record('Warning', `Failed${name}Hook`, `${name}Hook failed: ${message}`, container);
  if (hook.sleep !== undefined) {
    worker.node.plane.clock.after(hook.sleep.seconds, () => done(true));
  } else if (hook.exec !== undefined) {
    container.program.exec(hook.exec.command, '', ({ exitCode, stderr, failure }) => {
      if (failure !== undefined) failed(`command '${hook.exec.command.join(' ')}' failed: ${failure}`);
      else if (exitCode !== 0) failed(`command '${hook.exec.command.join(' ')}' exited with ${exitCode}: ${stderr.trimEnd()}`);
      done(exitCode === 0);
    });
  } else {
    const { httpGet } = hook;
    const port = portOf(httpGet.port, container.spec);
    const listens = container.program.listens(port);
    if (listens) {
      container.program.http(port, { method: 'GET', path: httpGet.path ?? '/', headers: {}, body: '', client: `${worker.ip}:40001` });
    } else {
      failed(`Get "http://${httpGet.host ?? worker.ip}:${port}${httpGet.path ?? '/'}": dial tcp ${worker.ip}:${port}: connect: connection refused`);
    }
    done(listens);
  }
}
