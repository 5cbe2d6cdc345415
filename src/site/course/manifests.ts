import type { FileRevision } from '../../lesson/types.ts';
import type { CourseLesson } from './lessons.ts';

/** A file of a lesson's workspace, as it is at the end of the lesson. */
export interface PublishedFile {
  lesson: CourseLesson;
  /** Its name in the workspace: `service.yaml`, `app/main.py`. */
  name: string;
  revision: FileRevision;
}

/** The files that a lesson publishes: the last revision of each that has a name. */
export function publishedFiles(lesson: CourseLesson): PublishedFile[] {
  const last = new Map<string, FileRevision>();
  for (const revision of lesson.lesson.revisions) {
    if (!revision.name.startsWith('#')) last.set(revision.name, revision);
  }
  return [...last].map(([name, revision]) => ({ lesson, name, revision }));
}

/** Where a published file is served, below the site's base. */
export function manifestPath(lesson: { slug: string }, name: string): string {
  return `/manifests/${lesson.slug}/${name}`;
}

/** The media type a file is served with. YAML is `text/yaml`, so that browsers show it; all else is plain text. */
export function mediaType(name: string): string {
  return /\.ya?ml$/.test(name) ? 'text/yaml; charset=utf-8' : 'text/plain; charset=utf-8';
}
