import { mkdir, readdir, readFile, rm, rmdir, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { compareText } from '../../findings/sort.ts';
import type { LessonFile } from './lesson-files.ts';

/** How a `manifests/` folder differs from the lesson. */
export interface Difference {
  /** Files of the lesson that the folder does not have. */
  missing: LessonFile[];
  /** Files with another text, and that text. */
  changed: { file: LessonFile; found: string }[];
  /** Names of files that the lesson does not have. */
  stale: string[];
  /** How many files are as they should be. */
  equal: number;
}

/** Holds a folder against the files that it should have. Hidden files are nobody's concern. */
export async function compareFolder(folder: string, files: readonly LessonFile[]): Promise<Difference> {
  const existing = await filesIn(folder);
  const difference: Difference = { missing: [], changed: [], stale: [], equal: 0 };
  for (const file of files) {
    const found = existing.has(file.name) ? await readFile(join(folder, file.name), 'utf8') : undefined;
    existing.delete(file.name);
    if (found === undefined) difference.missing.push(file);
    // Git may have checked the file out with the line ends of Windows.
    else if (found.replaceAll('\r\n', '\n') === file.text.replaceAll('\r\n', '\n')) difference.equal += 1;
    else difference.changed.push({ file, found });
  }
  difference.stale = [...existing].sort(compareText);
  return difference;
}

/** Makes a folder what it should be: removes what is stale (and folders left empty), writes the rest. */
export async function writeFolder(folder: string, { missing, changed, stale }: Difference): Promise<void> {
  for (const name of stale) {
    await rm(join(folder, name));
    await removeEmptyFolders(dirname(join(folder, name)), folder);
  }
  for (const { name, text } of [...missing, ...changed.map(({ file }) => file)]) {
    const path = join(folder, name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
  }
}

async function filesIn(folder: string): Promise<Set<string>> {
  const names = new Set<string>();
  try {
    for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
      const name = relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/');
      if (!entry.isDirectory() && !name.split('/').some((segment) => segment.startsWith('.'))) names.add(name);
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  return names;
}

async function removeEmptyFolders(from: string, upTo: string): Promise<void> {
  for (let folder = from; folder.startsWith(upTo); folder = dirname(folder)) {
    if ((await readdir(folder)).length > 0) return;
    await rmdir(folder);
  }
}
