import { items, type Decoded, type KubeObject } from '../../kube/object.ts';
import { placeholderImage } from '../images/placeholder.ts';
import { StartError, type ContainerRuntime, type Program } from '../images/program.ts';
import type { Container } from './container.ts';
import { containerRuntime } from './container-runtime.ts';
import { ConfigError, environmentOf } from './environment.ts';
import { runHook } from './hooks.ts';
import { ensureImage } from './images.ts';
import type { PodWorker } from './pod-worker.ts';
import { Probes } from './probes.ts';
import { isRestarted, nextBackoff, shownSeconds } from './restarts.ts';
import { TIMING } from './timing.ts';

const CONTAINER_ID_DIGITS = 64;
const KILLED = 137;
const CANNOT_START = 128;
/** What a termination message holds at most. Rule: `MaxContainerTerminationMessageLength`. */
const LONGEST_MESSAGE = 4096;
/** Lines of the log that stand in for one. Rule: `MaxContainerTerminationMessageLogLines`. */
const MESSAGE_LINES = 80;

/** Runs the containers of a pod in their order, and again when they end and may be restarted. */
export class ContainerRunner {
  readonly #worker: PodWorker;
  readonly #probes = new Map<Container, Probes>();
  /** Called when a container that is being stopped has ended. */
  readonly #stopping = new Map<Container, () => void>();
  /** Containers whose variables could not be made, with what tries again. */
  readonly #retries = new Map<Container, () => void>();
  #stopped = false;
  /** The main containers have ended for good: sidecars are not started again. */
  #finishing = false;

  constructor(worker: PodWorker) {
    this.#worker = worker;
  }

