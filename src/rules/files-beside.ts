import type { Lesson } from '../lesson/types.ts';
import { flagValues, readKubectl } from './kubectl-arguments.ts';
import { simpleCommands } from './lesson-commands.ts';

/** The manifest files that a page works with, among those given together with it. */
export interface FilesBeside {
  /** Its commands apply them, or a folder that holds them. */
  applied: string[];
  /** They stand in the page's folder and the page names them. */
  named: string[];
}

const DATA = /\.(?:ya?ml|json)$/i;

/**
 * Which manifest files belong to a page: those that its commands apply (`kubectl apply -f deploy/`, from the page's folder
 * or one above it), and those of its own folder that it names in a link or as code. `folders` has the files by their folder.
 */
export function filesBeside(lesson: Lesson, folders: ReadonlyMap<string, readonly string[]>): FilesBeside {
  const own = folderOf(lesson.source.file);
  const applied = new Set<string>();
  for (const { simple } of simpleCommands(lesson)) {
    const kubectl = readKubectl(simple);
    if (kubectl === undefined || !['apply', 'create', 'replace'].includes(kubectl.verb)) continue;
    const deep = kubectl.flags.some(({ name, value }) => name === 'recursive' && value?.value !== 'false');
    for (const word of flagValues(kubectl, 'filename')) {
      if (word.dynamic || word.value === '-' || /^https?:/.test(word.value)) continue;
      for (const file of filesAtPath(word.value, own, folders, deep)) applied.add(file);
    }
  }
  const names = namesOn(lesson);
  const named = (folders.get(own) ?? []).filter((file) => !applied.has(file) && names.has(file.slice(own.length)));
  return { applied: [...applied], named };
}

/** The files that a path in a command means: seen from the page's folder or, when there is no such path, from one above. */
function filesAtPath(path: string, from: string, folders: ReadonlyMap<string, readonly string[]>, deep: boolean): string[] {
  for (let base: string | undefined = from; base !== undefined; base = base === '' ? undefined : folderOf(base.slice(0, -1))) {
    const target = joined(base, path);
    if (target === undefined) return [];
    if (DATA.test(target)) {
      if (folders.get(folderOf(target))?.includes(target)) return [target];
      continue;
    }
    const folder = target === '' || target.endsWith('/') ? target : `${target}/`;
    const found = deep ? [...folders].flatMap(([name, files]) => (name.startsWith(folder) ? files : [])) : folders.get(folder);
    if (found !== undefined && found.length > 0) return [...found];
  }
  return [];
}

/** A path from a folder, without `.` and `..`; undefined when it leads out of all that is known. */
function joined(base: string, path: string): string | undefined {
  if (path.startsWith('/') || path.startsWith('~')) return undefined;
  const parts: string[] = base.split('/').slice(0, -1);
  for (const part of path.split('/')) {
    if (part === '..') {
      if (parts.length === 0 || parts.at(-1) === '..') return undefined;
      parts.pop();
    } else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/') + (path.endsWith('/') && parts.length > 0 ? '/' : '');
}

/** The names of files that the prose of a page has, in links and as code, and those of its blocks. */
function namesOn(lesson: Lesson): ReadonlySet<string> {
  const spans = lesson.prose.map(({ kind, text, url }) => (kind === 'code' ? text : (url ?? '').replace(/[?#].*$/, '')));
  return new Set(spans.map((name) => name.replace(/^\.\//, '')).filter((name) => DATA.test(name)));
}

/** With the slash at its end; empty for a file without a folder. */
export function folderOf(file: string): string {
  return file.slice(0, file.lastIndexOf('/') + 1);
}
