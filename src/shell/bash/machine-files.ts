import type { ContainerFiles } from '../../cluster/images/program.ts';
import type { Disk } from '../files/disk.ts';
import { folderOf } from '../files/path.ts';
import { normal } from '../../cluster/images/shell/builtins.ts';

/** A disk as the commands of a shell see it. */
export class MemoryFiles implements ContainerFiles {
  readonly #disk: Disk;

  constructor(disk: Disk) {
    this.#disk = disk;
  }

  read(path: string): string | undefined {
    const entry = this.#disk.follow(normal(path));
    return entry?.type === 'file' ? new TextDecoder().decode(entry.content) : undefined;
  }

  list(path: string): readonly string[] | undefined {
    return this.#disk.follow(normal(path))?.type === 'folder' ? this.#disk.list(normal(path)) : undefined;
  }

  write(path: string, text: string, append: boolean): void {
    const whole = normal(path);
    if (this.#disk.follow(whole)?.type === 'folder') throw new Error('Is a directory');
    if (this.#disk.follow(folderOf(whole))?.type !== 'folder') throw new Error('No such file or directory');
    const content = new TextEncoder().encode(text);
    if (append) this.#disk.append(whole, content);
    else this.#disk.write(whole, content);
  }

  remove(path: string): boolean {
    const whole = normal(path);
    const there = this.#disk.entry(whole) !== undefined;
    if (there) this.#disk.remove(whole);
    return there;
  }

  makeFolder(path: string): void {
    this.#disk.makeFolders(normal(path));
  }

  provide(path: string, text: string): void {
    this.write(path, text, false);
  }
}
