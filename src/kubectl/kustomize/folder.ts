import type { KubectlContext } from '../context.ts';
import { KustomizeError } from './kustomize-error.ts';

/** What building a kustomization needs of a command's context. */
export type KustomizeContext = Pick<KubectlContext, 'files' | 'env' | 'err'>;

/** `a/./b/../c` is `a/c`. Rule: `filepath.Clean` of Go. */
export function cleanPath(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else if (part !== '..' || !path.startsWith('/')) parts.push(part);
  }
  return (path.startsWith('/') ? '/' : '') + parts.join('/') || '.';
}

/** The folder of a kustomization: its files may be read, and none outside of it. Rule: `FileLoader` of kustomize. */
export class Folder {
  readonly path: string;
  readonly context: KustomizeContext;
  /** The folders that led here, which must not come up again. */
  readonly #way: readonly string[];

  private constructor(path: string, context: KustomizeContext, way: readonly string[]) {
    this.path = path;
    this.context = context;
    this.#way = way;
  }

  /** @throws KustomizeError when the path is no folder */
  static open(path: string, context: KustomizeContext): Folder {
    return Folder.#at(cleanPath(path), path, context, []);
  }

  static #at(path: string, shown: string, context: KustomizeContext, way: readonly string[]): Folder {
    const { files } = context;
    if (files.isDirectory(path)) return new Folder(path, context, [...way, path]);
    const whole = wholePath(path, context);
    if (files.read(path) !== undefined) throw new KustomizeError(`must build at directory: '${whole}': file is not directory`);
    throw new KustomizeError(`must build at directory: not a valid directory: ${missing(shown, whole)}`);
  }

  /** The path as it is from the root of the disk. */
  get whole(): string {
    return wholePath(this.path, this.context);
  }

  /** Another folder, named from here. @throws KustomizeError when it is none, or leads back here */
  folder(name: string): Folder {
    if (/^(?:https?:\/\/|git@|github\.com\/|ssh:\/\/)/.test(name)) {
      const host = /^(?:\w+:\/\/|git@)?([^/:]+)/.exec(name)?.[1] ?? '';
      throw new KustomizeError(`failed to run 'git fetch --depth=1 ${name}': could not resolve host: ${host}`);
    }
    const path = this.#resolve(name);
    const folder = Folder.#at(path, wholePath(path, this.context), this.context, this.#way);
    if (this.#way.includes(path)) {
      throw new KustomizeError(`cycle detected: candidate root '${folder.whole}' contains visited root '${wholePath(path, this.context)}'`);
    }
    return folder;
  }

  /** The text of a file, named from here. @throws KustomizeError when there is none, or it is outside */
  read(name: string): string {
    const path = this.#resolve(name);
    const whole = wholePath(path, this.context);
    const { files } = this.context;
    if (files.isDirectory(path)) throw new KustomizeError(`'${whole}' must resolve to a file`);
    const text = files.read(path);
    if (text === undefined) throw new KustomizeError(missing(whole, whole));
    if (!`${whole}`.startsWith(`${this.whole}/`)) throw new KustomizeError(`security; file '${whole}' is not in or below '${this.whole}'`);
    return text;
  }

  has(name: string): boolean {
    return this.context.files.read(this.#resolve(name)) !== undefined;
  }

  #resolve(name: string): string {
    return cleanPath(name.startsWith('/') ? name : `${this.path}/${name}`);
  }
}

function wholePath(path: string, { env }: KustomizeContext): string {
  return path.startsWith('/') ? path : cleanPath(`${env['PWD'] ?? ''}/${path}`);
}

function missing(shown: string, whole: string): string {
  return `evalsymlink failure on '${shown}' : lstat ${whole}: no such file or directory`;
}
