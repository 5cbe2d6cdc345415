import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { FileText } from './manifest-files.ts';
import { UnitChecker, type Around, type CheckSettings, type Unit } from './unit.ts';
import type { UnitResult } from './unit-result.ts';
import type { Answer, Request, WorkerStart } from './worker-loop.ts';

/** Below so many characters for each thread, starting it takes longer than it saves. */
const LEAST_FOR_A_THREAD = 2_000_000;

/** So many lessons that are played make up for the start of a thread, which loads a cluster and a shell of its own. */
const LESSONS_FOR_A_THREAD = 3;

/** Each thread has a heap of its own; with more of them, big trees would need more than 1 GB. */
const MOST_THREADS = 4;

/** So many characters are sent to a thread at a time; where lessons are played, one lesson or some short pages. */
const BATCH = 200_000;
const LESSON_BATCH = 10_000;

/**
 * How many threads pay for these files: none for few.
 * @param lessons how many of them are played, which takes far longer than checking
 */
export function workersFor(files: readonly FileText[], lessons = 0): number {
  const characters = files.reduce((sum, { text }) => sum + text.length, 0);
  const pay = Math.max(Math.floor(characters / LEAST_FOR_A_THREAD), Math.floor(lessons / LESSONS_FOR_A_THREAD));
  const threads = Math.min(availableParallelism(), MOST_THREADS, pay);
  return threads < 2 ? 0 : threads;
}

/** Threads that check units. */
export interface Workers {
  /** The results of units, in the order of the units. `finished` is called with each as its result comes. */
  check(units: readonly Unit[], around: Around, finished: (unit: Unit) => void): Promise<UnitResult[]>;
  stop(): Promise<void>;
}

/** Starts threads for a run. One that fails to start or dies is done without: what it had to do is done here. */
export function startWorkers(threads: number, settings: CheckSettings, manifests: readonly FileText[]): Workers {
  const workerData: WorkerStart = { settings, manifests };
  // The sources run as they are, the bundle has each entry as a file of its own.
  const entry = new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.mjs', import.meta.url);
  const pool = Array.from({ length: threads }, () => new Thread(new Worker(entry, { workerData, resourceLimits: { maxYoungGenerationSizeMb: 16 } })));
  return {
    async check(units, around, finished) {
      const results: UnitResult[] = [];
      const batches = batchesOf(units, settings.play === undefined ? BATCH : LESSON_BATCH, new Map(manifests.map(({ file, text }) => [file, text.length])));
      const work = async (thread: Thread): Promise<void> => {
        thread.tell({ around });
        for (let batch = batches.next(); !batch.done; batch = batches.next()) {
          const [from, own] = batch.value;
          const answers = (await thread.ask({ units: own.map(toSend) })) ?? await checkHere(own, around, settings, manifests);
          for (const [at, result] of answers.entries()) {
            results[from + at] = result;
            finished(own[at]!);
          }
        }
      };
      await Promise.all(pool.map(work));
      return results;
    },
    async stop() {
      await Promise.all(pool.map((thread) => thread.stop()));
    },
  };
}

async function checkHere(units: readonly Unit[], around: Around, settings: CheckSettings, manifests: readonly FileText[]): Promise<UnitResult[]> {
  return new UnitChecker(settings, manifests).checkAll(units, around);
}

/** Runs of units of about the same size, each with the index of its first. */
function* batchesOf(units: readonly Unit[], most: number, sizes: ReadonlyMap<string, number>): Generator<[from: number, units: Unit[]], undefined> {
  let batch: Unit[] = [];
  let size = 0;
  for (const [index, unit] of units.entries()) {
    batch.push(unit);
    size += unit.kind === 'page' ? unit.page.text.length : unit.files.reduce((sum, file) => sum + (sizes.get(file) ?? 0), 0);
    if (size < most && index < units.length - 1) continue;
    yield [index - batch.length + 1, batch];
    batch = [];
    size = 0;
  }
}

/** A unit without what another thread does not need. */
function toSend(unit: Unit): Unit {
  return unit.kind === 'page' ? { kind: 'page', page: { file: unit.page.file, text: unit.page.text } } : unit;
}

/** A worker that is asked one thing at a time. */
class Thread {
  readonly #worker: Worker;
  #waiting: ((answer: Answer | undefined) => void) | undefined;
  #dead = false;

  constructor(worker: Worker) {
    this.#worker = worker;
    worker.on('message', (answer: Answer) => this.#answered(answer));
    worker.on('error', () => this.#died());
    worker.on('exit', () => this.#died());
  }

  tell(request: Request): void {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread of Node, not a window
    if (!this.#dead) this.#worker.postMessage(request);
  }

  /** The results, or nothing when the thread is no longer there. */
  async ask(request: Request): Promise<UnitResult[] | undefined> {
    if (this.#dead) return undefined;
    return new Promise((resolve) => {
      this.#waiting = (answer) => resolve(answer?.results);
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread of Node, not a window
      this.#worker.postMessage(request);
    });
  }

  async stop(): Promise<void> {
    this.#dead = true;
    await this.#worker.terminate();
  }

  #answered(answer: Answer | undefined): void {
    const waiting = this.#waiting;
    this.#waiting = undefined;
    waiting?.(answer);
  }

  #died(): void {
    this.#dead = true;
    this.#answered(undefined);
  }
}
