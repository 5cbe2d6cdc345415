/** What stands at a path. Times are in milliseconds since 1970. */
export type Entry = FileEntry | FolderEntry | LinkEntry;

export interface FileEntry {
  type: 'file';
  content: Uint8Array;
  mode: number;
  changed: number;
}

export interface FolderEntry {
  type: 'folder';
  mode: number;
  changed: number;
}

export interface LinkEntry {
  type: 'link';
  target: string;
  mode: number;
  changed: number;
}

/** An error with the code that the system calls of POSIX give. */
export function systemError(code: 'ENOENT' | 'EEXIST' | 'EISDIR' | 'ENOTDIR' | 'ENOTEMPTY' | 'ELOOP' | 'EINVAL', call: string, path: string): Error {
  return Object.assign(new Error(`${code}: ${TEXTS[code]}, ${call} '${path}'`), { code });
}

const TEXTS = {
  ENOENT: 'no such file or directory',
  EEXIST: 'file already exists',
  EISDIR: 'illegal operation on a directory',
  ENOTDIR: 'not a directory',
  ENOTEMPTY: 'directory not empty',
  ELOOP: 'too many levels of symbolic links',
  EINVAL: 'invalid argument',
} as const;
