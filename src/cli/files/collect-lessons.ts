import { UsageError } from '../usage-error.ts';
import { collectFiles, type Collected, type InputFile } from './collect.ts';

/**
 * The lessons (files named `lesson.mdx`) that paths stand for.
 * @throws UsageError for a path that does not exist or has no lesson.
 */
export async function collectLessons(command: string, cwd: string, paths: readonly string[]): Promise<Collected> {
  const { files, findings } = await collectFiles(command, cwd, paths);
  const lessons = files.filter(isLesson);
  const other = files.find((file) => file.named && !isLesson(file));
  if (other !== undefined) throw new UsageError(`drydock ${command}: ${other.shown} is no lesson, expected a file named lesson.mdx`);
  if (lessons.length === 0 && findings.length === 0) throw new UsageError(`drydock ${command}: no lesson.mdx in ${paths.join(' ')}`);
  return { files: lessons, findings };
}

function isLesson(file: InputFile): boolean {
  return /(?:^|[\\/])lesson\.mdx$/.test(file.path);
}
