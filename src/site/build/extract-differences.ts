import { dirname, join } from 'node:path';
import { differenceFindings } from '../../cli/extract/difference-findings.ts';
import { compareFolder } from '../../cli/extract/folder.ts';
import { lessonFiles } from '../../cli/extract/lesson-files.ts';
import type { Finding } from '../../findings/finding.ts';
import type { CourseLesson } from '../course/lessons.ts';

/** Where the `manifests/` folder of a lesson does not hold what the lesson shows; see `drydock extract --check`. */
export async function extractDifferences({ name, path, file, lesson }: Pick<CourseLesson, 'name' | 'path' | 'file' | 'lesson'>): Promise<Finding[]> {
  const { files, findings } = lessonFiles(lesson);
  const difference = await compareFolder(join(dirname(path), 'manifests'), files);
  return [...findings, ...differenceFindings(file, `content/${name}/manifests`, difference)];
}
