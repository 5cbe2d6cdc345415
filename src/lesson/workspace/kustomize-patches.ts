import type { Block, FileRevision, Lesson } from '../types.ts';
import { isKustomization } from './manifest-file.ts';

const memo = new WeakMap<Lesson, ReadonlySet<string>>();

/**
 * The files that a kustomization of the lesson, or of the files given together with it, uses as patches: each holds a part
 * of an object that stands elsewhere, so that what it lacks is no mistake. Their names are as in the workspace.
 * Rule: https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/patches/
 */
export function patchFiles(lesson: Lesson): ReadonlySet<string> {
  const known = memo.get(lesson);
  if (known !== undefined) return known;
  const named = lesson.blocks.flatMap((block) => {
    const heredocs = (block.commands ?? []).flatMap((command) => command.heredocs);
    const texts = [{ file: workspaceName(lesson, block), yaml: block.yaml }, ...heredocs.map(({ file = '', yaml }) => ({ file, yaml }))];
    return texts
      .filter(({ file }) => isKustomization(file))
      .flatMap(({ file, yaml }) => (yaml?.documents ?? []).flatMap(({ value }) => patchesOf(value).map((path) => resolve(file, path))));
  });
  const files = new Set([...named, ...(lesson.surroundings?.patches ?? [])]);
  memo.set(lesson, files);
  return files;
}

/** Whether a revision of a file is a patch. */
export function isPatchRevision(lesson: Lesson, { block, name }: FileRevision): boolean {
  const patches = patchFiles(lesson);
  const written = lesson.blocks[block];
  return patches.size > 0 && patches.has(lesson.dialect === 'yaml' && written !== undefined ? workspaceName(lesson, written) : name);
}

/** Whether a block writes a patch, or the file that one of its here-documents writes is one. */
export function isPatchBlock(lesson: Lesson, block: Block, file?: string): boolean {
  const patches = patchFiles(lesson);
  return patches.size > 0 && (patches.has(workspaceName(lesson, block)) || (lesson.dialect !== 'yaml' && file !== undefined && patches.has(file)));
}

/** The name that a block's file has for the files beside it: a file on disk goes by its path. */
function workspaceName({ dialect }: Lesson, { excerpt, file }: Block): string {
  return dialect === 'yaml' ? excerpt.file : (file ?? '');
}

/** The paths under `patches`, and under `patchesStrategicMerge` and `patchesJson6902`, which it replaced. */
function patchesOf(kustomization: unknown): string[] {
  if (typeof kustomization !== 'object' || kustomization === null) return [];
  const fields = kustomization as Record<string, unknown>;
  const lists = ['patches', 'patchesJson6902', 'patchesStrategicMerge'].map((name) => fields[name]);
  return lists
    .flatMap((list) => (Array.isArray(list) ? (list as unknown[]) : []))
    .map((entry) => (typeof entry === 'object' && entry !== null ? (entry as { path?: unknown }).path : entry))
    .filter((path) => typeof path === 'string' && /\.(?:ya?ml|json)$/.test(path)) as string[];
}

/** A path as it is written in a file, seen from where that file's own name starts. */
function resolve(file: string, path: string): string {
  const names = file.split('/').slice(0, -1);
  for (const name of path.split('/')) {
    if (name === '..' && names.length > 0 && names.at(-1) !== '..') names.pop();
    else if (name !== '.' && name !== '') names.push(name);
  }
  return (file.startsWith('/') ? '/' : '') + names.filter((name, index) => name !== '' || index > 0).join('/');
}
