import { parseScript } from '../cluster/images/shell/parse.ts';
import { TextSource, type Task } from '../cluster/images/shell/process.ts';
import { Shell } from '../cluster/images/shell/shell.ts';
import { ShellSyntaxError } from '../cluster/images/shell/syntax.ts';
import { Interrupted } from '../kubectl/context.ts';
import { TerminalMachine } from './bash/machine.ts';
import { program } from './bash/program.ts';
import { hasOpenDocument, syntaxError } from './bash/syntax-error.ts';
import { COMMANDS } from './commands/commands.ts';
import { HOME, WORKSPACE, type Computer } from './computer.ts';
import type { Piece } from './output/output.ts';
import { TOOLS } from './programs/tools.ts';
import type { Process } from './time/process.ts';

/** The status of a program that Ctrl-C ended. */
const BY_INTERRUPT = 130;
/** The status with which a wait ends that nothing would ever end. */
const BY_TIMEOUT = 124;

/** What came of a command line. */
export interface Outcome {
  status: number;
  /** What was printed while it ran, in order; also by jobs. */
  output: Piece[];
  /** It was ended by Ctrl-C, or because it would never have ended. */
  stopped?: 'interrupt' | 'endless';
}

/** What happens in another terminal while a command runs. */
export interface Beside {
  /** Seconds from the start of the command to the first of `commands`. */
  before: number;
  commands: readonly string[];
  /** Seconds between two commands. */
  between: number;
  /** Seconds from the end of the last command to Ctrl-C in the first terminal; undefined for none. */
  interruptAfter: number | undefined;
}

/** A terminal of a computer, with bash in it. Command lines run one after the other; several terminals run side by side. */
export class Terminal {
  readonly #computer: Computer;
  readonly #machine: TerminalMachine;
  readonly #shell: Shell;
  readonly #show: (piece: Piece) => void;
  #foreground: Process | undefined;
  #output: Piece[] = [];

  /** @param show is given everything that is printed, as it is printed */
  constructor(computer: Computer, show: (piece: Piece) => void = () => {}) {
    this.#computer = computer;
    this.#show = show;
    this.#machine = new TerminalMachine(computer, { ...TOOLS, ...Object.fromEntries(COMMANDS.map((command) => [command.name, program(command, computer)])) });
    this.#machine.onRunaway = (text) => this.#print({ stream: 'stderr', text });
    this.#shell = new Shell(this.#machine, 'bash', { HOME, USER: 'learner', LANG: 'C.UTF-8', TERM: 'dumb', PATH: '/usr/local/bin:/usr/bin:/bin' }, WORKSPACE);
    this.#shell.errors = { write: (text) => this.#print({ stream: 'stderr', text }) };
  }

  /** The working directory. */
  get cwd(): string {
    return this.#shell.cwd;
  }

  /** Runs a command line, here-documents included. It never throws for what the line says. */
  async run(line: string): Promise<Outcome> {
    this.#output = [];
    const status = await this.#line(line);
    return { output: this.#output, ...status };
  }

  /**
   * Runs a command line while others run in another terminal, by the same clock.
   * @param plan when and what; times are seconds
   */
  async runBeside(line: string, { before, commands, between, interruptAfter }: Beside): Promise<Outcome> {
    const other = new Terminal(this.#computer);
    const outcome = this.run(line);
    const { result } = this.#computer.timeline.start(true, async (director) => {
      await director.sleep(before);
      for (const [index, command] of commands.entries()) {
        if (index > 0) await director.sleep(between);
        await other.#within(command, director);
      }
      if (interruptAfter === undefined) return;
      await director.until(() => this.#foreground?.ended !== false, interruptAfter);
      this.interrupt();
    });
    await result;
    return outcome;
  }

  /** Ctrl-C: ends what runs in the foreground. */
  interrupt(): void {
    this.#foreground?.interrupt();
  }

  /** Ends the jobs that still run, as closing a terminal does. */
  close(): void {
    this.#machine.killAll();
  }

  readonly #print = (piece: Piece): void => {
    if (piece.text === '') return;
    this.#output.push(piece);
    this.#show(piece);
  };

  async #line(line: string): Promise<Omit<Outcome, 'output'>> {
    try {
      if (hasOpenDocument(parseScript(line))) {
        this.#print({ stream: 'stderr', text: 'bash: a here-document is not ended: the line that ends it is missing\n' });
        return { status: (this.#shell.status = 2) };
      }
    } catch (error) {
      if (!(error instanceof ShellSyntaxError)) throw error;
      this.#print({ stream: 'stderr', text: syntaxError(error.message, line) });
      return { status: (this.#shell.status = 2) };
    }
    const { process, result } = this.#computer.timeline.start(true, (own) => this.#within(line, own));
    this.#foreground = process;
    try {
      const status = await result;
      if (!process.interrupted) return { status };
      return { status, stopped: process.endless ? 'endless' : 'interrupt' };
    } finally {
      this.#foreground = undefined;
    }
  }

  /** Runs a command line within a process that waits for it. */
  async #within(line: string, process: Process): Promise<number> {
    const streams = {
      stdin: new TextSource(''),
      stdout: { write: (text: string) => this.#print({ stream: 'stdout', text }) },
      stderr: { write: (text: string) => this.#print({ stream: 'stderr', text }) },
    };
    const before = new Set(this.#machine.tasks.values());
    const task = this.#machine.spawn(line, this.#shell.script(line, streams), 0);
    task.resume();
    try {
      await process.until(() => task.status !== undefined);
    } catch (error) {
      if (!(error instanceof Interrupted)) throw error;
      if (process.endless) this.#print({ stream: 'stderr', text: `drydock: ${line.split(/\s/, 1)[0]!} was stopped: it does not end by itself\n` });
      this.#end(task, before, process.endless ? BY_TIMEOUT : BY_INTERRUPT);
    }
    this.#shell.options.delete('e');
    return (this.#shell.status = task.status!);
  }

  #end(task: Task, before: ReadonlySet<Task>, status: number): void {
    task.kill(status);
    const jobs = new Set(this.#machine.jobs.map((job) => job.task));
    for (const other of this.#machine.tasks.values()) if (!before.has(other) && !jobs.has(other)) other.kill(status);
  }
}
