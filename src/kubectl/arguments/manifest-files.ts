import { CommandError } from '../errors/command-error.ts';
import type { Files, KubectlContext } from '../context.ts';

/** A text with objects in it, and what errors call it. */
export interface ManifestText {
  source: string;
  text: string;
}

const EXTENSIONS = /\.(?:json|ya?ml)$/;

/** What kubectl calls standard input. */
export const STDIN = 'STDIN';

/**
 * The texts that `-f` names: files, patterns, folders, addresses, and `-` for standard input.
 * @returns the texts in order; whether a single file was named; and what could not be read
 * Rule: `Builder.FilenameParam` and `Builder.Path` of cli-runtime.
 */
export function manifestTexts(
  filenames: readonly string[], recursive: boolean, context: Pick<KubectlContext, 'files' | 'stdin'>,
): { texts: ManifestText[]; single: boolean; errors: CommandError[] } {
  const texts: ManifestText[] = [];
  const errors: CommandError[] = [];
  let single = filenames.length === 1;
  for (const name of filenames) {
    if (name === '-') {
      texts.push({ source: STDIN, text: context.stdin });
      single = false;
    } else {
      const read = /^https?:\/\//.test(name) ? readAddress(name, context.files) : readPath(name, recursive, context.files);
      if (read instanceof CommandError) errors.push(read);
      else texts.push(...read);
      if (recursive) single = false;
    }
  }
  return { texts, single: single && texts.length === 1, errors };
}

/** Nothing leaves this computer: an address is a file that stands for it, or is not found. */
function readAddress(url: string, files: Files): ManifestText[] | CommandError {
  const text = files.read(url);
  if (text !== undefined) return [{ source: url, text }];
  const host = /^https?:\/\/([^/:]+)/.exec(url)?.[1] ?? '';
  return new CommandError(`Get "${url}": dial tcp: lookup ${host}: no such host`);
}

function readPath(path: string, recursive: boolean, files: Files): ManifestText[] | CommandError {
  const paths = exists(path, files) ? [path] : glob(path, files);
  if (paths.length === 0) return new CommandError(`the path "${path}" does not exist`);
  const texts = paths.flatMap((one) => (files.isDirectory(one) ? folder(clean(one), recursive, files) : [{ source: one, text: files.read(one)! }]));
  if (texts.length > 0) return texts;
  return new CommandError(`error reading [${paths.join(' ')}]: recognized file extensions are [.json .yaml .yml]`);
}

function folder(path: string, recursive: boolean, files: Files): ManifestText[] {
  return files.list(path).flatMap((name) => {
    const child = path === '.' ? name : path === '/' ? `/${name}` : `${path}/${name}`;
    if (files.isDirectory(child)) return recursive ? folder(child, recursive, files) : [];
    return EXTENSIONS.test(name) ? [{ source: child, text: files.read(child)! }] : [];
  });
}

function exists(path: string, files: Files): boolean {
  return files.isDirectory(path) || files.read(path) !== undefined;
}

/** `./a//b/` is `a/b`. Rule: `filepath.Clean` of Go. */
function clean(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else parts.push(part);
  }
  const root = path.startsWith('/') ? '/' : '';
  return root + parts.join('/') || '.';
}

/** Files that match a pattern in the last part of a path. Rule: `filepath.Glob` of Go. */
function glob(pattern: string, files: Files): string[] {
  const slash = pattern.lastIndexOf('/');
  const last = pattern.slice(slash + 1);
  const parent = slash < 0 ? '.' : pattern.slice(0, slash) || '/';
  if (!/[*?[]/.test(last) || !files.isDirectory(parent)) return [];
  const source = last.replace(/[.+^${}()|\\]/g, String.raw`\$&`).replaceAll('*', '[^/]*').replaceAll('?', '[^/]').replace(/\[\^(?!\/)/g, '[^');
  const matcher = new RegExp(`^${source}$`);
  return files.list(parent).filter((name) => matcher.test(name)).map((name) => (slash < 0 ? name : `${pattern.slice(0, slash + 1)}${name}`));
}
