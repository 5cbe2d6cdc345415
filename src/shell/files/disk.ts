import { systemError, type Entry } from './entry.ts';
import { folderOf, nameOf, resolvePath } from './path.ts';

const MOST_LINKS = 40;
const FILE_MODE = 0o644;
const FOLDER_MODE = 0o755;

/**
 * Files in memory, for the commands of a terminal. Paths are absolute and resolved. Times come from the clock that is
 * handed in, so that listings repeat themselves.
 */
export class Disk {
  readonly #now: () => number;
  readonly #entries = new Map<string, Entry>();

  /** @param now the time in milliseconds since 1970 */
  constructor(now: () => number) {
    this.#now = now;
    this.#entries.set('/', { type: 'folder', mode: FOLDER_MODE, changed: now() });
  }

  /** The entry at a path, a link itself not followed; undefined when there is none. */
  entry(path: string): Entry | undefined {
    return this.#entries.get(this.real(folderOf(path)) === '/' ? `/${nameOf(path)}` : `${this.real(folderOf(path))}/${nameOf(path)}`);
  }

  /** The entry that a path leads to. */
  follow(path: string): Entry | undefined {
    return this.#entries.get(this.real(path));
  }

  /** The path without links, whether something stands there or not. @throws ELOOP */
  real(path: string, depth = 0): string {
    if (path === '/') return path;
    if (depth > MOST_LINKS) throw systemError('ELOOP', 'open', path);
    const folder = this.real(folderOf(path), depth);
    const here = folder === '/' ? `/${nameOf(path)}` : `${folder}/${nameOf(path)}`;
    const entry = this.#entries.get(here);
    return entry?.type === 'link' ? this.real(resolvePath(folder, entry.target), depth + 1) : here;
  }

  /** @throws ENOENT, EISDIR */
  read(path: string): Uint8Array {
    const entry = this.follow(path);
    if (entry === undefined) throw systemError('ENOENT', 'open', path);
    if (entry.type !== 'file') throw systemError('EISDIR', 'read', path);
    return entry.content;
  }

  /** Writes a file, and the folders above it when they are missing. @throws EISDIR, ENOTDIR */
  write(path: string, content: Uint8Array): void {
    const real = this.real(path);
    const before = this.#entries.get(real);
    if (before?.type === 'folder') throw systemError('EISDIR', 'open', path);
    this.makeFolders(folderOf(real));
    this.#entries.set(real, { type: 'file', content, mode: before?.mode ?? FILE_MODE, changed: this.#now() });
  }

  append(path: string, content: Uint8Array): void {
    const entry = this.follow(path);
    if (entry?.type !== 'file') return this.write(path, content);
    const whole = new Uint8Array(entry.content.length + content.length);
    whole.set(entry.content);
    whole.set(content, entry.content.length);
    this.write(path, whole);
  }

  makeFolders(path: string): void {
    const real = this.real(path);
    const entry = this.#entries.get(real);
    if (entry?.type === 'folder') return;
    if (entry !== undefined) throw systemError('ENOTDIR', 'mkdir', path);
    this.makeFolders(folderOf(real));
    this.#entries.set(real, { type: 'folder', mode: FOLDER_MODE, changed: this.#now() });
  }

  link(target: string, path: string): void {
    if (this.entry(path) !== undefined) throw systemError('EEXIST', 'symlink', path);
    this.makeFolders(folderOf(path));
    this.#entries.set(resolvePath(this.real(folderOf(path)), nameOf(path)), { type: 'link', target, mode: 0o777, changed: this.#now() });
  }

  /** The names in a folder, sorted by code points. @throws ENOENT, ENOTDIR */
  list(path: string): string[] {
    const real = this.real(path);
    const entry = this.#entries.get(real);
    if (entry === undefined) throw systemError('ENOENT', 'scandir', path);
    if (entry.type !== 'folder') throw systemError('ENOTDIR', 'scandir', path);
    const prefix = real === '/' ? '/' : `${real}/`;
    const names: string[] = [];
    for (const name of this.#entries.keys()) {
      if (name.length > prefix.length && name.startsWith(prefix) && !name.includes('/', prefix.length)) names.push(name.slice(prefix.length));
    }
    return names.sort();
  }

  /** Removes a file, a link, or a folder that is empty. */
  remove(path: string): void {
    this.#entries.delete(resolvePath(this.real(folderOf(path)), nameOf(path)));
  }

  /** Changes what is said about an entry. */
  touch(path: string, change: { mode?: number; changed?: number }): void {
    const real = this.real(path);
    const entry = this.#entries.get(real);
    if (entry === undefined) throw systemError('ENOENT', 'utime', path);
    this.#entries.set(real, { ...entry, ...change });
  }

  paths(): string[] {
    return [...this.#entries.keys()].sort();
  }
}
