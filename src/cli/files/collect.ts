import type { Dirent, Stats } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Finding } from '../../findings/finding.ts';
import { compareText } from '../../findings/sort.ts';
import { UsageError } from '../usage-error.ts';
import { reasonOf, unreadable } from './read.ts';
import { shownPath } from './shown-path.ts';

/** A file to be checked. */
export interface InputFile {
  /** Where it is; `-` for standard input. */
  path: string;
  /** Its path in findings. */
  shown: string;
  /** It was named itself, not met in a folder. */
  named: boolean;
}

export interface Collected {
  files: InputFile[];
  /** Folders that could not be read. */
  findings: Finding[];
}

const MARKDOWN = /\.(?:md|mdx|markdown)$/i;
const DATA = /\.(?:ya?ml|json)$/i;

/** Never looked into: what is in them was written by tools, or is no part of the documentation. */
const SKIPPED_FOLDERS = new Set(['node_modules', 'dist', 'build', 'vendor']);

/**
 * The files that paths stand for: a file itself, and of a folder all Markdown, YAML and JSON below
 * it, in order of their names. Hidden folders, `node_modules` and the like are left out, and so is
 * the `manifests/` folder of a lesson, which `drydock extract` writes from the lesson.
 * @throws UsageError for a path that does not exist, is no file or folder, or holds no such file.
 */
export async function collectFiles(command: string, cwd: string, paths: readonly string[]): Promise<Collected> {
  const files = new Map<string, InputFile>();
  const findings: Finding[] = [];
  for (const path of paths) {
    if (path === '-') {
      files.set('-', { path: '-', shown: '-', named: true });
      continue;
    }
    const absolute = resolve(cwd, path);
    const found = await statOf(command, path, absolute);
    if (found.isDirectory()) {
      const before = findings.length;
      const below = await filesBelow(absolute, shownPath(cwd, path), findings);
      if (below.length === 0 && findings.length === before) throw nothingIn(command, path);
      for (const file of below) if (!files.has(file.path)) files.set(file.path, file);
    } else if (found.isFile() || found.isFIFO()) {
      files.set(absolute, { path: absolute, shown: shownPath(cwd, path), named: true });
    } else {
      throw new UsageError(`drydock ${command}: ${path} is neither a file nor a folder`);
    }
  }
  return { files: [...files.values()], findings };
}

function nothingIn(command: string, path: string): UsageError {
  return new UsageError(
    `drydock ${command}: nothing to check: ${path} holds no .md, .mdx, .markdown, .yaml, .yml or .json file`,
  );
}

async function statOf(command: string, path: string, absolute: string): Promise<Stats> {
  try {
    return await stat(absolute);
  } catch (error) {
    throw new UsageError(`drydock ${command}: ${path}: ${reasonOf(error as NodeJS.ErrnoException)}`);
  }
}

async function filesBelow(folder: string, shown: string, findings: Finding[]): Promise<InputFile[]> {
  let entries: Dirent[];
  try {
    entries = await readdir(folder, { withFileTypes: true });
  } catch (error) {
    findings.push(unreadable(shown, error as NodeJS.ErrnoException));
    return [];
  }
  const isLesson = entries.some((entry) => entry.name === 'lesson.mdx');
  const files: InputFile[] = [];
  for (const entry of entries.sort((a, b) => compareText(a.name, b.name))) {
    const path = join(folder, entry.name);
    const name = shown === '.' ? entry.name : `${shown.replace(/\/$/, '')}/${entry.name}`;
    if (entry.name.startsWith('.')) continue;
    if (entry.isDirectory()) {
      if (SKIPPED_FOLDERS.has(entry.name) || (isLesson && entry.name === 'manifests')) continue;
      files.push(...(await filesBelow(path, name, findings)));
    } else if ((MARKDOWN.test(entry.name) || DATA.test(entry.name)) && (await isReadableFile(entry, path))) {
      files.push({ path, shown: name, named: false });
    }
  }
  return files;
}

/** A link that leads nowhere, or to a folder (perhaps one above it), is passed by. */
async function isReadableFile(entry: Dirent, path: string): Promise<boolean> {
  if (!entry.isSymbolicLink()) return entry.isFile();
  return stat(path).then((found) => found.isFile(), () => false);
}
