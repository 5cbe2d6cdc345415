import { FOREVER, type Image } from './image.ts';
import { Load } from './load.ts';
import { StartError, type ContainerRuntime, type ExecOutcome, type HttpRequest, type HttpResponse, type Program } from './program.ts';
import { curlApplet } from './shell/applets/network.ts';
import { applets } from './shell/applets/applets.ts';
import { LineSink, Machine, TextSink } from './shell/machine.ts';
import { TextSource, type Step, type Task } from './shell/process.ts';
import { messageOf, Shell } from './shell/shell.ts';

const IDLE = { milliCpu: 1, bytes: 8 * 1024 * 1024 };
/** A loop that never rests is seen for this long in what a container uses. */
const BUSY_SECONDS = 15;
/** From a signal to what the first process does about it. */
const SIGNAL_SECONDS = 0.01;
const WHOLE_PROCESSOR = 1000;

/** A container that runs: the first process of its image or of its manifest, and what `exec` starts beside it. */
export class ContainerProgram implements Program {
  readonly #runtime: ContainerRuntime;
  readonly #image: Image;
  readonly #machine: Machine;
  readonly #load: Load;
  #main: Task | undefined;
  #ended = false;

  /** @throws StartError when there is no such command in the image */
  constructor(runtime: ContainerRuntime, image: Image) {
    this.#image = image;
    this.#runtime = { ...runtime, exit: (code, reason) => this.#end(code, reason) };
    this.#load = new Load(runtime.clock);
    const tools = image.flavour === 'none' ? {} : { ...applets(image.flavour), ...(image.flavour === 'debian' ? curlApplet : {}) };
    this.#machine = new Machine(this.#runtime, image.flavour === 'none' ? 'debian' : image.flavour, { ...tools, ...image.programs });
    this.#machine.user = runtime.user ?? image.user ?? 0;
    // The process that sent the signal goes on, and is over before the first one has ended.
    this.#machine.terminate = () => void runtime.clock.after(SIGNAL_SECONDS, () => {
      if (!this.#ended) this.terminate();
    });
    if (image.endsOnSignal === true) this.#machine.onTerminate = () => this.#end(0);
    for (const [path, text] of Object.entries(image.files ?? {})) runtime.files.provide(path, text);
    this.#exit = runtime.exit;
    this.#start();
  }

  readonly #exit: ContainerRuntime['exit'];

  #start(): void {
    const { command, args } = this.#runtime;
    const argv = [...(command ?? this.#image.entrypoint ?? []), ...(args ?? (command === undefined ? (this.#image.cmd ?? []) : []))];
    const [name, ...rest] = argv;
    if (name === undefined) throw new StartError('failed to generate spec: no command specified');
    const log = new LineSink((line) => this.#runtime.log(line));
    const streams = { stdin: new TextSource(''), stdout: log, stderr: log };
    const shell = this.#shell();
    this.#machine.title = argv.join(' ');
    const standIn = this.#image.standIn;
    const known = this.#has(name);
    if (!known && standIn === undefined) throw new StartError(missing(name));
    const run = (): number | Step => (known || standIn === undefined ? shell.program(name, rest, streams) : standIn({ name, args: rest, machine: this.#machine, shell, ...streams }));
    const steps = guarded(run, log);
    this.#main = this.#machine.spawn(this.#machine.title, steps, 1);
    this.#main.onEnd((status) => {
      log.close();
      this.#end(status);
    });
    this.#main.resume();
    this.#checkMemory();
  }

  #shell(): Shell {
    const { env, workingDir } = this.#runtime;
    const path = { PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin' };
    return new Shell(this.#machine, 'sh', { ...path, HOME: this.#machine.user === 0 ? '/root' : '/', ...env }, workingDir ?? this.#image.workingDir ?? '/');
  }

  #has(command: string): boolean {
    const name = command.slice(command.lastIndexOf('/') + 1);
    return Object.hasOwn(this.#machine.programs, name) || (command.includes('/') && this.#runtime.files.read(command) !== undefined);
  }

  #end(code: number, reason?: 'Error' | 'Completed' | 'OOMKilled'): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#machine.listeners.clear();
    this.#machine.killAll();
    this.#exit(code, reason);
  }

  kill(): void {
    this.#end(137);
  }

  listens(port: number): boolean {
    return !this.#ended && (this.#machine.listeners.has(port) || this.#machine.elsewhere !== undefined);
  }

  http(port: number, request: HttpRequest): HttpResponse {
    const answer = (this.#machine.listeners.get(port) ?? this.#machine.elsewhere!)(request);
    this.#load.add(answer.cpuMilliseconds ?? 1);
    if (this.#machine.held > 0) this.#checkMemory();
    return request.method === 'HEAD' ? { ...answer, headers: { ...answer.headers, 'Content-Length': String(answer.body.length) }, body: '' } : answer;
  }

  /** SIGTERM. A shell runs its trap; servers end; anything else, as the first process of a container, takes no notice. */
  terminate(): void {
    const shell = this.#machine.main;
    if (shell?.traps.has('TERM') === true) {
      shell.pending.push('TERM');
      if (shell.isWaiting) this.#main?.interrupt();
    } else this.#machine.onTerminate?.();
  }

  exec(command: readonly string[], stdin: string, done: (outcome: ExecOutcome) => void): void {
    const [name = '', ...args] = command;
    if (!this.#has(name)) {
      done({ stdout: '', stderr: '', exitCode: 127, failure: `OCI runtime exec failed: exec failed: unable to start container process: ${missing(name)}: unknown` });
      return;
    }
    const stdout = new TextSink();
    const stderr = new TextSink();
    const shell = this.#shell();
    shell.pid = this.#machine.nextPid();
    // A shell that `exec` starts is not the first process.
    const main = this.#machine.main ?? shell;
    this.#machine.main = main;
    const task = this.#machine.spawn(command.join(' '), guarded(() => shell.program(name, args, { stdin: new TextSource(stdin), stdout, stderr }), stderr), shell.pid);
    task.onEnd((exitCode) => done({ stdout: stdout.text, stderr: stderr.text, exitCode }));
    task.resume();
  }

  usage(): { milliCpu: number; bytes: number } {
    const { milliCpu, bytes } = this.#image.idle ?? IDLE;
    const { busySince, held } = this.#machine;
    const isBusy = busySince !== undefined && this.#runtime.clock.now - busySince <= BUSY_SECONDS * 1000;
    return { milliCpu: milliCpu + (isBusy ? WHOLE_PROCESSOR : this.#load.milliCpu()), bytes: bytes + held };
  }

  /** A container that wants more memory than its limit is killed. Rule: https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/ */
  #checkMemory(): void {
    const { memoryLimit } = this.#runtime;
    if (memoryLimit !== undefined && this.usage().bytes > memoryLimit) this.#end(137, 'OOMKilled');
  }
}

const missing = (name: string): string => (name.includes('/') ? `exec: "${name}": stat ${name}: no such file or directory` : `exec: "${name}": executable file not found in $PATH`);

/** A program's steps; a script that cannot be read, or a file system that refuses, ends it with a message. */
function* guarded(run: () => number | Step, stderr: { write(text: string): void }): Step {
  try {
    const result = run();
    return typeof result === 'number' ? result : yield* result;
  } catch (error) {
    const message = messageOf(error);
    if (message === undefined) throw error;
    stderr.write(`sh: ${message}\n`);
    return 2;
  }
}

/** For programs that just wait: they run until they are stopped. */
export function* waits(): Step {
  yield FOREVER;
  return 0;
}
