import type { ContainerRuntime, Program } from '../images/program.ts';
import type { TestCluster } from './cluster.ts';

/** How a container ends: after some seconds, with an exit status. */
export interface End {
  after: number;
  code: number;
}

/**
 * Makes containers end as a test says; they listen on nothing and use nothing.
 * @param endOf undefined for a container that runs until it is told to stop
 */
export function endContainers(cluster: TestCluster, endOf: (runtime: ContainerRuntime) => End | undefined): void {
  cluster.images.start = (runtime): Program => {
    const end = endOf(runtime);
    if (end !== undefined) runtime.clock.after(end.after, () => runtime.exit(end.code));
    return {
      listens: () => false,
      http: () => ({ status: 500, headers: {}, body: '' }),
      terminate: () => runtime.exit(143),
      kill: () => {},
      exec: (_command, _stdin, done) => done({ stdout: '', stderr: '', exitCode: 0 }),
      usage: () => ({ milliCpu: 0, bytes: 0 }),
    };
  };
}
