import { readFileSync } from 'node:fs';
import type { Finding } from '../../findings/finding.ts';
import { schemaSet } from '../../kube/schema/schema-set.ts';
import { DEFAULT_KUBERNETES_VERSION } from '../../kube/version.ts';
import { parseLesson } from '../../lesson/parse.ts';
import type { Lesson } from '../../lesson/types.ts';
import { checkLesson } from '../../rules/check.ts';
import { checkedDocuments } from '../../rules/manifest-documents.ts';
import { createSource } from '../../text/source.ts';
import { type LessonFolder, lessonFolders, projectRoot } from './folders.ts';

/** A lesson of the course. */
export interface CourseLesson extends LessonFolder {
  lesson: Lesson;
  title: string;
}

const known = new Map<string, { text: string; lesson: CourseLesson }>();

/** Every lesson of `content/`, in order. A lesson is parsed again only when its text has changed. */
export function courseLessons(root = projectRoot()): CourseLesson[] {
  return lessonFolders(root).map(read);
}

/** The lesson of a folder such as `01-quick-start`, if there is one. */
export function courseLesson(folderName: string, root = projectRoot()): CourseLesson | undefined {
  const folder = lessonFolders(root).find((candidate) => candidate.name === folderName);
  return folder && read(folder);
}

/** The lesson that a file path belongs to: `…/content/01-quick-start/lesson.mdx`. */
export function lessonOfPath(path: string): CourseLesson | undefined {
  const folder = /[\\/]content[\\/]([^\\/]+)[\\/]lesson\.mdx$/.exec(path)?.[1];
  return folder === undefined ? undefined : courseLesson(folder);
}

function read(folder: LessonFolder): CourseLesson {
  const text = readFileSync(folder.path, 'utf8');
  const before = known.get(folder.path);
  if (before?.text === text) return before.lesson;
  // As `drydock check` and `drydock extract` read it: fragments of custom resources merge by the keys of their schemas.
  const lesson = parseLesson(createSource(folder.file, text), { schemas: schemaSet(DEFAULT_KUBERNETES_VERSION, { customResources: true }) });
  const title = lesson.frontMatter?.value['title'];
  const course: CourseLesson = {
    ...folder,
    lesson,
    title: typeof title === 'string' ? title : folder.slug,
  };
  known.set(folder.path, { text, lesson: course });
  return course;
}

/** How many manifests of a lesson are held against the API. */
export function checkedManifests({ lesson }: CourseLesson): number {
  return checkedDocuments(lesson).length;
}

/** What the rules find in a lesson without playing it. */
export function findingsOf({ lesson }: CourseLesson): Finding[] {
  return checkLesson(lesson).findings;
}
