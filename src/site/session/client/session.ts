import { withoutGeneratedNames } from '../../../run/play/generated-names.ts';
import type { CheckedReply, ClusterReply, DoneReply } from '../../../run/worker/protocol.ts';
import type { LessonSession, SessionScene } from '../lesson-session.ts';
import { preludeOf, type Place } from '../prelude.ts';
import { wantsFile, wordsOf } from './completion.ts';
import { SimulatedComputer, Stopped, type Print } from './computer.ts';
import { isNamed } from './named-files.ts';
import { reasonOf } from './reason.ts';

/** How many seconds of the cluster go by in one of the reader's while a command waits. */
const SPEED = 10;
/** The course's own outputs were made with this source of chance. */
const SEED = 1;

/** What shows a block while it is played. */
export interface BlockView {
  /** Begins a play: what was shown of an earlier one goes. */
  begin(scene: SessionScene): void;
  /** The step that prints now; `Print` shows what it prints. */
  step(index: number): Print;
  stepDone(index: number, reply: DoneReply): void;
  end(problem?: string): void;
}

/** What a session tells the page. */
export interface SessionEvents {
  /** The view of a block; undefined for blocks that are not shown. */
  view(block: number): BlockView | undefined;
  /** What the session does now; undefined when it waits for the reader. */
  busy(what: string | undefined): void;
  cluster(snapshot: ClusterReply['snapshot']): void;
}

/** A reader's way through a lesson: a computer, the blocks that have been played, and the files that were edited. */
export class Session {
  readonly #lesson: LessonSession;
  readonly #events: SessionEvents;
  readonly #texts: () => Promise<Readonly<Record<string, string>>>;
  readonly #edits = new Map<string, string>();
  readonly #played = new Set<number>();
  /** The workspace as the session has written it. */
  readonly #files = new Map<string, string>();
  #computer: SimulatedComputer | undefined;
  #hasTexts = false;
  #words: Set<string> | undefined;
  #last: Promise<unknown> = Promise.resolve();

  /**
   * @param texts loads what `kubectl explain` says; asked for when a command wants it
   */
  constructor(lesson: LessonSession, events: SessionEvents, texts: () => Promise<Readonly<Record<string, string>>>) {
    this.#lesson = lesson;
    this.#events = events;
    this.#texts = texts;
  }

