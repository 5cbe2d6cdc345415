import { parentPort, workerData } from 'node:worker_threads';
import type { FileText } from './manifest-files.ts';
import { UnitChecker, type Around, type CheckSettings, type Unit } from './unit.ts';
import type { UnitResult } from './unit-result.ts';

/** What a thread is started with. */
export interface WorkerStart {
  settings: CheckSettings;
  manifests: readonly FileText[];
}

/** What a thread is asked: `around` holds for all units that follow it. */
export type Request = { around: Around } | { units: readonly Unit[] };

/** What it answers to units, in their order. */
export interface Answer {
  results: UnitResult[];
}

/** Answers the units that the main thread sends, until it stops this one. */
export function answerUnits(): void {
  const { settings, manifests } = workerData as WorkerStart;
  const checker = new UnitChecker(settings, manifests);
  let around: Around = { objects: [], definitions: [], patches: [] };
  parentPort!.on('message', (request: Request) => {
    if ('around' in request) {
      around = request.around;
      return;
    }
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread of Node, not a window
    void checker.checkAll(request.units, around).then((results) => parentPort!.postMessage(answer(results)));
  });
}

/** Errors that cannot be sent to another thread are sent as their text. */
function answer(results: UnitResult[]): Answer {
  const sendable = (error: unknown): unknown => (error instanceof Error ? error : String(error));
  return { results: results.map((result) => ({ ...result, crashes: result.crashes.map(sendable) })) };
}
