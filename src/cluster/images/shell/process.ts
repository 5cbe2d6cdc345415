import type { Clock, Timer } from '../../clock/clock.ts';

/** What a process may wait for: seconds, something to read, or the end of another process. */
export type Wait = number | Pipe | Task;

/** A piece of a process; it goes on when what it yielded has come about. */
export type Step<T = number> = Generator<Wait, T, void>;

/** Where a process writes to. */
export interface Sink {
  write(text: string): void;
  close?(): void;
}

/** Where a process reads from. */
export interface Source {
  /** The next line with its line feed, or the rest without one; undefined at the end. */
  readLine(): Step<string | undefined>;
  readAll(): Step<string>;
}

/** The input that is there from the start: a file, a here-document, what was piped into `kubectl exec`. */
export class TextSource implements Source {
  #rest: string;

  constructor(text: string) {
    this.#rest = text;
  }

  // eslint-disable-next-line require-yield -- a Source may wait; this one never has to
  *readLine(): Step<string | undefined> {
    if (this.#rest === '') return undefined;
    const end = this.#rest.indexOf('\n') + 1;
    const line = end === 0 ? this.#rest : this.#rest.slice(0, end);
    this.#rest = this.#rest.slice(line.length);
    return line;
  }

  // eslint-disable-next-line require-yield -- as above
  *readAll(): Step<string> {
    const rest = this.#rest;
    this.#rest = '';
    return rest;
  }
}

/** What a pipe holds at most; whoever writes more is ended. */
const MOST_IN_PIPE = 10_000_000;

/** SIGPIPE, to the process that wrote. */
export class BrokenPipe extends Error {
  override readonly name = 'BrokenPipe';
}

/** A pipe between two processes. */
export class Pipe implements Sink, Source {
  #text = '';
  #closed = false;
  #waiting: (() => void)[] = [];
  /** Nobody reads any more: a process that writes gets SIGPIPE. */
  broken = false;

  /** @throws BrokenPipe when nobody reads any more, or when nobody has read for far too long */
  write(text: string): void {
    if (this.broken || this.#text.length > MOST_IN_PIPE) throw new BrokenPipe();
    this.#text += text;
    this.#wake();
  }

  close(): void {
    this.#closed = true;
    this.#wake();
  }

  /** Calls `action` once, when there is something new or the end has come. */
  onChange(action: () => void): void {
    this.#waiting.push(action);
  }

  #wake(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const action of waiting) action();
  }

  *readLine(): Step<string | undefined> {
    for (;;) {
      const end = this.#text.indexOf('\n') + 1;
      if (end > 0 || this.#closed) {
        const line = end > 0 ? this.#text.slice(0, end) : this.#text;
        this.#text = this.#text.slice(line.length);
        return line === '' ? undefined : line;
      }
      yield this;
    }
  }

  *readAll(): Step<string> {
    while (!this.#closed) yield this;
    const text = this.#text;
    this.#text = '';
    return text;
  }
}

/** A process: it runs on the virtual clock, from one wait to the next. */
export class Task {
  readonly pid: number;
  readonly title: string;
  /** Undefined while it runs. */
  status: number | undefined;
  readonly #steps: Step;
  readonly #clock: Clock;
  #timer: Timer | undefined;
  #waitsFor = 0;
  #isRunning = false;
  #ended: ((status: number) => void)[] = [];

  constructor(pid: number, title: string, steps: Step, clock: Clock) {
    this.pid = pid;
    this.title = title;
    this.#steps = steps;
    this.#clock = clock;
  }

  /** Runs until the next wait. */
  resume(): void {
    if (this.status !== undefined || this.#isRunning) return;
    this.#isRunning = true;
    const { done, value } = this.#steps.next();
    this.#isRunning = false;
    if (this.status !== undefined) {
      // It killed itself, which it cannot do in the middle of a step.
      this.#steps.return(this.status);
      return;
    }
    if (done === true) {
      this.#finish(value);
      return;
    }
    const turn = ++this.#waitsFor;
    const goOn = (): void => {
      if (turn === this.#waitsFor) this.resume();
    };
    if (typeof value === 'number') this.#timer = this.#clock.after(value, goOn);
    else if (value instanceof Task) value.onEnd(goOn);
    // What is written at this moment is read a moment later, so that two processes never call into each other.
    else value.onChange(() => this.#clock.after(0, goOn));
  }

  /** Goes on at once, whatever it waits for: a signal has come that it handles. */
  interrupt(): void {
    if (this.#isRunning) return;
    this.#timer?.cancel();
    this.#waitsFor++;
    this.resume();
  }

  onEnd(action: (status: number) => void): void {
    if (this.status === undefined) this.#ended.push(action);
    else action(this.status);
  }

  /** Ends it wherever it is. */
  kill(status: number): void {
    if (this.status !== undefined) return;
    this.#timer?.cancel();
    this.#waitsFor++;
    this.#finish(status);
    if (!this.#isRunning) this.#steps.return(status);
  }

  #finish(status: number): void {
    this.status = status;
    const ended = this.#ended;
    this.#ended = [];
    for (const action of ended) action(status);
  }
}
