import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { shownPath } from '../files/shown-path.ts';
import { reasonOf } from '../files/read.ts';
import { UsageError } from '../usage-error.ts';

/** A page or session to be played. */
export interface Playable {
  path: string;
  /** Its path in findings. */
  shown: string;
  kind: 'console' | 'page';
}

const SKIPPED = new Set(['node_modules', 'dist', 'build', 'manifests']);
/** Files of a workspace that is larger than this are left out: they are no manifests. */
const LARGEST_FILE = 1024 * 1024;

/**
 * What is to be played: a file itself; of a folder all `.console` files and `.mdx` pages below it.
 * @throws UsageError for a path that does not exist, or under which nothing can be played
 */
export async function collectPlayables(cwd: string, paths: readonly string[]): Promise<Playable[]> {
  const found = new Map<string, Playable>();
  for (const path of paths) {
    const absolute = resolve(cwd, path);
    const kind = await stat(absolute).catch((error: NodeJS.ErrnoException) => {
      throw new UsageError(`drydock run: cannot read ${path}: ${reasonOf(error)}`);
    });
    const files = kind.isDirectory() ? await below(absolute) : [absolute];
    if (files.length === 0) throw new UsageError(`drydock run: nothing to play in ${path}: no .console file and no .mdx page`);
    for (const file of files) {
      const isConsole = file.endsWith('.console');
      if (!isConsole && !/\.(?:mdx|md|markdown)$/i.test(file)) throw new UsageError(`drydock run: ${path} cannot be played: expected a page (.mdx, .md) or a session (.console)`);
      found.set(file, { path: file, shown: shownPath(cwd, kind.isDirectory() ? relative(cwd, file) : path), kind: isConsole ? 'console' : 'page' });
    }
  }
  return [...found.values()];
}

async function below(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const nested = await Promise.all(entries.sort((a, b) => (a.name < b.name ? -1 : 1)).map((entry) => {
    if (entry.name.startsWith('.') || SKIPPED.has(entry.name)) return [];
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return below(path);
    return /\.(?:console|mdx)$/.test(entry.name) ? [path] : [];
  }));
  return nested.flat();
}

/** The files beside a session, and below its folder: its workspace. */
export async function workspaceOf(file: string): Promise<Record<string, string>> {
  const folder = dirname(file);
  const files: Record<string, string> = {};
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    const name = relative(folder, path).split(sep).join('/');
    if (!entry.isFile() || basename(path).endsWith('.console') || /(?:^|\/)(?:node_modules|\.git)\//.test(name)) continue;
    if ((await stat(path)).size <= LARGEST_FILE) files[name] = await readFile(path, 'utf8');
  }
  return files;
}
