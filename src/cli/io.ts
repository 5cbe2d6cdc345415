import type { Readable } from 'node:stream';

/** Where a command writes to. */
export interface Output {
  /** Writes text; the promise is fulfilled when more may be written (backpressure). */
  write(text: string): Promise<void>;
  /** It is a terminal, so people read it as it comes. */
  isTerminal: boolean;
  /** Columns of the terminal, where it has any. */
  columns?: number;
}

/** What a command has of the world: handed in, so that tests can hand in their own. */
export interface Io {
  stdout: Output;
  stderr: Output;
  stdin: Readable;
  env: Readonly<Record<string, string | undefined>>;
  /** The folder that relative paths start from. */
  cwd: string;
  /** Runs an action when the user interrupts the run (Ctrl-C), which then ends; gives back what calls that off. */
  onInterrupt?(action: () => Promise<void>): () => void;
}

/** The world of this process. */
export function processIo(): Io {
  return {
    stdout: streamOutput(process.stdout),
    stderr: streamOutput(process.stderr),
    // A getter, because merely touching process.stdin opens it.
    get stdin() {
      return process.stdin;
    },
    env: process.env,
    cwd: process.cwd(),
    onInterrupt,
  };
}

function onInterrupt(action: () => Promise<void>): () => void {
  const interrupted = (): void => {
    process.removeListener('SIGINT', interrupted);
    // The signal again, without us: whoever waits for the process sees that it was interrupted.
    void action().finally(() => process.kill(process.pid, 'SIGINT'));
  };
  process.on('SIGINT', interrupted);
  return () => process.removeListener('SIGINT', interrupted);
}

function streamOutput(stream: NodeJS.WriteStream): Output {
  let closed = false;
  stream.on('error', (error: NodeJS.ErrnoException) => {
    // The reader has gone (`| head`): what is left to say has nobody to hear it, and is no error.
    if (error.code !== 'EPIPE') throw error;
    closed = true;
  });
  return {
    write: (text) =>
      new Promise((resolve) => {
        if (closed || text === '') resolve();
        else stream.write(text, () => resolve());
      }),
    isTerminal: stream.isTTY === true,
    columns: stream.columns,
  };
}
