import type { Disk } from '../files/disk.ts';
import { resolvePath } from '../files/path.ts';
import type { Target, Targets } from '../bash/nature.ts';
import type { Piece } from './output.ts';

/** Sends what a job prints to its targets; files are made at once, as the shell does. */
export function sinkOf(targets: Targets, disk: Disk, cwd: string, terminal: (piece: Piece) => void): (piece: Piece) => void {
  const write = (target: Target): ((piece: Piece) => void) => {
    if (target === 'terminal') return terminal;
    if (target === 'nowhere') return () => {};
    const path = resolvePath(cwd, target.file);
    if (!target.append) disk.write(path, new Uint8Array());
    return ({ text }) => disk.append(path, new TextEncoder().encode(text));
  };
  const stdout = write(targets.stdout);
  const stderr = targets.stderr === targets.stdout ? stdout : write(targets.stderr);
  return (piece) => (piece.stream === 'stdout' ? stdout : stderr)(piece);
}
