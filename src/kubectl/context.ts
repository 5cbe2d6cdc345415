import type { ApiClient } from '../cluster/api/requests.ts';
import type { NodeAgents } from '../cluster/kubelet/agents.ts';

/** The files that commands read and write; paths are absolute or relative to the working directory. */
export interface Files {
  /** The text of a file; undefined when there is none, or when it is a folder. */
  read(path: string): string | undefined;
  isDirectory(path: string): boolean;
  /** The names in a folder, sorted. */
  list(path: string): readonly string[];
  write(path: string, text: string): void;
}

/**
 * Time for a command that waits. Nothing happens in the cluster but while somebody waits here; when the person
 * presses Ctrl-C, a wait ends with an `Interrupted`.
 */
export interface Waiting {
  /** Milliseconds since 1970. */
  now(): number;
  sleep(seconds: number): Promise<void>;
  /**
   * Waits until `check` holds; it is asked at once and after everything that happens.
   * @param seconds how long at most; undefined waits for ever
   * @returns whether it held in time
   */
  until(check: () => boolean, seconds?: number): Promise<boolean>;
}

/** Ctrl-C ended a wait. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
}

/** What the Kubernetes reference says of types and fields, for `kubectl explain`. */
export interface FieldDocs {
  /**
   * The text of a type, by its name in the schemas (`core.v1.Container`), or of one of its fields.
   * Undefined when nothing is written about it.
   */
  describe(type: string, field?: string): string | undefined;
}

/** What a kubectl command is run with. */
export interface KubectlContext {
  /**
   * The API server at an address of the kubeconfig, asked by the user whose client certificate or token the kubeconfig
   * names; undefined when nothing listens at the address.
   */
  connect(server: string, user: string): ApiClient | undefined;
  /** What the kubelets answer: logs, exec, forwarded ports, metrics. */
  agents: NodeAgents;
  out(text: string): void;
  err(text: string): void;
  files: Files;
  /** What was piped or redirected into the command; the empty string when nothing was. */
  stdin: string;
  env: Readonly<Record<string, string>>;
  waiting: Waiting;
  /** Without it `explain` shows the fields and their types only. */
  fieldDocs?: FieldDocs;
}
