import type { HttpRequest, HttpResponse } from './program.ts';
import type { Applet, Flavour, Process } from './shell/machine.ts';
import type { Step } from './shell/process.ts';

/** What an image has in it, and how it begins. */
export interface Image {
  /** Compressed size, which pulling takes time for. */
  bytes: number;
  env?: Readonly<Record<string, string>>;
  /** The number of the user that it runs as; 0, root, when undefined. */
  user?: number;
  workingDir?: string;
  entrypoint?: readonly string[];
  cmd?: readonly string[];
  /** Whose tools it has; `none` for images that hold one program and no shell. */
  flavour: Flavour | 'none';
  /** Its own programs, by name. */
  programs?: Readonly<Record<string, Applet>>;
  /** What runs when the manifest names a command that nobody knows. */
  standIn?: Applet;
  files?: Readonly<Record<string, string>>;
  /** Whatever runs in it ends on SIGTERM, as on the nodes of recorded sessions. */
  endsOnSignal?: boolean;
  /** What it uses while it does nothing. */
  idle?: { milliCpu: number; bytes: number };
}

/** As long as anybody waits. */
export const FOREVER = 1e9;

/**
 * Opens a port and serves it until the container is stopped.
 * @param status with which it ends on SIGTERM; undefined when it takes no notice of the signal
 */
export function* serve({ machine }: Process, port: number, answer: (request: HttpRequest) => HttpResponse, status: number | undefined = 0): Step {
  machine.listeners.set(port, answer);
  if (status !== undefined) machine.onTerminate = () => machine.runtime.exit(status);
  yield FOREVER;
  return 0;
}

/** The value of an option of a program: `-port 8080`, `--port=8080`, `-port=8080`. */
export function optionOf(args: readonly string[], ...names: readonly string[]): string | undefined {
  for (const [index, arg] of args.entries()) {
    const [name, value] = arg.replace(/^--?/, '').split(/=([^]*)/, 2) as [string, string?];
    if (arg.startsWith('-') && names.includes(name)) return value ?? args[index + 1];
  }
  return undefined;
}
