import type { Finding, Report } from '../../findings/finding.ts';
import { counted } from '../../findings/summary-line.ts';
import { DEFAULT_KUBERNETES_VERSION } from '../../kube/version.ts';
import { oneOf, readArguments } from '../arguments.ts';
import { EXIT, type Command } from '../command.ts';
import { differenceFindings, EXTRACT_RULES } from '../extract/difference-findings.ts';
import { compareFolder, writeFolder, type Difference } from '../extract/folder.ts';
import { readLessons, type ExtractedLesson } from '../extract/read-lessons.ts';
import { FILE_RULES } from '../files/file-finding.ts';
import { reasonOf } from '../files/read.ts';
import type { Io } from '../io.ts';
import { FORMATS } from '../report/format.ts';
import { writeReport } from '../report/write.ts';
import { UsageError } from '../usage-error.ts';

const help = `Usage: drydock extract [options] [paths…]

Writes the files that lessons show, as they are at the end of the lesson, to the folder manifests/
beside each lesson.mdx, and removes from it what the lesson no longer shows. Paths are lessons or
folders that hold some; without any, content/.

Options:
  --check            change nothing; exit 1 and list what differs
  --format FORMAT    how to list it: pretty (default), json, sarif, junit or github
  --output FILE      write the list to a file, and its last line to standard output
  -h, --help         this text

Exit codes: 0 done, or nothing differs; 1 something differs, or a lesson cannot be extracted;
2 wrong usage.
`;

const OPTIONS = {
  check: { type: 'boolean', default: false },
  format: { type: 'string', default: 'pretty' },
  output: { type: 'string' },
} as const;

export const command: Command = { name: 'extract', help, run };

async function run(args: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = readArguments('extract', args, OPTIONS);
  const format = oneOf('extract', '--format', values.format, FORMATS);
  const paths = positionals.length > 0 ? positionals : ['content'];
  const { lessons, findings } = await readLessons(io.cwd, paths);

  for (const lesson of lessons) {
    const difference = await compareFolder(lesson.folder, lesson.files);
    if (values.check) {
      findings.push(...differenceFindings(lesson.file, lesson.shownFolder, difference));
      continue;
    }
    await writeLesson(lesson, difference);
    await io.stdout.write(`${described(lesson, difference)}\n`);
  }
  if (values.check || findings.length > 0) {
    const ruleDocs = [...EXTRACT_RULES, ...FILE_RULES];
    await writeReport(reportOf(lessons, findings, values.check), { format, output: values.output, ruleDocs }, io);
  }
  return findings.length > 0 ? EXIT.findings : EXIT.clean;
}

async function writeLesson(lesson: ExtractedLesson, difference: Difference): Promise<void> {
  try {
    await writeFolder(lesson.folder, difference);
  } catch (error) {
    throw new UsageError(`drydock extract: cannot write to ${lesson.shownFolder}: ${reasonOf(error as NodeJS.ErrnoException)}`);
  }
}

/** `content/01-quick-start/manifests: wrote pod.yaml, removed old.yaml, 3 unchanged`. */
function described(lesson: ExtractedLesson, { missing, changed, stale, equal }: Difference): string {
  const written = [...missing.map((file) => file.name), ...changed.map(({ file }) => file.name)];
  const parts = [
    ...(written.length > 0 ? [`wrote ${written.join(', ')}`] : []),
    ...(stale.length > 0 ? [`removed ${stale.join(', ')}`] : []),
    ...(equal > 0 ? [`${equal} unchanged`] : []),
  ];
  return `${lesson.shownFolder}: ${parts.join(', ') || 'the lesson shows no files'}`;
}

function reportOf(lessons: readonly ExtractedLesson[], findings: Finding[], compared: boolean): Report {
  const files = lessons.reduce((sum, lesson) => sum + lesson.files.length, 0);
  return {
    findings,
    summary: {
      files: lessons.length,
      blocks: files,
      manifests: 0,
      commands: 0,
      errors: findings.length,
      warnings: 0,
    },
    kubernetesVersion: DEFAULT_KUBERNETES_VERSION,
    sources: new Map(lessons.map((lesson) => [lesson.file, lesson.text])),
    looked: `${compared ? 'compared' : 'extracted'} ${counted(files, 'file')} of ${counted(lessons.length, 'lesson')}`,
  };
}
