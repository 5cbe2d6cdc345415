/** A piece of what a command printed. */
export interface Piece {
  stream: 'stdout' | 'stderr';
  text: string;
}

/** The text of both streams, as it stands on a terminal. */
export function textOf(pieces: readonly Piece[]): string {
  return pieces.map(({ text }) => text).join('');
}
