import type { ApiClient } from '../cluster/api/requests.ts';
import type { Connection } from './config/connection.ts';
import type { Kubeconfig } from './config/kubeconfig.ts';
import type { KubectlContext } from './context.ts';
import type { Flags } from './flags/flags.ts';

/** One command of kubectl, in a file of its own under `commands/`. */
export interface Command {
  /** Its words: `rollout status`. */
  path: string;
  /**
   * Does the work.
   * @returns the exit status
   * Errors: what is thrown is printed as kubectl prints it (`errors/error-text.ts`).
   */
  run(invocation: Invocation): Promise<number> | number;
}

/**
 * A command being run: what was typed, and what it can reach. `config`, `namespace` and `client` are looked up when
 * they are first read, and may fail: a command reads them once its flags and arguments are found to be right.
 */
export interface Invocation {
  /** The words of the command: `rollout status`. */
  path: string;
  /** What is neither a flag nor a flag's value, those behind `--` included. */
  args: readonly string[];
  /** How many of `args` stand before `--`; undefined when there is no `--`. */
  argsBeforeDash: number | undefined;
  flags: Flags;
  context: KubectlContext;
  /** Prints to standard output; the line break is the caller's. */
  out(text: string): void;
  /** Prints to standard error. */
  err(text: string): void;
  /**
   * The kubeconfig, read when it is first asked for.
   * @throws CommandError when it cannot be read
   */
  readonly config: Kubeconfig;
  /**
   * The namespace that the command is about: `--namespace`, or that of the kubeconfig's context, or `default`.
   * @throws ConfigurationError
   */
  readonly namespace: string;
  /** Whether `--namespace` was given: objects in files must then be in it. */
  readonly enforceNamespace: boolean;
  /**
   * The API server that the kubeconfig names.
   * @throws UnreachableError when nothing answers there, after printing what kubectl's discovery prints
   */
  readonly client: ApiClient;
  /** The same without what discovery prints, for `version` and commands of that kind. */
  connect(): Connection;
}
