import type { Files } from '../../kubectl/context.ts';
import type { Disk } from './disk.ts';
import { resolvePath } from './path.ts';

/** A disk as commands see it, from a working directory. */
export function commandFiles(disk: Disk, cwd: string): Files {
  const at = (path: string): string => resolvePath(cwd, path);
  return {
    read(path) {
      const entry = disk.follow(at(path));
      return entry?.type === 'file' ? new TextDecoder().decode(entry.content) : undefined;
    },
    isDirectory: (path) => disk.follow(at(path))?.type === 'folder',
    list: (path) => (disk.follow(at(path))?.type === 'folder' ? disk.list(at(path)) : []),
    write: (path, text) => disk.write(at(path), new TextEncoder().encode(text)),
  };
}
