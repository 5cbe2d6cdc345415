import { StatusError } from '../api/status-error.ts';
import type { Timer } from '../clock/clock.ts';
import type { ControlPlane } from '../control-plane.ts';
import type { Controller } from './controller.ts';

/** Seconds from a change until a controller looks at it. */
const LATENCY = 0.005;

/** Seconds before the first retry; they double each time. Rule: `DefaultTypedControllerRateLimiter` of client-go. */
const FIRST_RETRY = 0.005;
const LAST_RETRY = 1000;

interface Pending {
  at: number;
  timer: Timer;
}

/** Starts a controller on a cluster. */
export function startController(controller: Controller, plane: ControlPlane): void {
  const runner = new ControllerRunner(controller, plane);
  runner.start();
}

/** Gives a controller its keys: those of all objects at first, then of what changes; each once however often it is asked for, and again when it failed. */
class ControllerRunner {
  readonly #controller: Controller;
  readonly #plane: ControlPlane;
  readonly #pending = new Map<string, Pending>();
  readonly #failures = new Map<string, number>();

  constructor(controller: Controller, plane: ControlPlane) {
    this.#controller = controller;
    this.#plane = plane;
  }

  start(): void {
    const controller = this.#controller;
    const plane = this.#plane;
    const latency = controller.latency ?? LATENCY;
    controller.listens?.(plane, (key) => this.enqueue(key, latency));
    for (const [resource, keysOf] of Object.entries(controller.watches)) {
      for (const object of plane.store.list(resource)) {
        for (const key of keysOf({ type: 'ADDED', resource, object }, plane)) this.enqueue(key, latency);
      }
      plane.store.watch(resource, (event) => {
        for (const key of keysOf(event, plane)) this.enqueue(key, latency);
      });
    }
  }

  /** Looks at `key` after some seconds, or sooner if that is planned already. */
  enqueue(key: string, seconds: number): void {
    const { clock } = this.#plane;
    const at = clock.now + seconds * 1000;
    const pending = this.#pending.get(key);
    if (pending !== undefined) {
      if (pending.at <= at) return;
      pending.timer.cancel();
    }
    this.#pending.set(key, { at, timer: clock.after(seconds, () => this.#reconcile(key)) });
  }

  #reconcile(key: string): void {
    this.#pending.delete(key);
    try {
      this.#controller.reconcile(key, this.#plane, (again, seconds) => this.enqueue(again, seconds));
      this.#failures.delete(key);
    } catch (error) {
      if (!(error instanceof StatusError)) throw error;
      const failures = this.#failures.get(key) ?? 0;
      this.#failures.set(key, failures + 1);
      const { first, last } = this.#controller.retries ?? { first: FIRST_RETRY, last: LAST_RETRY };
      this.enqueue(key, Math.min(last, first * 2 ** failures));
    }
  }
}
