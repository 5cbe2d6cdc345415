import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A lesson's folder in `content/`: `01-quick-start` is number 1 with the slug `quick-start`. */
export interface LessonFolder {
  name: string;
  number: number;
  slug: string;
  /** Path of its `lesson.mdx`. */
  path: string;
  /** The same from the project's root, with forward slashes, as findings show it. */
  file: string;
}

const FOLDER = /^(\d+)-([a-z0-9-]+)$/;

/** The folder that holds `astro.config.mjs`, searched from the working directory upwards. */
export function projectRoot(): string {
  let folder = process.cwd();
  while (!existsSync(join(folder, 'astro.config.mjs'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error(`no astro.config.mjs in ${process.cwd()} or above it`);
    folder = parent;
  }
  return folder;
}

/** The lesson folders of `content/`, in the order of their numbers. */
export function lessonFolders(root = projectRoot()): LessonFolder[] {
  const content = join(root, 'content');
  return readdirSync(content, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(content, entry.name, 'lesson.mdx')))
    .map(({ name }) => ({
      name,
      number: Number(FOLDER.exec(name)?.[1] ?? Number.MAX_SAFE_INTEGER),
      slug: lessonSlug(name),
      path: join(content, name, 'lesson.mdx'),
      file: `content/${name}/lesson.mdx`,
    }))
    .sort((a, b) => a.number - b.number || (a.name < b.name ? -1 : 1));
}

/** A folder's name without its number: the name that links and manifest addresses use. */
export function lessonSlug(folder: string): string {
  return FOLDER.exec(folder)?.[2] ?? folder;
}

/** The id of a lesson in the content collection, which is also its path on the site. */
export function lessonId(folder: string): string {
  return `lessons/${lessonSlug(folder)}`;
}
