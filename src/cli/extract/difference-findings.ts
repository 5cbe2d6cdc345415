import type { Finding, RuleDoc } from '../../findings/finding.ts';
import type { Difference } from './folder.ts';
import type { LessonFile } from './lesson-files.ts';

export const EXTRACT_RULES: readonly RuleDoc[] = [
  {
    id: 'lesson/extract-differs',
    severity: 'error',
    summary: 'An extracted file that is not what the lesson shows.',
    why: 'Readers apply the files in manifests/, so these must be those of the lesson. `drydock extract` writes them.',
  },
  {
    id: 'lesson/extract-name',
    severity: 'error',
    summary: 'A file name that leads out of the manifests/ folder of the lesson.',
    why: 'Extracted files stay below the lesson; a path from the root or with .. would write somewhere else.',
  },
];

const HELP = 'run: npx drydock extract';

/** What differs as findings at the block of the lesson that shows the file. `folder` is the path shown. */
export function differenceFindings(lessonFile: string, folder: string, difference: Difference): Finding[] {
  const { missing, changed, stale } = difference;
  return [
    ...missing.map((file) => finding(lessonFile, `${folder}/${file.name} is missing, and this block shows it`, file)),
    ...changed.map(({ file, found }) =>
      finding(lessonFile, `${folder}/${file.name} differs from this block: ${firstDifference(found, file.text)}`, file),
    ),
    ...stale.map((name) => finding(lessonFile, `${folder}/${name} exists, but no block of this lesson shows it`)),
  ];
}

function finding(file: string, message: string, at?: LessonFile): Finding {
  // The first line says which block it is; all of it would fill the screen.
  const { line, column } = at?.range.start ?? { line: 1, column: 1 };
  return {
    rule: 'lesson/extract-differs',
    severity: 'error',
    message,
    file,
    line,
    column,
    endLine: at === undefined ? line : line + 1,
    endColumn: 1,
    help: HELP,
  };
}

function firstDifference(found: string, expected: string): string {
  const foundLines = found.split(/\r?\n/);
  const expectedLines = expected.split(/\r?\n/);
  const index = expectedLines.findIndex((line, at) => line !== foundLines[at]);
  const at = index < 0 ? expectedLines.length : index;
  return `its line ${at + 1} is ${quoted(foundLines[at])}, the lesson has ${quoted(expectedLines[at])}`;
}

function quoted(line: string | undefined): string {
  return line === undefined || line === '' ? 'nothing' : JSON.stringify(line.trim() || line);
}
