import type { Finding } from '../../../findings/finding.ts';
import type { CheckReply, CheckRequest } from './check-protocol.ts';

/**
 * Answers requests one after the other, each after all messages that wait have been read, so that a text is not checked that has been
 * overtaken: of several requests for a file that wait, the newest alone is answered.
 */
export class CheckQueue {
  readonly #waiting = new Map<string, CheckRequest>();
  readonly #check: (files: Readonly<Record<string, string>>, name: string) => Finding[];
  readonly #reply: (reply: CheckReply) => void;
  readonly #later: (task: () => void) => void;

  /** @param later runs a task once the messages that have come in meanwhile are read */
  constructor(check: (files: Readonly<Record<string, string>>, name: string) => Finding[], reply: (reply: CheckReply) => void, later: (task: () => void) => void) {
    this.#check = check;
    this.#reply = reply;
    this.#later = later;
  }

  /** Takes a request. */
  ask(request: CheckRequest): void {
    const isIdle = this.#waiting.size === 0;
    this.#waiting.set(request.name, request);
    if (isIdle) this.#later(() => this.#next());
  }

  #next(): void {
    for (const [name, request] of this.#waiting) {
      this.#waiting.delete(name);
      this.#reply({ id: request.id, findings: this.#check(request.files, name) });
      break;
    }
    if (this.#waiting.size > 0) this.#later(() => this.#next());
  }
}
