import { Clock } from '../../clock/clock.ts';
import { MountedFiles } from '../../kubelet/files.ts';
import { Random } from '../../random.ts';
import { ContainerProgram } from '../container-program.ts';
import type { Image } from '../image.ts';
import type { ContainerNetwork, ContainerRuntime, ExecOutcome } from '../program.ts';
import { ImageRegistry } from '../registry.ts';

/** A container without a cluster around it: its log, its end, and its clock. */
export interface TestContainer {
  program: ContainerProgram;
  clock: Clock;
  log: string[];
  files: MountedFiles;
  /** The exit status, and why; undefined while it runs. */
  end: { code: number; reason: string | undefined } | undefined;
  /** Runs a command in it; `seconds` go by. */
  exec(command: readonly string[], seconds?: number, stdin?: string): ExecOutcome | undefined;
  /** Runs a script in it, and gives what it printed on both streams and its exit status. */
  sh(script: string, seconds?: number): string;
}

const NO_NETWORK: ContainerNetwork = { resolve: () => [], http: () => 'unknown-host', connect: () => 'unknown-host' };

/** Starts an image. @param image its name, or what it is */
export function container(image: string | Image, options: Partial<ContainerRuntime> = {}): TestContainer {
  const clock = new Clock(Date.UTC(2026, 10, 21, 9));
  const files = new MountedFiles([], false);
  const result = { clock, files, log: [] as string[], end: undefined } as unknown as TestContainer;
  const runtime: ContainerRuntime = {
    clock, random: new Random(1), image: typeof image === 'string' ? image : 'test', name: 'c', declaredPorts: [], command: undefined, args: undefined, isTask: false, user: undefined, workingDir: undefined,
    env: {}, hostname: 'pod', podIp: '10.244.1.2', memoryLimit: undefined, files, network: NO_NETWORK,
    log: (line) => result.log.push(line),
    exit: (code, reason) => {
      result.end = { code, reason };
    },
    ...options,
  };
  const found = typeof image === 'string' ? new ImageRegistry([]).find(image) : image;
  if (found === undefined) throw new Error(`no image ${String(image)}`);
  result.program = new ContainerProgram({ ...runtime, env: { ...found.env, ...runtime.env } }, found);
  result.exec = (command, seconds = 1, stdin = '') => {
    let outcome: ExecOutcome | undefined;
    result.program.exec(command, stdin, (ended) => {
      outcome = ended;
    });
    clock.advance(seconds);
    return outcome;
  };
  result.sh = (script, seconds) => {
    const outcome = result.exec(['sh', '-c', script], seconds);
    return outcome === undefined ? '(runs)' : `${outcome.stdout}${outcome.stderr}${outcome.exitCode === 0 ? '' : `? ${outcome.exitCode}`}`;
  };
  return result;
}
