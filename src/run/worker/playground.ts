import { attempt } from '../exercise/attempt.ts';
import { besidePlan } from '../play/beside-plan.ts';
import { GeneratedNames } from '../play/generated-names.ts';
import { KnownText } from '../play/known-text.ts';
import { playStep } from '../play/play-steps.ts';
import { simulatedStage, type SimulatedStage } from '../play/simulated-stage.ts';
import type { CheckRequest, PlayRequest, Reply, Request, StartRequest, StepRequest } from './protocol.ts';
import { changesOf, type ClusterChanges } from './snapshot.ts';

/** After so many milliseconds a step of a lesson goes on twice as fast, and after as many again: nobody waits ten minutes. */
const PATIENCE = 2000;

/** A computer that has been started, and what its reader has seen of it so far. */
interface Session {
  stage: SimulatedStage;
  names: GeneratedNames;
  known: KnownText;
  texts: Map<string, string>;
  changes: ClusterChanges | undefined;
}

/** Requests that need a computer, and are answered in their turn. */
type Task = Exclude<Request, { type: 'interrupt' | 'start' }>;

/** The computer that a page plays with, and its terminal. It knows nothing of workers: it is given requests, and replies. */
export class Playground {
  readonly #reply: (reply: Reply) => void;
  readonly #pause: (milliseconds: number) => Promise<void>;
  #session: Session | undefined;
  /** The step that is being played; undefined when what is printed is for nobody. */
  #playing: number | undefined;
  #fast = false;
  /** How many milliseconds the reader has waited for the step of the lesson; undefined for a command of their own. */
  #waited: number | undefined;
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
    if (request.type === 'interrupt') this.#session?.stage.terminal.interrupt();
    else this.#last = this.#last.then(() => this.#carryOut(request));
    return this.#last;
  }

  async #carryOut(request: Exclude<Request, { type: 'interrupt' }>): Promise<void> {
    try {
      if (request.type === 'start') this.#session = this.#start(request);
      else if (this.#session === undefined) throw new Error(`${request.type}: no computer has been started`);
      else await this.#act(request, this.#session);
      this.#look();
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      this.#reply({ type: 'failed', message, ...('id' in request ? { id: request.id } : {}) });
    }
  }

  #start({ files = {}, seed, images, unknownImages, speed, fieldTexts = {}, watched = false }: StartRequest): Session {
    void this.#session?.stage.close();
    const texts = new Map(Object.entries(fieldTexts));
    const fieldDocs = { describe: (type: string, field?: string) => texts.get(field === undefined ? type : `${type}.${field}`) };
    const pace = speed === undefined ? undefined : (milliseconds: number): Promise<void> => {
      if (this.#fast) return Promise.resolve();
      this.#look();
      const haste = this.#waited === undefined ? 1 : 2 ** Math.floor(this.#waited / PATIENCE);
      const pause = milliseconds / speed / haste;
      if (this.#waited !== undefined) this.#waited += pause;
      return this.#pause(pause);
    };
    const stage = simulatedStage({ files, seed, images, unknownImages, pace, fieldDocs }, (piece) => {
      if (this.#playing !== undefined) this.#reply({ type: 'output', id: this.#playing, ...piece });
    });
    const known = new KnownText();
    for (const text of Object.values(files)) known.file(text);
    return { stage, names: new GeneratedNames(), known, texts, changes: watched ? changesOf(stage.computer.cluster) : undefined };
  }

  /** Tells what the cluster looks like when it looks otherwise than before. */
  #look(): void {
    const snapshot = this.#session?.changes?.next();
    if (snapshot !== undefined) this.#reply({ type: 'cluster', snapshot });
  }

  async #act(request: Task, session: Session): Promise<void> {
    const { stage, known, texts } = session;
    this.#waited = request.type === 'step' ? 0 : undefined;
    this.#fast = request.type === 'check' || (request.type === 'step' && request.fast === true);
    switch (request.type) {
      case 'write':
        await stage.write(request.name, known.file(request.text));
        return;
      case 'texts':
        for (const [name, text] of Object.entries(request.fieldTexts)) texts.set(name, text);
        return;
      case 'play':
        return this.#play(request, session);
      case 'step':
        return this.#step(request, session);
      case 'check':
        return this.#check(request, session);
    }
  }

  async #play({ id, command, seconds, meanwhile = [], interrupted = false }: PlayRequest, { stage, known }: Session): Promise<void> {
    this.#playing = id;
    known.typed({ command, meanwhile });
    let status = 0;
    let endless = false;
    if (command !== '') {
      const beside = interrupted || meanwhile.length > 0;
      ({ status, endless } = beside ? await stage.runBeside(command, besidePlan(meanwhile, interrupted)) : await stage.run(command));
    }
    if (seconds !== undefined) await stage.sleep(seconds);
    this.#reply({ type: 'done', id, status, endless, cwd: stage.terminal.cwd });
  }

  async #step({ id, step }: StepRequest, { stage, known, names }: Session): Promise<void> {
    this.#playing = id;
    known.typed(step);
    const { status, comparison, statusAsExpected, endless } = await playStep(step, stage, known.text, names);
    const asWritten = statusAsExpected && !endless && comparison?.equal !== false;
    this.#reply({ type: 'done', id, status, endless, cwd: stage.terminal.cwd, written: { asWritten, differences: comparison?.differences ?? [] } });
  }

  async #check({ id, command, output }: CheckRequest, { stage, known }: Session): Promise<void> {
    this.#playing = undefined;
    this.#reply({ type: 'checked', id, ...(await attempt({ command, output }, stage, known.text)) });
  }
}
