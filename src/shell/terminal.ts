import { BY_INTERRUPT, BY_TIMEOUT, Interpreter } from './bash/interpreter.ts';
import { takeRedirections } from './bash/nature.ts';
import { rewrite, scriptOf } from './bash/rewrite.ts';
import type { Statement } from './bash/syntax.ts';
import type { Computer } from './computer.ts';
import { Jobs } from './jobs/jobs.ts';
import type { Piece } from './output/output.ts';
import { Recorder } from './output/recorder.ts';
import { sinkOf } from './output/sinks.ts';
import { syntaxError } from './bash/syntax-error.ts';
import type { Process } from './time/process.ts';

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
  readonly #interpreter: Interpreter;
  readonly #jobs = new Jobs();
  readonly #show: (piece: Piece) => void;
  #foreground: Process | undefined;
  #output: Piece[] = [];

  /** @param show is given everything that is printed, as it is printed */
  constructor(computer: Computer, show: (piece: Piece) => void = () => {}) {
    this.#computer = computer;
    this.#interpreter = new Interpreter(computer, this.#jobs);
    this.#show = show;
  }

  /** The working directory. */
  get cwd(): string {
    return this.#interpreter.cwd;
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

  /** Runs a command line within a process that runs already. */
  async #within(line: string, process: Process): Promise<void> {
    await this.#statements(this.#interpreter.parse(line), process, line);
  }

  /** Ends the jobs that still run, as closing a terminal does. */
  close(): void {
    for (const job of this.#jobs.running()) job.process.interrupt();
  }

  readonly #print = (piece: Piece): void => {
    this.#output.push(piece);
    this.#show(piece);
  };

  async #line(line: string): Promise<Omit<Outcome, 'output'>> {
    let statements: Statement[];
    try {
      statements = this.#interpreter.parse(line);
    } catch (error) {
      this.#print({ stream: 'stderr', text: syntaxError(error as Error, line) });
      return { status: 2 };
    }
    const { process, result } = this.#computer.timeline.start(true, (own) => this.#statements(statements, own, line));
    this.#foreground = process;
    try {
      const status = await result;
      if (!process.interrupted) return { status };
      return { status, stopped: process.endless ? 'endless' : 'interrupt' };
    } finally {
      this.#foreground = undefined;
    }
  }

  async #statements(statements: readonly Statement[], process: Process, line: string): Promise<number> {
    let status = 0;
    for (const statement of statements) {
      if (statement.background) {
        statement.background = false;
        this.#startJob(statement, statement.sourceText ?? line);
        status = 0;
        continue;
      }
      const recorder = new Recorder(this.#print, this.#interpreter.isLive(statement));
      status = await this.#interpreter.run(statement, { process, recorder });
      if (process.interrupted) return process.endless ? BY_TIMEOUT : BY_INTERRUPT;
    }
    return status;
  }

  #startJob(statement: Statement, text: string): void {
    const interpreter = new Interpreter(this.#computer, this.#jobs, this.#interpreter);
    const targets = takeRedirections(statement);
    const sink = targets === undefined ? this.#print : sinkOf(targets, this.#computer.disk, this.cwd, this.#print);
    const recorder = new Recorder(sink, interpreter.isLive(statement));
    rewrite(scriptOf([statement]));
    const { process } = this.#computer.timeline.start(false, async (own) => {
      const status = await interpreter.run(statement, { process: own, recorder });
      job.status ??= status;
    });
    const job = this.#jobs.add(text.replace(/\s*&\s*$/, ''), process);
    this.#interpreter.lastBackgroundPid = job.pid;
  }
}
