import type { ContainerRuntime, HttpRequest, HttpResponse } from '../program.ts';
import { Task, type Sink, type Source, type Step } from './process.ts';
import type { Shell } from './shell.ts';

/** A command that was found and is run: what `argv`, `environ` and the three streams are to a program. */
export interface Process {
  /** How it was called, without its folder. */
  readonly name: string;
  readonly args: readonly string[];
  readonly machine: Machine;
  /** Who runs it: variables, working directory. */
  readonly shell: Shell;
  readonly stdin: Source;
  readonly stdout: Sink;
  readonly stderr: Sink;
}

/** A program: it gives its exit status at once, or after steps that take time. */
export type Applet = (process: Process) => number | Step;

/** Whose tools a container has; their messages differ. `debian` is GNU and dash. */
export type Flavour = 'busybox' | 'debian';

/** Commands that run at one moment before time goes by for them: a loop that never waits must not stop the world. */
const COMMANDS_AT_ONCE = 1000;
const PAUSE_SECONDS = 0.1;

/** A command line that runs in the background. */
export interface Job {
  number: number;
  text: string;
  task: Task;
}

/** What the processes of one container share. */
export class Machine {
  readonly runtime: ContainerRuntime;
  readonly flavour: Flavour;
  /** By name: what can be run. */
  readonly programs: Readonly<Record<string, Applet>>;
  readonly tasks = new Map<number, Task>();
  /** What was started with `&`, oldest first. */
  readonly jobs: Job[] = [];
  /** Whether somebody types: messages do not name lines, as scripts' do. */
  isInteractive = false;
  /** What commands such as `nc -l` and `httpd` have opened. */
  readonly listeners = new Map<number, (request: HttpRequest) => HttpResponse>();
  /** What answers on every other port; only stand-ins do. */
  elsewhere: ((request: HttpRequest) => HttpResponse) | undefined;
  /** The shell that is the first process; it gets signals. */
  main: Shell | undefined;
  /** What `ps` shows of the first process. */
  title = '';
  /** The number of the user that everything runs as. */
  user = 0;
  /** The names of users, by their numbers, as `/etc/passwd` has them. */
  userNames: ReadonlyMap<number, string> = new Map([[0, 'root']]);
  /** What `kill 1` does. */
  terminate: () => void = () => {};
  /** What a server does on SIGTERM; the first process of a container that handles no signals gets none. */
  onTerminate: (() => void) | undefined;
  /** When something last ran without a pause, in milliseconds since 1970: it uses a whole processor. */
  busySince: number | undefined;
  /** Bytes of memory that programs hold, beyond what the image needs. */
  held = 0;
  protected lastPid = 1;
  #commands = 0;
  #at = 0;

  constructor(runtime: ContainerRuntime, flavour: Flavour, programs: Readonly<Record<string, Applet>>) {
    this.runtime = runtime;
    this.flavour = flavour;
    this.programs = programs;
  }

  /** The process id of something that runs. */
  nextPid(): number {
    return ++this.lastPid;
  }

  /** Makes a process; it runs from the moment on at which `resume` is called. */
  spawn(title: string, steps: Step, pid = this.nextPid()): Task {
    const task = new Task(pid, title, steps, this.runtime.clock);
    this.tasks.set(pid, task);
    task.onEnd(() => this.tasks.delete(pid));
    return task;
  }

  /** Remembers something that was started with `&`. */
  addJob(text: string, task: Task): void {
    const running = this.jobs.filter((job) => job.task.status === undefined);
    this.jobs.push({ number: Math.max(0, ...running.map(({ number }) => number)) + 1, text, task });
  }

  /** The job that `%1`, `%%`, `%+`, `%-`, `%name` or a process number names, run to its end or not. */
  findJob(name: string): Job | undefined {
    const running = this.jobs.filter(({ task }) => task.status === undefined);
    if (/^%[%+]?$/.test(name)) return running.at(-1) ?? this.jobs.at(-1);
    if (name === '%-') return running.at(-2) ?? running.at(-1);
    if (/^%\d+$/.test(name)) return this.jobs.findLast(({ number }) => number === Number(name.slice(1)));
    if (name.startsWith('%')) return this.jobs.findLast(({ text }) => text.startsWith(name.slice(1)));
    return this.jobs.findLast(({ task }) => task.pid === Number(name));
  }

  /** Counts a command; seconds to wait when there were too many at this moment. */
  busy(): number {
    const { now } = this.runtime.clock;
    if (now !== this.#at) {
      this.#at = now;
      this.#commands = 0;
    }
    if (++this.#commands % COMMANDS_AT_ONCE !== 0) return 0;
    this.busySince = now;
    return PAUSE_SECONDS;
  }

  killAll(): void {
    for (const task of this.tasks.values()) task.kill(137);
  }
}

/** A sink that hands whole lines on: what a container's log is made of. */
export class LineSink implements Sink {
  readonly #line: (text: string) => void;
  #rest = '';

  constructor(line: (text: string) => void) {
    this.#line = line;
  }

  write(text: string): void {
    const lines = (this.#rest + text).split('\n');
    this.#rest = lines.pop()!;
    for (const line of lines) this.#line(line);
  }

  /** What stands without a line feed is a line of its own at the end. */
  close(): void {
    if (this.#rest !== '') this.#line(this.#rest);
    this.#rest = '';
  }
}

/** A sink that keeps everything, up to a size that no reader of a terminal wants. */
export class TextSink implements Sink {
  text = '';

  write(text: string): void {
    if (this.text.length < MOST_TEXT) this.text += text;
  }
}

const MOST_TEXT = 4_000_000;

/** A name in a folder, as an absolute path. */
export function absolute(path: string, cwd: string): string {
  return path.startsWith('/') ? path : `${cwd === '/' ? '' : cwd}/${path}`;
}
