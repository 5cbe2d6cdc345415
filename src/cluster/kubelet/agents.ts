import type { ListOptions } from '../api/requests.ts';

/** One line of a container's log. */
export interface LogLine {
  /** Milliseconds since 1970. */
  at: number;
  text: string;
}

export interface LogRequest {
  namespace: string;
  pod: string;
  /** The only container of the pod, or the one that `kubectl.kubernetes.io/default-container` names, when undefined. */
  container?: string;
  /** Of the run before the last restart. */
  previous?: boolean;
}

export interface ExecRequest {
  namespace: string;
  pod: string;
  container?: string;
  command: readonly string[];
  stdin?: string;
  tty?: boolean;
}

export interface ExecResult {
  stdout: string;
  stderr: string;
  exitCode: number;
}

/** A tunnel from a port of this computer to one pod. */
export interface Forward {
  /** The address that listens here: 127.0.0.1. */
  localPort: number;
  /** Whether the pod is gone; kubectl then ends with `error: lost connection to pod`. */
  readonly lost: boolean;
  close(): void;
}

export interface Usage {
  /** In thousandths of a CPU. */
  milliCpu: number;
  bytes: number;
}

/** What the kubelets and the metrics server answer. All refusals are `StatusError`s worded as the real ones. */
export interface NodeAgents {
  /** The lines so far, oldest first. */
  logs(request: LogRequest): readonly LogLine[];
  /** Runs a command in a container; it may take time. */
  exec(request: ExecRequest): Promise<ExecResult>;
  /**
   * @param localPort 0 takes one that is free
   * @param onConnection called for each connection to the local port
   * @throws an Error with the text of the operating system when the local port is taken
   */
  forward(namespace: string, pod: string, localPort: number, podPort: number, onConnection?: () => void): Forward;
  /** Undefined while no metrics server is installed, or while it has measured nothing yet. */
  podUsage(namespace: string | undefined, options?: ListOptions): readonly { namespace: string; pod: string; containers: Readonly<Record<string, Usage>> }[] | undefined;
  nodeUsage(): readonly { node: string; usage: Usage }[] | undefined;
}