  /** The files of the workspace, and those that the lesson shows later, as they stand when they appear. */
  files(): Record<string, string> {
    const files: Record<string, string> = {};
    for (const scene of this.#lesson.scenes) for (const { name, text } of scene.files) files[name] ??= this.#textOf(scene.block, name, text);
    return { ...files, ...Object.fromEntries(this.#files) };
  }

  /** What may come at the end of a command line: the names of files, and where no file has to stand the words of the lesson's commands. */
  words(line: string): Set<string> {
    if (wantsFile(line)) return new Set(Object.keys(this.files()));
    this.#words ??= wordsOf(this.#lesson.scenes.flatMap(({ steps }) => steps.map(({ command }) => withoutGeneratedNames(command))));
    return new Set([...this.#words, ...Object.keys(this.files())]);
  }

  /** Plays what a block builds on, as far as it has not been played, and then the block. */
  run(block: number): Promise<void> {
    return this.#queue(async () => {
      const scene = this.#lesson.scenes.find((one) => one.block === block);
      if (scene === undefined) throw new Error(`the lesson's session has no block ${block + 1}`);
      await this.#prepare(scene);
      this.#events.busy('Running');
      await this.#play(scene, false);
    });
  }

  /** Runs a command line of the reader's own. The files that it names come with it. */
  type(command: string, print: Print): Promise<DoneReply> {
    return this.#queue(async () => {
      this.#events.busy('Running');
      this.#bringFiles(command);
      await this.#bringTexts(command);
      return this.#started().play(command, print);
    });
  }

  /** Tries the check of an exercise, after what stands before it. */
  check(place: Place, command: string, output: readonly string[] | undefined): Promise<CheckedReply> {
    return this.#queue(async () => {
      await this.#prepare({ ...place, block: place.block + 1 });
      this.#events.busy('Checking');
      this.#bringFiles(command);
      return this.#started().check(command, output);
    });
  }

  /** A file as the reader wants it: from now on when it is there already, else from when its block is played. */
  edit(block: number, name: string, text: string | undefined): void {
    const key = editKey(block, name);
    if (text === undefined) this.#edits.delete(key);
    else this.#edits.set(key, text);
    if (!this.#files.has(name)) return;
    // A later block that has been played may have written the file anew.
    const writers = this.#lesson.scenes.filter((scene) => scene.files.some((file) => file.name === name));
    const last = writers.findLast((scene) => this.#played.has(scene.block)) ?? writers[0];
    if (last?.block !== block) return;
    this.#write(name, text ?? last.files.find((file) => file.name === name)!.text);
  }

  /** Ctrl-C. */
  interrupt(): void {
    this.#computer?.interrupt();
  }

  /** Ends the computer; the next run begins with a new one. Edited files are kept. */
  startOver(): void {
    this.#computer?.close();
    this.#forget();
    this.#last = Promise.resolve();
    this.#events.busy(undefined);
  }

  /** There is no computer now. */
  #forget(): void {
    this.#computer = undefined;
    this.#hasTexts = false;
    this.#played.clear();
    this.#files.clear();
  }

  /** One thing after the other, in the order in which the reader asked. */
  #queue<T>(task: () => Promise<T>): Promise<T> {
    const result = this.#last.then(task);
    const settled = result.then(() => undefined, () => undefined);
    this.#last = settled;
    void settled.then(() => {
      if (this.#last === settled) this.#events.busy(undefined);
    });
    return result;
  }

  #started(): SimulatedComputer {
    if (this.#computer === undefined) {
      const computer = new SimulatedComputer({ seed: SEED, speed: SPEED, images: this.#lesson.images });
      computer.onCluster = (snapshot) => this.#events.cluster(snapshot);
      computer.onBroken = () => {
        if (this.#computer === computer) this.#forget();
      };
      this.#computer = computer;
    }
    return this.#computer;
  }

  async #prepare(place: Place): Promise<void> {
    const missing = preludeOf(place, this.#lesson.scenes).filter(({ block }) => !this.#played.has(block));
    const steps = missing.filter(({ steps: { length } }) => length > 0).length;
    if (steps > 0) this.#events.busy(steps === 1 ? 'Running the block before this one' : `Running the ${steps} blocks before this one`);
    for (const scene of missing) await this.#play(scene, true);
  }

  async #play(scene: SessionScene, fast: boolean): Promise<void> {
    const computer = this.#started();
    for (const { name, text } of scene.files) this.#write(name, this.#textOf(scene.block, name, text));
    this.#played.add(scene.block);
    if (scene.steps.length === 0) return;
    const view = this.#events.view(scene.block);
    view?.begin(scene);
    try {
      for (const [index, step] of scene.steps.entries()) {
        await this.#bringTexts(step.command);
        const print = step.kind === 'shown' || step.kind === 'script' ? view?.step(index) : undefined;
        const reply = await computer.step(step, fast, print ?? (() => {}));
        view?.stepDone(index, reply);
      }
      view?.end();
    } catch (error) {
      this.#played.delete(scene.block);
      // When the reader starts over, the page has reset its views already.
      if (!(error instanceof Stopped)) view?.end(reasonOf(error));
      throw error;
    }
  }

  #write(name: string, text: string): void {
    this.#files.set(name, text);
    this.#started().write(name, text);
  }

  #textOf(block: number, name: string, text: string): string {
    return this.#edits.get(editKey(block, name)) ?? text;
  }

  /** Writes the files that a command names and that no block has written yet. */
  #bringFiles(command: string): void {
    for (const [name, text] of Object.entries(this.files())) {
      if (!this.#files.has(name) && isNamed(name, command)) this.#write(name, text);
    }
  }

  async #bringTexts(command: string): Promise<void> {
    if (this.#hasTexts || !/\bexplain\b/.test(command)) return;
    this.#hasTexts = true;
    this.#started().addTexts(await this.#texts().catch(() => ({})));
  }
}

function editKey(block: number, name: string): string {
  return `${block} ${name}`;
}
