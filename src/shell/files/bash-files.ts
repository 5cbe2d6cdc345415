import type { IFileSystem } from 'just-bash/browser';
import { Disk } from './disk.ts';
import { systemError, type Entry } from './entry.ts';
import { folderOf, nameOf, resolvePath } from './path.ts';

type Content = Parameters<IFileSystem['writeFile']>[1];
type Encoding = Parameters<IFileSystem['writeFile']>[2];
type Stat = Awaited<ReturnType<IFileSystem['stat']>>;

/** A disk as the bash interpreter asks for it. */
export class BashFiles implements IFileSystem {
  readonly disk: Disk;

  constructor(disk: Disk) {
    this.disk = disk;
  }

  async readFile(path: string, options?: Encoding): Promise<string> {
    const bytes = this.disk.read(resolvePath('/', path));
    return isLatin1(options) ? latin1(bytes) : new TextDecoder().decode(bytes);
  }

  async readFileBuffer(path: string): Promise<Uint8Array> {
    return this.disk.read(resolvePath('/', path));
  }

  async writeFile(path: string, content: Content, options?: Encoding): Promise<void> {
    this.writeFileSync(path, content, options);
  }

  /** The interpreter makes its stand-ins for programs (`/bin/ls` …) with this, each time that a terminal is opened. */
  writeFileSync(path: string, content: Content, options?: Encoding): void {
    if (path === '/dev/null') return;
    if (/^\/(?:usr\/)?bin\//.test(path) && this.disk.follow(path) !== undefined) return;
    this.disk.write(resolvePath('/', path), bytesOf(content, options));
  }

  async appendFile(path: string, content: Content, options?: Encoding): Promise<void> {
    if (path !== '/dev/null') this.disk.append(resolvePath('/', path), bytesOf(content, options));
  }

  async exists(path: string): Promise<boolean> {
    try {
      return this.disk.follow(resolvePath('/', path)) !== undefined;
    } catch {
      return false;
    }
  }

  async stat(path: string): Promise<Stat> {
    return statOf(this.disk.follow(resolvePath('/', path)), 'stat', path);
  }

  async lstat(path: string): Promise<Stat> {
    return statOf(this.disk.entry(resolvePath('/', path)), 'lstat', path);
  }

  async mkdir(path: string, options?: { recursive?: boolean }): Promise<void> {
    this.mkdirSync(path, options);
  }

  mkdirSync(path: string, options?: { recursive?: boolean }): void {
    const whole = resolvePath('/', path);
    if (options?.recursive !== true) {
      if (this.disk.entry(whole) !== undefined) throw systemError('EEXIST', 'mkdir', path);
      if (this.disk.follow(folderOf(whole))?.type !== 'folder') throw systemError('ENOENT', 'mkdir', path);
    }
    this.disk.makeFolders(whole);
  }

  async readdir(path: string): Promise<string[]> {
    return this.disk.list(resolvePath('/', path));
  }

  async readdirWithFileTypes(path: string): Promise<{ name: string; isFile: boolean; isDirectory: boolean; isSymbolicLink: boolean }[]> {
    const folder = resolvePath('/', path);
    return this.disk.list(folder).map((name) => {
      const type = this.disk.entry(resolvePath(folder, name))?.type;
      return { name, isFile: type === 'file', isDirectory: type === 'folder', isSymbolicLink: type === 'link' };
    });
  }

  async rm(path: string, options?: { recursive?: boolean; force?: boolean }): Promise<void> {
    const whole = resolvePath('/', path);
    const entry = this.disk.entry(whole);
    if (entry === undefined) {
      if (options?.force === true) return;
      throw systemError('ENOENT', 'rm', path);
    }
    if (entry.type === 'folder') {
      const names = this.disk.list(whole);
      if (names.length > 0 && options?.recursive !== true) throw systemError('ENOTEMPTY', 'rm', path);
      for (const name of names) await this.rm(resolvePath(whole, name), options);
    }
    this.disk.remove(whole);
  }

  async cp(source: string, target: string, options?: { recursive?: boolean }): Promise<void> {
    const from = resolvePath('/', source);
    const to = resolvePath('/', target);
    const entry = this.disk.follow(from);
    if (entry === undefined) throw systemError('ENOENT', 'cp', source);
    if (entry.type === 'file') return this.disk.write(to, entry.content);
    if (options?.recursive !== true) throw systemError('EISDIR', 'cp', source);
    this.disk.makeFolders(to);
    for (const name of this.disk.list(from)) await this.cp(`${from}/${name}`, `${to}/${name}`, options);
  }

  async mv(source: string, target: string): Promise<void> {
    if (resolvePath('/', source) === resolvePath('/', target)) return;
    await this.cp(source, target, { recursive: true });
    await this.rm(source, { recursive: true });
  }

  resolvePath(base: string, path: string): string {
    return resolvePath(base, path);
  }

  getAllPaths(): string[] {
    return this.disk.paths();
  }

  async chmod(path: string, mode: number): Promise<void> {
    this.disk.touch(resolvePath('/', path), { mode });
  }

  async symlink(target: string, path: string): Promise<void> {
    this.disk.link(target, resolvePath('/', path));
  }

  async link(existing: string, path: string): Promise<void> {
    this.disk.write(resolvePath('/', path), this.disk.read(resolvePath('/', existing)));
  }

  async readlink(path: string): Promise<string> {
    const entry = this.disk.entry(resolvePath('/', path));
    if (entry?.type !== 'link') throw systemError(entry === undefined ? 'ENOENT' : 'EINVAL', 'readlink', path);
    return entry.target;
  }

  async realpath(path: string): Promise<string> {
    const real = this.disk.real(resolvePath('/', path));
    if (this.disk.follow(real) === undefined) throw systemError('ENOENT', 'realpath', path);
    return real;
  }

  async utimes(path: string, _read: Date, changed: Date): Promise<void> {
    this.disk.touch(resolvePath('/', path), { changed: changed.getTime() });
  }
}

function statOf(entry: Entry | undefined, call: string, path: string): Stat {
  if (entry === undefined) throw systemError('ENOENT', call, path);
  return {
    isFile: entry.type === 'file',
    isDirectory: entry.type === 'folder',
    isSymbolicLink: entry.type === 'link',
    mode: entry.mode,
    size: entry.type === 'file' ? entry.content.length : entry.type === 'link' ? nameOf(entry.target).length : 4096,
    mtime: new Date(entry.changed),
  };
}

function isLatin1(options: Encoding): boolean {
  const encoding = typeof options === 'string' ? options : options?.encoding;
  return encoding === 'binary' || encoding === 'latin1';
}

function bytesOf(content: Content, options: Encoding): Uint8Array {
  if (typeof content !== 'string') return content;
  return isLatin1(options) ? Uint8Array.from(content, (character) => character.charCodeAt(0)) : new TextEncoder().encode(content);
}

function latin1(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}
