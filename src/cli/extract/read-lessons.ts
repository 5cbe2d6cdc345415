import { dirname } from 'node:path';
import type { Finding } from '../../findings/finding.ts';
import { schemaSet } from '../../kube/schema/schema-set.ts';
import { DEFAULT_KUBERNETES_VERSION } from '../../kube/version.ts';
import { parseLesson } from '../../lesson/parse.ts';
import { problemFinding } from '../../lesson/problem-finding.ts';
import { createSource } from '../../text/source.ts';
import type { InputFile } from '../files/collect.ts';
import { collectLessons } from '../files/collect-lessons.ts';
import { readText } from '../files/read.ts';
import { lessonFiles, type LessonFile } from './lesson-files.ts';

/** A lesson and what its `manifests/` folder should hold. */
export interface ExtractedLesson {
  /** The lesson's path in findings, and its text. */
  file: string;
  text: string;
  /** The folder to extract to, and its path in findings. */
  folder: string;
  shownFolder: string;
  files: LessonFile[];
}

export interface ExtractedLessons {
  lessons: ExtractedLesson[];
  /** What keeps a lesson from being extracted; such a lesson is not among `lessons`. */
  findings: Finding[];
}

/** A lesson with one of these may have lost blocks, and extracting it would remove their files. */
const MAKES_UNRELIABLE = new Set(['lesson/mdx-syntax', 'lesson/unreadable', 'lesson/unclosed-fence']);

/**
 * Reads the lessons (files named `lesson.mdx`) that paths stand for.
 * @throws UsageError for a path that does not exist or has no lesson.
 */
export async function readLessons(cwd: string, paths: readonly string[]): Promise<ExtractedLessons> {
  const { files, findings } = await collectLessons('extract', cwd, paths);
  const extracted: ExtractedLessons = { lessons: [], findings };
  for (const path of files) await readLesson(path, extracted);
  return extracted;
}

async function readLesson(path: InputFile, extracted: ExtractedLessons): Promise<void> {
  const text = await readText(path.path, path.shown);
  if (typeof text !== 'string') {
    extracted.findings.push(text);
    return;
  }
  const source = createSource(path.shown, text);
  const schemas = schemaSet(DEFAULT_KUBERNETES_VERSION, { customResources: true });
  const lesson = parseLesson(source, { schemas });
  const problems = lesson.problems.filter((problem) => MAKES_UNRELIABLE.has(problem.rule));
  const { files, findings } = lessonFiles(lesson);
  extracted.findings.push(...findings);
  extracted.findings.push(...problems.map((problem) => problemFinding(path.shown, problem)));
  if (problems.length > 0) return;
  const shownFolder = [dirname(path.shown), 'manifests'].filter((part) => part !== '.').join('/');
  const folder = `${dirname(path.path)}/manifests`;
  extracted.lessons.push({ file: path.shown, text, folder, shownFolder, files });
}