  get #clock() {
    return this.#worker.node.plane.clock;
  }

  /** Whether all init containers have succeeded and all sidecars have started. */
  get initialized(): boolean {
    return this.#worker.containers.every(({ role, state, started }) =>
      role === 'init' ? state.kind === 'terminated' && state.end.exitCode === 0 : role !== 'sidecar' || started);
  }

  get #restartPolicy(): string {
    return this.#worker.pod?.['spec'].restartPolicy ?? 'Always';
  }

  /** Starts what is to run now. Rule: `computePodActions`. */
  proceed(): void {
    if (this.#stopped || this.#worker.isTerminating) return;
    const { containers } = this.#worker;
    for (const container of containers) {
      if (container.role === 'ephemeral') this.#begin(container);
      if (container.role !== 'init' && container.role !== 'sidecar') continue;
      const finished = container.role === 'init' ? container.state.kind === 'terminated' && container.state.end.exitCode === 0 : container.started;
      if (finished) continue;
      this.#begin(container);
      this.#worker.publish();
      return;
    }
    for (const container of containers) {
      if (container.role !== 'main') continue;
      this.#begin(container);
    }
  }

  /** Starts a container that has not begun. */
  #begin(container: Container): void {
    if (container.state.kind !== 'waiting' || container.run > 0 || container.program !== undefined) return;
    container.run++;
    if (container.state.reason === 'PodInitializing') container.state = { kind: 'waiting', reason: container.role === 'main' ? 'ContainerCreating' : 'PodInitializing' };
    this.#prepare(container, container.run);
  }

  /** The image, the variables, and then the start. */
  #prepare(container: Container, run: number): void {
    if (this.#stopped || this.#worker.isTerminating || container.run !== run) return;
    ensureImage(container, this.#worker, () => {
      if (this.#stopped || this.#worker.isTerminating || container.run !== run) return;
      const pod = this.#worker.pod;
      if (pod === undefined) return;
      const { plane } = this.#worker.node;
      try {
        const env = environmentOf(container.spec, { ...pod, status: { ...pod['status'], podIP: this.#worker.ip } }, plane.images.environment(container.spec.image), plane);
        this.#checkRunAsNonRoot(container.spec, pod);
        this.#create(container, pod, env, run);
      } catch (error) {
        if (!(error instanceof ConfigError)) throw error;
        container.state = { kind: 'waiting', reason: 'CreateContainerConfigError', message: error.message };
        this.#worker.record('Warning', 'Failed', `Error: ${error.message}`);
        this.#worker.publish();
        const again = (): void => {
          timer.cancel();
          this.#retries.delete(container);
          this.#prepare(container, run);
        };
        const timer = this.#clock.after(TIMING.retryConfig, again);
        this.#retries.set(container, again);
      }
    });
  }

  /** Tries again what failed for want of a ConfigMap or Secret. */
  retry(): void {
    // What fails again puts itself back: only those that wait now are tried.
    for (const again of Array.from(this.#retries.values())) again();
  }

  /** Rule: `verifyRunAsNonRoot`. */
  #checkRunAsNonRoot(spec: Decoded, pod: KubeObject): void {
    const own = spec.securityContext ?? {};
    const shared = pod['spec'].securityContext ?? {};
    if ((own.runAsNonRoot ?? shared.runAsNonRoot) !== true) return;
    const user = own.runAsUser ?? shared.runAsUser ?? this.#worker.node.plane.images.user(spec.image);
    if (user === 0) throw new ConfigError(`container has runAsNonRoot and image will run as root (pod: "${pod.metadata.name}_${pod.metadata.namespace}(${pod.metadata.uid})", container: ${spec.name})`);
  }

  #create(container: Container, pod: KubeObject, env: Record<string, string>, run: number): void {
    const { plane } = this.#worker.node;
    container.containerId = plane.random.hex(CONTAINER_ID_DIGITS);
    this.#worker.record('Normal', 'Created', 'Container created', container);
    this.#clock.after(TIMING.start + TIMING.startSpread * plane.random.fraction(), () => {
      if (this.#stopped || this.#worker.isTerminating || container.run !== run) return;
      this.#run(container, pod, env, run);
    });
  }

  #run(container: Container, pod: KubeObject, env: Record<string, string>, run: number): void {
    const { plane } = this.#worker.node;
    container.previousLog = container.restarts > 0 || container.last !== undefined ? container.log : undefined;
    container.log = [];
    const startedAt = this.#clock.now;
    container.state = { kind: 'running', startedAt };
    container.started = container.spec.startupProbe === undefined;
    container.ready = container.started && container.spec.readinessProbe === undefined && container.role !== 'init';
    const runtime = containerRuntime(container, pod, env, this.#worker, (code, reason) => {
      const end = (): void => this.#ended(container, run, code, reason, terminationMessage(container, runtime, code));
      // What ends at once is seen to run for a moment all the same.
      const left = this.#stopping.has(container) ? 0 : TIMING.shortest - (this.#clock.now - startedAt) / 1000;
      this.#clock.after(left, end);
    });
    let program: Program;
    try {
      program = plane.images.start(runtime);
    } catch (error) {
      if (!(error instanceof StartError)) throw error;
      this.#refused(container, run, error.message);
      return;
    }
    this.#worker.record('Normal', 'Started', 'Container started', container);
    container.program = program;
    const probes = new Probes({
      spec: container.spec,
      program,
      ip: this.#worker.ip!,
      unhealthy: (message) => this.#worker.record('Warning', 'Unhealthy', message, container),
      verdict: (kind, ok) => this.#probed(container, kind, ok),
    }, plane);
    this.#probes.set(container, probes);
    runHook(container.spec.lifecycle?.postStart, container, this.#worker, 'PostStart', (ok) => {
      if (container.run !== run || container.state.kind !== 'running') return;
      if (ok) probes.start();
      else this.#kill(container, this.#grace, () => {}, true);
    });
    this.#worker.publish();
    if (container.role === 'sidecar' && container.started) this.proceed();
  }

  get #grace(): number {
    return this.#worker.pod?.['spec'].terminationGracePeriodSeconds ?? 30;
  }

  /** The container runtime cannot start the command. Rule: `startContainer`: the reason is RunContainerError, that of the runtime StartError. */
  #refused(container: Container, run: number, said: string): void {
    const message = `failed to create containerd task: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: error during container init: ${said}`;
    this.#worker.record('Warning', 'Failed', `Error: ${message}`, container);
    this.#ended(container, run, CANNOT_START, 'StartError', message);
    if (container.state.kind !== 'terminated') return;
    const { end } = container.state;
    if (!isRestarted(container, CANNOT_START, this.#restartPolicy)) return;
    container.last = end;
    container.state = { kind: 'waiting', reason: 'RunContainerError', message };
  }

  #probed(container: Container, kind: 'startup' | 'readiness' | 'liveness', ok: boolean): void {
    const { name } = container.spec;
    if (kind === 'readiness') {
      if (container.ready === ok) return;
      container.ready = ok;
    } else if (ok) {
      if (kind !== 'startup') return;
      container.started = true;
      container.ready = container.spec.readinessProbe === undefined;
      if (container.role === 'sidecar') this.proceed();
    } else {
      this.#worker.record('Normal', 'Killing', `Container ${name} failed ${kind} probe, will be restarted`, container);
      this.#kill(container, container.spec[`${kind}Probe`]?.terminationGracePeriodSeconds ?? this.#grace, () => {}, true);
    }
    this.#worker.publish();
  }

  /** A container has ended. */
  #ended(container: Container, run: number, exitCode: number, reason: string | undefined, message?: string): void {
    if (container.run !== run || container.state.kind !== 'running') return;
    this.#probes.get(container)?.stop();
    this.#probes.delete(container);
    const { startedAt } = container.state;
    const end = { containerId: container.containerId, exitCode, reason: reason ?? (exitCode === 0 ? 'Completed' : 'Error'), startedAt, finishedAt: this.#clock.now, ...(message === undefined ? {} : { message }) };
    container.state = { kind: 'terminated', end };
    container.program?.kill();
    container.program = undefined;
    container.ready = false;
    container.started = false;
    const stopped = this.#stopping.get(container);
    this.#stopping.delete(container);
    stopped?.();
    if (this.#stopped || this.#worker.isTerminating) return;
    if (!this.#startsAgain(container, exitCode)) {
      this.#worker.publish();
      this.proceed();
      this.#stopSidecars();
      return;
    }
    const backoff = nextBackoff(container, this.#clock.now);
    if (backoff === 0) {
      this.#worker.publish();
      this.#clock.after(TIMING.relist, () => this.#restart(container, run));
      return;
    }
    container.last = end;
    this.#crashLoop(container, backoff);
    this.#clock.after(backoff, () => this.#restart(container, run));
  }

  #crashLoop(container: Container, seconds: number): void {
    const { name, namespace, uid } = this.#worker;
    const full = `${name}_${namespace}(${uid})`;
    container.state = { kind: 'waiting', reason: 'CrashLoopBackOff', message: `back-off ${shownSeconds(seconds)} restarting failed container=${container.spec.name} pod=${full}` };
    this.#worker.record('Warning', 'BackOff', `Back-off restarting failed container ${container.spec.name} in pod ${full}`);
    this.#worker.publish();
  }

  #startsAgain(container: Container, exitCode: number): boolean {
    return !(this.#finishing && container.role === 'sidecar') && isRestarted(container, exitCode, this.#restartPolicy);
  }

  /** Once no main container runs or will, the sidecars go too, the last first. Rule: `computePodActions`. */
  #stopSidecars(): void {
    const { containers } = this.#worker;
    const over = containers.every((one) => one.role !== 'main' || (one.state.kind === 'terminated' && !this.#startsAgain(one, one.state.end.exitCode)));
    if (this.#finishing || !over) return;
    this.#finishing = true;
    const sidecars = containers.filter(({ role, state }) => role === 'sidecar' && state.kind === 'running').reverse();
    const next = (): void => {
      const sidecar = sidecars.shift();
      if (sidecar !== undefined) this.#stop(sidecar, this.#grace, next);
    };
    next();
  }

  #restart(container: Container, run: number): void {
    if (this.#stopped || this.#worker.isTerminating || container.run !== run) return;
    if (this.#finishing && container.role === 'sidecar') return;
    if (container.state.kind === 'terminated') container.last = container.state.end;
    container.restarts++;
    container.run++;
    this.#prepare(container, container.run);
  }

  /** Takes over what the pod's containers were changed to: another image means another container. Rule: `computePodActions`. */
  update(specs: readonly Decoded[]): void {
    for (const container of this.#worker.containers) {
      const spec = specs.find(({ name }) => name === container.spec.name);
      if (spec === undefined || container.role === 'init' || container.role === 'ephemeral') continue;
      const before = container.spec;
      container.spec = spec;
      if (spec.image !== before.image) this.#replace(container, before.image, 'definition changed, will be restarted');
      else if (needsRestart(before, spec)) this.#replace(container, before.image, 'resize requires restart');
    }
  }

  #replace(container: Container, oldImage: string, why: string): void {
    // The back-off is counted for each container and image.
    container.imageBackoff = 0;
    container.lastFailure = undefined;
    if (container.state.kind === 'waiting' && container.run > 0) {
      if (container.state.reason === 'CrashLoopBackOff') this.#restart(container, container.run);
      else this.#prepare(container, ++container.run);
      return;
    }
    // Nothing is known of what stands in for an unknown image: it goes on.
    if (container.state.kind !== 'running' || this.#worker.node.plane.images.find(oldImage) === placeholderImage) return;
    this.#worker.record('Normal', 'Killing', `Container ${container.spec.name} ${why}`, container);
    this.#kill(container, this.#grace, () => {}, false);
  }

  /** Stops all containers: the main ones first, then the sidecars in reverse order. */
  killAll(graceSeconds: number, done: () => void): void {
    const running = (roles: readonly string[]): Container[] => this.#worker.containers.filter(({ role, state }) => roles.includes(role) && state.kind === 'running');
    const together = running(['main', 'init', 'ephemeral']);
    const sidecars = running(['sidecar']).reverse();
    let left = together.length;
    const next = (): void => {
      const sidecar = sidecars.shift();
      if (sidecar === undefined) done();
      else this.#stop(sidecar, graceSeconds, next);
    };
    if (left === 0) next();
    for (const container of together) {
      this.#stop(container, graceSeconds, () => {
        left--;
        if (left === 0) next();
      });
    }
  }

  #stop(container: Container, graceSeconds: number, done: () => void): void {
    this.#worker.record('Normal', 'Killing', `Stopping container ${container.spec.name}`, container);
    this.#kill(container, graceSeconds, done, false);
  }

  /** The hook, SIGTERM, and SIGKILL when the time is up. @param failed a probe says that it is ill: its exit status is that of a kill */
  #kill(container: Container, graceSeconds: number, done: () => void, failed: boolean): void {
    const { run } = container;
    this.#probes.get(container)?.stop();
    this.#stopping.set(container, done);
    const kill = (): void => this.#ended(container, run, KILLED, 'Error');
    if (failed && graceSeconds >= 0 && container.program !== undefined && container.spec.lifecycle?.preStop === undefined) {
      kill();
      return;
    }
    if (graceSeconds > 0) this.#clock.after(graceSeconds, kill);
    runHook(graceSeconds > 0 ? container.spec.lifecycle?.preStop : undefined, container, this.#worker, 'PreStop', () => {
      if (container.run !== run || container.state.kind !== 'running') return;
      if (graceSeconds === 0) kill();
      else container.program?.terminate();
    });
  }

  /** The grace period became shorter. */
  hurry(graceSeconds: number): void {
    for (const container of this.#stopping.keys()) {
      const { run } = container;
      this.#clock.after(graceSeconds, () => this.#ended(container, run, KILLED, 'Error'));
    }
  }

  /** Ends everything at once, without a word. */
  stop(): void {
    this.#stopped = true;
    for (const probes of this.#probes.values()) probes.stop();
    this.#probes.clear();
    for (const container of this.#worker.containers) {
      container.run++;
      container.program?.kill();
      container.program = undefined;
    }
  }
}

/** Whether a resource has changed that a container takes over only when it starts. */
function needsRestart(before: Decoded, { resources, resizePolicy }: Decoded): boolean {
  return items(resizePolicy).some(({ resourceName: name, restartPolicy }) => restartPolicy === 'RestartContainer'
    && ['requests', 'limits'].some((kind) => before.resources?.[kind]?.[name] !== resources?.[kind]?.[name]));
}

/** What a container left to say. Rule: https://kubernetes.io/docs/tasks/debug/debug-application/determine-reason-pod-failure/ */
function terminationMessage({ spec, log }: Container, { files }: ContainerRuntime, exitCode: number): string | undefined {
  const written = files.read(spec.terminationMessagePath ?? '/dev/termination-log') ?? '';
  if (written !== '') return written.slice(0, LONGEST_MESSAGE);
  if (spec.terminationMessagePolicy !== 'FallbackToLogsOnError' || exitCode === 0 || log.length === 0) return undefined;
  return log.slice(-MESSAGE_LINES).map(({ text }) => `${text}\n`).join('');
}
