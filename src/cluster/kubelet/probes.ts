import { items, type Decoded } from '../../kube/object.ts';
import type { Timer } from '../clock/clock.ts';
import type { Program } from '../images/program.ts';
import type { NodePlane } from './node-plane.ts';

export type ProbeKind = 'startup' | 'readiness' | 'liveness';

const FIELD: Readonly<Record<ProbeKind, string>> = { startup: 'startupProbe', readiness: 'readinessProbe', liveness: 'livenessProbe' };
const NAME: Readonly<Record<ProbeKind, string>> = { startup: 'Startup', readiness: 'Readiness', liveness: 'Liveness' };

/** What a probe is run against. */
export interface ProbeTarget {
  spec: Decoded;
  program: Program;
  ip: string;
  /** Reports a failure, as the event `Unhealthy` has it. */
  unhealthy(message: string): void;
  /** The thresholds are passed: it is well, or it is not. */
  verdict(kind: ProbeKind, ok: boolean): void;
}

type Result = { ok: true } | { ok: false; output: string };

/** The probes of one run of a container; each is a chain of clock events. Rule: pkg/kubelet/prober. */
export class Probes {
  readonly #target: ProbeTarget;
  readonly #plane: NodePlane;
  readonly #timers = new Map<ProbeKind, Timer>();
  #stopped = false;

  constructor(target: ProbeTarget, plane: NodePlane) {
    this.#target = target;
    this.#plane = plane;
  }

  /** Begins with the startup probe; the other two begin when it has succeeded, or at once when there is none. */
  start(): void {
    if (this.#target.spec.startupProbe === undefined) this.#startOthers(0);
    else this.#start('startup', 0);
  }

  stop(): void {
    this.#stopped = true;
    for (const timer of this.#timers.values()) timer.cancel();
  }

  /** @param elapsed seconds since the container started, which count for the initial delay */
  #startOthers(elapsed: number): void {
    for (const kind of ['readiness', 'liveness'] as const) if (this.#target.spec[FIELD[kind]] !== undefined) this.#start(kind, elapsed);
  }

  #start(kind: ProbeKind, elapsed: number): void {
    const probe = this.#target.spec[FIELD[kind]];
    const { clock } = this.#plane;
    const begun = clock.now - elapsed * 1000;
    let successes = 0;
    let failures = 0;
    const handle = (result: Result): void => {
      if (this.#stopped) return;
      if (result.ok) {
        failures = 0;
        successes++;
        if (successes === probe.successThreshold) {
          this.#target.verdict(kind, true);
          if (kind === 'startup') {
            this.#timers.delete(kind);
            this.#startOthers((clock.now - begun) / 1000);
            return;
          }
        }
      } else {
        successes = 0;
        failures++;
        this.#target.unhealthy(`${NAME[kind]} probe failed: ${result.output}`);
        if (this.#stopped) return;
        if (failures >= probe.failureThreshold && (failures === probe.failureThreshold || kind !== 'readiness')) this.#target.verdict(kind, false);
      }
      if (!this.#stopped) this.#timers.set(kind, clock.after(probe.periodSeconds, run));
    };
    const run = (): void => {
      if (!this.#stopped) runProbe(probe, this.#target, this.#plane, handle);
    };
    this.#timers.set(kind, clock.after(Math.max(0, (probe.initialDelaySeconds ?? 0) - elapsed), run));
  }
}

/** The number of a container's port, by number or name. */
export function portOf(port: Decoded, spec: Decoded): number {
  return typeof port === 'number' ? port : (items(spec.ports).find(({ name }) => name === port)?.containerPort ?? Number(port));
}

function runProbe(probe: Decoded, target: ProbeTarget, plane: NodePlane, done: (result: Result) => void): void {
  const { program, spec, ip } = target;
  if (probe.exec !== undefined) {
    let answered = false;
    const timer = plane.clock.after(probe.timeoutSeconds ?? 1, () => {
      if (answered) return;
      answered = true;
      done({ ok: false, output: `command timed out: "${probe.exec.command.join(' ')}" timed out after ${probe.timeoutSeconds ?? 1}s` });
    });
    program.exec(probe.exec.command, '', ({ stdout, stderr, exitCode, failure }) => {
      if (answered) return;
      answered = true;
      timer.cancel();
      done(exitCode === 0 ? { ok: true } : { ok: false, output: failure ?? `${stdout}${stderr}`.trimEnd() });
    });
    return;
  }
  if (probe.httpGet !== undefined) {
    done(httpProbe(probe, spec, program, ip));
    return;
  }
  const port = portOf((probe.tcpSocket ?? probe.grpc).port, spec);
  const host = probe.tcpSocket?.host ?? ip;
  if (program.listens(port)) done({ ok: true });
  else if (probe.grpc === undefined) done({ ok: false, output: `dial tcp ${host}:${port}: connect: connection refused` });
  else done({ ok: false, output: `timeout: failed to connect service "${ip}:${port}" within ${probe.timeoutSeconds ?? 1}s: context deadline exceeded` });
}

function httpProbe({ httpGet }: Decoded, spec: Decoded, program: Program, ip: string): Result {
  const port = portOf(httpGet.port, spec);
  const path = String(httpGet.path ?? '/').startsWith('/') ? (httpGet.path ?? '/') : `/${httpGet.path}`;
  const host = httpGet.host ?? ip;
  if (!program.listens(port)) return { ok: false, output: `Get "${String(httpGet.scheme ?? 'HTTP').toLowerCase()}://${host}:${port}${path}": dial tcp ${host}:${port}: connect: connection refused` };
  const headers = Object.fromEntries(items(httpGet.httpHeaders).map(({ name, value }) => [name, value]));
  const { status } = program.http(port, { method: 'GET', path, headers: { 'User-Agent': 'kube-probe/1.36', ...headers }, body: '', client: `${ip}:40000` });
  return status >= 200 && status < 400 ? { ok: true } : { ok: false, output: `HTTP probe failed with statuscode: ${status}` };
}
