import { Computer } from '../../shell/computer.ts';
import { Terminal } from '../../shell/terminal.ts';
import { besidePlan } from '../play/beside-plan.ts';
import type { PlayRequest, Reply, Request, StartRequest } from './protocol.ts';

/** The computer that a page plays with, and its terminal. It knows nothing of workers: it is given requests, and replies. */
export class Playground {
  readonly #reply: (reply: Reply) => void;
  readonly #pause: (milliseconds: number) => Promise<void>;
  #computer: Computer | undefined;
  #terminal: Terminal | undefined;
  /** The step that is being played. */
  #playing = 0;
  #last: Promise<void> = Promise.resolve();

  /**
   * @param reply is given the replies, in order
   * @param pause lets so much real time go by
   */
  constructor(reply: (reply: Reply) => void, pause: (milliseconds: number) => Promise<void>) {
    this.#reply = reply;
    this.#pause = pause;
  }

  /** Carries out a request, after those before it; Ctrl-C at once. It never throws. */
  handle(request: Request): Promise<void> {
    if (request.type === 'interrupt') this.#terminal?.interrupt();
    else this.#last = this.#last.then(() => this.#carryOut(request));
    return this.#last;
  }

  async #carryOut(request: Exclude<Request, { type: 'interrupt' }>): Promise<void> {
    try {
      if (request.type === 'start') this.#start(request);
      else if (this.#computer === undefined || this.#terminal === undefined) throw new Error(`${request.type}: no computer has been started`);
      else if (request.type === 'write') this.#computer.write(request.name, request.text);
      else await this.#play(request, this.#computer, this.#terminal);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      this.#reply({ type: 'failed', message, ...(request.type === 'play' ? { id: request.id } : {}) });
    }
  }

  #start({ files, seed, images, unknownImages, speed, fieldTexts = {} }: StartRequest): void {
    this.#terminal?.close();
    const pace = speed === undefined ? undefined : (milliseconds: number) => this.#pause(milliseconds / speed);
    const fieldDocs = { describe: (type: string, field?: string) => fieldTexts[field === undefined ? type : `${type}.${field}`] };
    this.#computer = new Computer({ files, seed, images, unknownImages, pace, fieldDocs });
    this.#terminal = new Terminal(this.#computer, (piece) => this.#reply({ type: 'output', id: this.#playing, ...piece }));
  }

  async #play({ id, command, seconds, meanwhile = [], interrupted = false }: PlayRequest, computer: Computer, terminal: Terminal): Promise<void> {
    this.#playing = id;
    let status = 0;
    let endless = false;
    if (command !== '') {
      const beside = interrupted || meanwhile.length > 0;
      const outcome = beside ? await terminal.runBeside(command, besidePlan(meanwhile, interrupted)) : await terminal.run(command);
      status = outcome.status;
      endless = outcome.stopped === 'endless';
    }
    if (seconds !== undefined) await computer.timeline.start(true, (process) => process.sleep(seconds)).result;
    this.#reply({ type: 'done', id, status, endless, cwd: terminal.cwd });
  }
}
