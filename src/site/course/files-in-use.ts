import type { Block, Lesson, SimpleCommand } from '../../lesson/types.ts';
import { isPlayed } from '../../run/play/lesson-script.ts';

type Blocks = Pick<Lesson, 'blocks'>;

const memo = new WeakMap<Blocks['blocks'], ReadonlySet<Block>>();

/**
 * The blocks that write a file which a later command of the lesson works with: it is named, or stands in a folder that is
 * named. So a mistake in the file shows in what the command prints.
 */
export function filesInUse({ blocks }: Blocks): ReadonlySet<Block> {
  const known = memo.get(blocks);
  if (known !== undefined) return known;
  const used = new Set<Block>();
  let wanted = new Set<string>();
  for (const block of blocks.toReversed()) {
    if (block.file !== undefined && block.skip === undefined && isNamed(block.file, wanted)) used.add(block);
    if (isPlayed(block)) wanted = new Set([...wanted, ...(block.commands ?? []).flatMap(({ simple }) => simple.flatMap(pathsIn))]);
  }
  memo.set(blocks, used);
  return used;
}

function isNamed(file: string, wanted: ReadonlySet<string>): boolean {
  const folders = file.split('/').map((_, index, names) => names.slice(0, index).join('/'));
  return wanted.has(file) || folders.some((folder) => wanted.has(folder));
}

/** What the words of a command can mean as paths; the working folder itself (`.`) is the empty path. */
function pathsIn({ words, redirects }: SimpleCommand): string[] {
  const named = [...words.slice(1), ...redirects.map(({ target }) => target)].map(({ value }) => value);
  return named.flatMap((word) => [word, word.slice(word.lastIndexOf('=') + 1)]).filter((word) => word !== '').map(normal);
}

function normal(path: string): string {
  return path.replace(/^\.\/?$|^\.\/|\/+$/g, '');
}
