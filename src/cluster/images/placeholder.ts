import type { ContainerRuntime, Program } from './program.ts';

/** Stands in for a program that nobody knows: it says that it started, runs until it is stopped, and answers on its declared ports. */
export function placeholder(runtime: ContainerRuntime): Program {
  runtime.log(`${runtime.name}: started`);
  return {
    listens: (port) => runtime.declaredPorts.includes(port),
    http: (_port, { path }) => ({ status: path.includes('broken') ? 404 : 200, headers: {}, body: '' }),
    terminate: () => runtime.exit(0),
    exec: (_command, _stdin, done) => done({ stdout: '', stderr: '', exitCode: 0 }),
    usage: () => ({ milliCpu: 1, bytes: 16 * 1024 * 1024 }),
  };
}
