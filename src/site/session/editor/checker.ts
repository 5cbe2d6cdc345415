import type { Finding } from '../../../findings/finding.ts';
import type { CheckReply, CheckRequest } from './check-protocol.ts';

/** One worker for all editors of a page; it is started by the first, and ends with the last. */
let shared: { worker: Worker; users: Set<Checker> } | undefined;
let lastId = 0;

/** Asks the worker for the findings of one file. */
export class Checker {
  readonly #onFindings: (findings: Finding[]) => void;
  readonly #onFailure: () => void;
  #asked = 0;

  /**
   * @param onFindings gets the findings of the newest request; older ones are never told
   * @param onFailure is called when there is no worker, such as without a network
   */
  constructor(onFindings: (findings: Finding[]) => void, onFailure: () => void) {
    this.#onFindings = onFindings;
    this.#onFailure = onFailure;
  }

  /** Has a file checked as it stands among all files of the workspace. */
  ask(files: Readonly<Record<string, string>>, name: string): void {
    this.#asked = lastId += 1;
    const request: CheckRequest = { id: this.#asked, files, name };
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker, not a window
    join(this).postMessage(request);
  }

  /** Ends the worker when nobody else uses it. */
  close(): void {
    this.#asked = 0;
    if (shared === undefined || !shared.users.delete(this) || shared.users.size > 0) return;
    shared.worker.terminate();
    shared = undefined;
  }

  hear({ id, findings }: CheckReply): void {
    if (id === this.#asked) this.#onFindings(findings);
  }

  fail(): void {
    this.#onFailure();
  }
}

function join(user: Checker): Worker {
  shared ??= start();
  shared.users.add(user);
  return shared.worker;
}

function start(): NonNullable<typeof shared> {
  const worker = new Worker(new URL('./check-worker.ts', import.meta.url), { type: 'module' });
  const users = new Set<Checker>();
  worker.addEventListener('message', ({ data }: MessageEvent<CheckReply>) => {
    for (const user of users) user.hear(data);
  });
  worker.addEventListener('error', () => {
    // The next request tries again: the network may be back.
    worker.terminate();
    if (shared?.worker === worker) shared = undefined;
    for (const user of users) user.fail();
  });
  return { worker, users };
}
