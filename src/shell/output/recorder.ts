import type { Piece } from './output.ts';

/**
 * Puts what a statement printed into the order in which it was printed. The interpreter gives each stream as one text
 * at the end; our own commands say what they print when they print it. Pieces of theirs are looked for in the texts,
 * and what stands between is the interpreter's.
 */
export class Recorder {
  readonly #emit: (piece: Piece) => void;
  readonly #live: boolean;
  readonly #pieces: Piece[] = [];

  /** @param live whether all that commands print goes to the terminal, so that it can go there at once */
  constructor(emit: (piece: Piece) => void, live: boolean) {
    this.#emit = emit;
    this.#live = live;
  }

  /** A command of ours prints. */
  print(stream: Piece['stream'], text: string): void {
    if (text === '') return;
    this.#pieces.push({ stream, text });
    if (this.#live) this.#emit({ stream, text });
  }

  /** The statement has ended: what has not been shown yet is shown. */
  finish(stdout: string, stderr: string): void {
    const left = { stdout, stderr };
    for (const { stream, text } of this.#pieces) {
      const at = left[stream].indexOf(text);
      if (at < 0) continue;
      this.#show(stream, left[stream].slice(0, at));
      if (!this.#live) this.#show(stream, text);
      left[stream] = left[stream].slice(at + text.length);
    }
    // A pipe holds its output back until its commands have ended; errors appear at once.
    this.#show('stderr', left.stderr);
    this.#show('stdout', left.stdout);
  }

  #show(stream: Piece['stream'], text: string): void {
    if (text !== '') this.#emit({ stream, text });
  }
}
