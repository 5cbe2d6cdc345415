import { dirname } from 'node:path';
import type { Finding } from '../../findings/finding.ts';
import { schemaSet } from '../../kube/schema/schema-set.ts';
import { DEFAULT_KUBERNETES_VERSION } from '../../kube/version.ts';
import { parseLesson } from '../../lesson/parse.ts';
import { createSource } from '../../text/source.ts';
import { collectFiles, type InputFile } from '../files/collect.ts';
import { readText } from '../files/read.ts';
import { UsageError } from '../usage-error.ts';
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
  const { files, findings } = await collectFiles('extract', cwd, paths);
  const lessonPaths = files.filter(isLesson);
  const other = files.find((file) => file.named && !isLesson(file));
  if (other !== undefined) throw new UsageError(`drydock extract: ${other.shown} is no lesson, expected a file named lesson.mdx`);
  if (lessonPaths.length === 0 && findings.length === 0) {
    throw new UsageError(`drydock extract: no lesson.mdx in ${paths.join(' ')}`);
  }
  const extracted: ExtractedLessons = { lessons: [], findings };
  for (const path of lessonPaths) await readLesson(path, extracted);
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
  for (const { rule, message, help, range } of problems) {
    extracted.findings.push({
      rule,
      severity: 'error',
      message,
      file: path.shown,
      line: range.start.line,
      column: range.start.column,
      endLine: range.end.line,
      endColumn: range.end.column,
      ...(help === undefined ? {} : { help }),
    });
  }
  if (problems.length > 0) return;
  const shownFolder = [dirname(path.shown), 'manifests'].filter((part) => part !== '.').join('/');
  const folder = `${dirname(path.path)}/manifests`;
  extracted.lessons.push({ file: path.shown, text, folder, shownFolder, files });
}

function isLesson(file: InputFile): boolean {
  return /(?:^|[\\/])lesson\.mdx$/.test(file.path);
}
