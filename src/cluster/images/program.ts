import type { Clock } from '../clock/clock.ts';
import type { Random } from '../random.ts';

/** A request over HTTP, within the cluster or from outside. */
export interface HttpRequest {
  method: string;
  /** With its query: `/predict?miles=280`. */
  path: string;
  headers: Readonly<Record<string, string>>;
  body: string;
  /** The address it comes from, with its port: `10.244.1.5:40122`. */
  client: string;
}

export interface HttpResponse {
  status: number;
  headers: Readonly<Record<string, string>>;
  body: string;
  /** Milliseconds of CPU that answering took, which metrics count. */
  cpuMilliseconds?: number;
  /** Seconds until the answer is there, when that is not at once. Clients with a shorter time limit give up. */
  seconds?: number;
}

/** The files that a container sees: its image's own, and its volumes over them. */
export interface ContainerFiles {
  read(path: string): string | undefined;
  list(path: string): readonly string[] | undefined;
  /** @throws Error with the text of the system: `Read-only file system`, `No such file or directory` */
  write(path: string, text: string, append: boolean): void;
  remove(path: string): boolean;
  makeFolder(path: string): void;
  /** Puts a file of the image there; a volume may hide it, and a read-only file system has it too. */
  provide(path: string, text: string): void;
}

/** The network as a container sees it. */
export interface ContainerNetwork {
  /** The addresses of a host name; empty when there is none. Rule: the cluster's DNS with the pod's search domains. */
  resolve(host: string): readonly string[];
  /** Sends a request; `refused`, `unreachable` and `timeout` are what happens at the level of TCP. */
  http(host: string, port: number, request: Omit<HttpRequest, 'client'>): HttpResponse | 'refused' | 'unreachable' | 'timeout' | 'unknown-host';
  /** Whether something listens, for tcpSocket probes and `nc -z`. */
  connect(host: string, port: number): 'open' | 'refused' | 'unreachable' | 'timeout' | 'unknown-host';
}

/** What a container gives the program that runs in it. The kubelet makes it; it is another one after each restart. */
export interface ContainerRuntime {
  readonly clock: Clock;
  readonly random: Random;
  readonly image: string;
  /** The container's name in its pod. */
  readonly name: string;
  /** The TCP ports that the manifest declares. They open nothing; stand-ins for unknown programs listen on them. */
  readonly declaredPorts: readonly number[];
  /** `command` and `args` of the manifest; each undefined when the image's own is used. */
  readonly command: readonly string[] | undefined;
  readonly args: readonly string[] | undefined;
  readonly workingDir: string | undefined;
  /** Somebody waits for its end: an init container, or one of a pod that is not restarted when it succeeds. */
  readonly isTask: boolean;
  /** The user that it runs as, when the manifest says so. */
  readonly user: number | undefined;
  /** All variables: those of the image, of the manifest and of Services. */
  readonly env: Readonly<Record<string, string>>;
  readonly hostname: string;
  readonly podIp: string;
  /** Memory limit in bytes; a program that uses more is killed (OOMKilled, 137). Undefined: the node's memory. */
  readonly memoryLimit: number | undefined;
  readonly files: ContainerFiles;
  readonly network: ContainerNetwork;
  /** Writes a line to the container's log. */
  log(line: string): void;
  /** Ends the container with this status; later calls do nothing. */
  exit(code: number, reason?: 'Error' | 'Completed' | 'OOMKilled'): void;
}

export interface ExecOutcome {
  stdout: string;
  stderr: string;
  exitCode: number;
  /** The command could not be started at all; the text of the container runtime. */
  failure?: string;
}

/** A container could not be started: its command does not exist. The message is the container runtime's. */
export class StartError extends Error {
  override readonly name = 'StartError';
}

/** A program that runs in a container. All of it happens on the virtual clock; nothing in it polls. */
export interface Program {
  /** Whether something listens on a TCP port now. */
  listens(port: number): boolean;
  /** @returns the answer of what listens on `port` */
  http(port: number, request: HttpRequest): HttpResponse;
  /** SIGTERM: a program that does not care is killed after the grace period. Call `runtime.exit` to end sooner. */
  terminate(): void;
  /** SIGKILL: whatever still runs in it stops at once. */
  kill(): void;
  /** Runs a command in the container (`kubectl exec`, exec probes, hooks); it ends at `done`, at once or later. */
  exec(command: readonly string[], stdin: string, done: (outcome: ExecOutcome) => void): void;
  /** What it uses now, for metrics. */
  usage(): { milliCpu: number; bytes: number };
}
