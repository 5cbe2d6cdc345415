import type { LessonSession } from '../lesson-session.ts';
import { Stopped } from './computer.ts';
// oxlint-disable-next-line import/no-unassigned-import -- a style sheet gives nothing to assign
import './session.css';
import { ConsoleView } from './console-view.ts';
import { Dock } from './dock.ts';
import { checkExercise } from './exercise-check.ts';
import { FileView } from './file-view.ts';
import type { KeptEdits } from './kept-edits.ts';
import { Session } from './session.ts';
import { reasonOf } from './reason.ts';

/** Where the page finds what its session needs. */
export interface SessionAddresses {
  session: string;
  fieldTexts: string;
}

/** A lesson's page whose blocks run. One is made, when the reader first asks for something. */
export class LessonPage {
  readonly #session: Session;
  readonly #dock: Dock;
  readonly #views = new Map<number, ConsoleView>();
  readonly #files = new Map<number, FileView>();
  readonly #asked = new Set<number>();
  readonly #kept: KeptEdits;

  /**
   * Loads the lesson's session, and opens the files that its reader has changed before.
   * @param kept the edits of this lesson
   */
  static async open({ session, fieldTexts }: SessionAddresses, kept: KeptEdits): Promise<LessonPage> {
    const page = new LessonPage(await load<LessonSession>(session), () => load(fieldTexts), kept);
    // Without its editor a changed file still holds.
    for (const { block, name, text } of kept.all()) await page.#file(block, name)?.open(text).catch(() => undefined);
    return page;
  }

  private constructor(lesson: LessonSession, texts: () => Promise<Record<string, string>>, kept: KeptEdits) {
    this.#kept = kept;
    this.#dock = new Dock({
      run: (command, print) => this.#session.type(command, print),
      interrupt: () => this.#session.interrupt(),
      words: (line) => this.#session.words(line),
      startOver: () => this.#startOver(),
    });
    this.#session = new Session(lesson, {
      view: (block) => this.#view(block),
      busy: (what) => this.#dock.busy(what),
      cluster: (snapshot) => this.#dock.cluster(snapshot),
    }, texts);
  }

  /** Runs a block and what it builds on; a second press is Ctrl-C. */
  async run(block: number): Promise<void> {
    if (figureOf(block)?.classList.contains('dd-running') === true) {
      this.#session.interrupt();
      return;
    }
    // It waits for the blocks before it.
    if (this.#asked.has(block)) return;
    this.#asked.add(block);
    try {
      await this.#session.run(block);
    } catch (error) {
      if (!(error instanceof Stopped)) this.#view(block)?.end(`This could not be run: ${reasonOf(error)}`);
    } finally {
      this.#asked.delete(block);
    }
  }

  /** Opens the editor of a block's file, or closes it. */
  async edit(block: number, name: string): Promise<void> {
    await this.#file(block, name)?.toggle();
  }

  /** Tries an exercise's check. */
  check(check: HTMLElement): Promise<void> {
    return checkExercise(check, this.#session);
  }

  openTerminal(): void {
    this.#dock.open('terminal');
  }

  #file(block: number, name: string): FileView | undefined {
    const figure = figureOf(block);
    // The lesson may have changed since the edit was kept.
    if (figure?.querySelector('.dd-edit')?.getAttribute('data-file') !== name) return undefined;
    const change = (text: string | undefined): void => {
      this.#session.edit(block, name, text);
      this.#kept.keep(block, name, text);
    };
    let view = this.#files.get(block);
    if (view === undefined) this.#files.set(block, (view = new FileView(figure, name, () => this.#session.files(), change)));
    return view;
  }

  #view(block: number): ConsoleView | undefined {
    const figure = figureOf(block);
    if (figure === null || figure.querySelector('.dd-run') === null) return undefined;
    let view = this.#views.get(block);
    if (view === undefined) this.#views.set(block, (view = new ConsoleView(figure)));
    return view;
  }

  #startOver(): void {
    this.#session.startOver();
    for (const view of this.#views.values()) view.reset();
    for (const check of document.querySelectorAll('.dd-check-status')) check.textContent = '';
    this.#dock.reset();
  }
}

function figureOf(block: number): HTMLElement | null {
  return document.getElementById(`block-${block + 1}`);
}

async function load<T>(address: string): Promise<T> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address} could not be loaded: ${response.status}`);
  return (await response.json()) as T;
}
