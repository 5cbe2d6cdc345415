import type { CheckedReply, ClusterReply, DoneReply, FailedReply, OutputReply, PlayRequest, Reply, Request, StartRequest, StepRequest } from '../../../run/worker/protocol.ts';

/** What a step printed, piece by piece. */
export type Print = (piece: OutputReply) => void;

interface Waiting {
  print: Print;
  done(reply: DoneReply | CheckedReply): void;
  fail(error: Error): void;
}

/** The simulated computer of a page: its worker, with an answer for each request. */
export class SimulatedComputer {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  #lastId = 0;
  /** Called with each new look of the cluster. */
  onCluster: (snapshot: ClusterReply['snapshot']) => void = () => {};
  /** Called when nothing more is to be had of it: its script could not be loaded, or failed. */
  onBroken: () => void = () => {};

  /** @param start the first request; its cluster is watched */
  constructor(start: Omit<StartRequest, 'type' | 'watched'>) {
    this.#worker = new Worker(new URL('../../../run/worker/entry.ts', import.meta.url), { type: 'module', name: 'drydock' });
    this.#worker.addEventListener('message', ({ data }: MessageEvent<Reply>) => this.#take(data));
    this.#worker.addEventListener('error', ({ message }) => {
      this.onBroken();
      this.#failAll(new Error(message || 'the simulated computer could not be loaded'));
    });
    this.#send({ type: 'start', watched: true, ...start });
  }

  write(name: string, text: string): void {
    this.#send({ type: 'write', name, text });
  }

  addTexts(fieldTexts: Readonly<Record<string, string>>): void {
    this.#send({ type: 'texts', fieldTexts });
  }

  /** Plays a step of the lesson. */
  step(step: StepRequest['step'], fast: boolean, print: Print): Promise<DoneReply> {
    return this.#ask((id) => ({ type: 'step', id, step, fast }), print) as Promise<DoneReply>;
  }

  /** Plays a command of the reader's own. */
  play(command: PlayRequest['command'], print: Print): Promise<DoneReply> {
    return this.#ask((id) => ({ type: 'play', id, command }), print) as Promise<DoneReply>;
  }

  /** Tries the check of an exercise. */
  check(command: string, output: readonly string[] | undefined): Promise<CheckedReply> {
    return this.#ask((id) => ({ type: 'check', id, command, ...(output === undefined ? {} : { output }) }), () => {}) as Promise<CheckedReply>;
  }

  /** Ctrl-C for the step that is being played. */
  interrupt(): void {
    this.#send({ type: 'interrupt' });
  }

  /** Stops it, whatever it does; steps that were not done fail. */
  close(): void {
    this.#worker.terminate();
    this.#failAll(new Stopped());
  }

  #ask(request: (id: number) => Request, print: Print): Promise<DoneReply | CheckedReply> {
    const id = (this.#lastId += 1);
    return new Promise((done, fail) => {
      this.#waiting.set(id, { print, done, fail });
      this.#send(request(id));
    });
  }

  #send(request: Request): void {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker, not a window
    this.#worker.postMessage(request);
  }

  #take(reply: Reply): void {
    if (reply.type === 'cluster') this.onCluster(reply.snapshot);
    else if (reply.type === 'failed') this.#failed(reply);
    else if (reply.type === 'output') this.#waiting.get(reply.id)?.print(reply);
    else {
      this.#waiting.get(reply.id)?.done(reply);
      this.#waiting.delete(reply.id);
    }
  }

  #failed({ id, message }: FailedReply): void {
    const error = new Error(message);
    if (id === undefined) return this.#failAll(error);
    this.#waiting.get(id)?.fail(error);
    this.#waiting.delete(id);
  }

  #failAll(error: Error): void {
    for (const { fail } of this.#waiting.values()) fail(error);
    this.#waiting.clear();
  }
}

/** The reader has stopped or started over; nobody waits for what was asked before. */
export class Stopped extends Error {
  constructor() {
    super('stopped');
    this.name = 'Stopped';
  }
}
