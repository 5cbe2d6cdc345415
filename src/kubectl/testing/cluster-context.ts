import type { TestCluster } from '../../cluster/testing/cluster.ts';
import { Interrupted, type Files, type Waiting } from '../context.ts';
import { fakeContext, type FakeContext } from './fake-context.ts';

/**
 * A context for tests in front of a simulated cluster: time goes by where a command waits.
 * @param interruptAfter presses Ctrl-C when a command has waited so many seconds
 */
export function clusterContext(cluster: TestCluster, { files = {}, stdin = '', interruptAfter = Number.POSITIVE_INFINITY }: {
  files?: Readonly<Record<string, string>>; stdin?: string; interruptAfter?: number;
} = {}): FakeContext {
  const context = fakeContext({ files, client: cluster.client(), stdin });
  const { clock } = cluster;
  const waiting: Waiting = {
    now: () => clock.now,
    sleep(seconds) {
      cluster.advance(seconds);
      return Promise.resolve();
    },
    until(check, seconds = Number.POSITIVE_INFINITY) {
      const end = clock.now + Math.min(seconds, interruptAfter) * 1000;
      while (!check()) if (!clock.step(end)) break;
      if (!check() && seconds > interruptAfter) return Promise.reject(new Interrupted('Ctrl-C'));
      return Promise.resolve(check());
    },
  };
  return Object.assign(context, { waiting, agents: cluster.agents, files: belowWorkingFolder(context) });
}

/** Files by their absolute paths too. */
function belowWorkingFolder({ files, env }: FakeContext): Files {
  const within = `${env['PWD']}/`;
  const relative = (path: string): string => (path.startsWith(within) ? path.slice(within.length) : path);
  return {
    read: (path) => files.read(relative(path)), isDirectory: (path) => files.isDirectory(relative(path)), list: (path) => files.list(relative(path)),
    write: (path, text) => files.write(relative(path), text),
  };
}
