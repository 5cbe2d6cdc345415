import type { Dialect } from './types.ts';

const BY_EXTENSION: ReadonlyMap<string, Dialect> = new Map([
  ['mdx', 'mdx'],
  ['md', 'markdown'],
  ['markdown', 'markdown'],
  ['yaml', 'yaml'],
  ['yml', 'yaml'],
  ['json', 'yaml'],
]);

/** How a file of that name is written; a name without a known extension is read as Markdown. */
export function dialectOf(file: string): Dialect {
  const extension = /\.([^./]+)$/.exec(file)?.[1]?.toLowerCase() ?? '';
  return BY_EXTENSION.get(extension) ?? 'markdown';
}

/** The last segment of a path with forward slashes. */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
