import type { ContainerFiles } from '../images/program.ts';
import type { MountedVolume, VolumeFiles } from './volumes.ts';

/** Folders that every image has. */
const FOLDERS = ['/', '/tmp', '/etc', '/var', '/usr', '/home', '/root', '/proc', '/bin', '/dev', '/run', '/opt', '/srv', '/mnt'];

interface Mount {
  /** Without a slash at its end. */
  at: string;
  /** The part of the volume that is mounted; the empty string for all of it. */
  subPath: string;
  files: VolumeFiles;
  readOnly: boolean;
  /** One file of the volume stands in the place of a file. */
  isFile: boolean;
}

/** The file system of one run of a container: its own files, and its volumes over them. */
export class MountedFiles implements ContainerFiles {
  readonly #own = new Map<string, string>();
  /** Folders that were made, besides those of every image. */
  readonly #folders = new Set<string>();
  readonly #mounts: readonly Mount[];
  readonly #readOnlyRoot: boolean;

  constructor(mounts: readonly { mountPath: string; subPath: string; readOnly: boolean; volume: MountedVolume }[], readOnlyRoot: boolean) {
    this.#readOnlyRoot = readOnlyRoot;
    this.#mounts = mounts.map(({ mountPath, subPath, readOnly, volume }) => ({
      at: clean(mountPath), subPath: subPath.replace(/\/+$/, ''), files: volume.files, readOnly: readOnly || volume.readOnly,
      isFile: subPath !== '' && volume.files.has(subPath),
    })).sort((a, b) => b.at.length - a.at.length);
  }

  /** Puts a file of the image there. */
  provide(path: string, text: string): void {
    this.#own.set(clean(path), text);
  }

  read(path: string): string | undefined {
    const at = this.#locate(clean(path));
    return at.mount === undefined ? this.#own.get(at.path) : at.mount.files.get(at.path);
  }

  list(path: string): readonly string[] | undefined {
    const folder = clean(path);
    const prefix = folder === '/' ? '/' : `${folder}/`;
    const names = new Set<string>();
    const add = (full: string): void => {
      if (full.startsWith(prefix) && full !== prefix) names.add(full.slice(prefix.length).split('/')[0]!);
    };
    const { mount } = this.#locate(folder);
    if (mount === undefined) {
      for (const file of this.#own.keys()) add(file);
      for (const other of [...FOLDERS, ...this.#folders]) add(other);
    }
    for (const { at, files, subPath, isFile } of this.#mounts) {
      add(at);
      if (isFile || !(at === folder || at.startsWith(prefix) || folder.startsWith(`${at}/`))) continue;
      for (const file of files.keys()) {
        const inside = subPath === '' ? file : file.startsWith(`${subPath}/`) ? file.slice(subPath.length + 1) : undefined;
        if (inside !== undefined) add(`${at}/${inside}`);
      }
    }
    if (names.size > 0) return [...names].filter((name) => name !== '').sort();
    return FOLDERS.includes(folder) || this.#folders.has(folder) || this.#mounts.some(({ at, isFile }) => at === folder && !isFile) ? [] : undefined;
  }

  write(path: string, text: string, append: boolean): void {
    const full = clean(path);
    if (full === '/dev/null' || full === '/dev/stdout' || full === '/dev/stderr') return;
    const { mount, path: inside } = this.#locate(full);
    if (mount === undefined ? this.#readOnlyRoot : mount.readOnly) throw new Error('Read-only file system');
    if (this.list(full) !== undefined && this.read(full) === undefined) throw new Error('Is a directory');
    const parent = full.slice(0, full.lastIndexOf('/')) || '/';
    if (this.list(parent) === undefined) throw new Error('No such file or directory');
    const files = mount === undefined ? this.#own : mount.files;
    files.set(inside, append ? (files.get(inside) ?? '') + text : text);
  }

  remove(path: string): boolean {
    const { mount, path: inside } = this.#locate(clean(path));
    if (mount?.readOnly === true) throw new Error('Read-only file system');
    return (mount === undefined ? this.#own : mount.files).delete(inside) || this.#folders.delete(clean(path));
  }

  makeFolder(path: string): void {
    if (this.#readOnlyRoot && this.#locate(clean(path)).mount === undefined) throw new Error('Read-only file system');
    this.#folders.add(clean(path));
  }

  #locate(path: string): { mount: Mount | undefined; path: string } {
    for (const mount of this.#mounts) {
      if (mount.isFile && path === mount.at) return { mount, path: mount.subPath };
      if (!mount.isFile && (path === mount.at || path.startsWith(`${mount.at}/`))) {
        const inside = path.slice(mount.at.length + 1);
        return { mount, path: mount.subPath === '' ? inside : `${mount.subPath}/${inside}` };
      }
    }
    return { mount: undefined, path };
  }
}

/** An absolute path without `.`, `..`, double slashes and a slash at its end. */
export function clean(path: string): string {
  const steps: string[] = [];
  for (const step of path.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return `/${steps.join('/')}`;
}
