import type { Finding } from '../../findings/finding.ts';
import type { FileRevision, Lesson } from '../../lesson/types.ts';
import type { Range } from '../../text/position.ts';

/** A file that a lesson shows, as it is at the end of the lesson. */
export interface LessonFile {
  /** Its path below `manifests/`, with forward slashes. */
  name: string;
  text: string;
  /** The block that wrote it last. */
  range: Range;
}

export interface LessonFiles {
  files: LessonFile[];
  /** Names that lead out of the folder. */
  findings: Finding[];
}

/** The files of a lesson that have a name: the last revision of each, merged fragments included. */
export function lessonFiles(lesson: Lesson): LessonFiles {
  const last = new Map<string, FileRevision>();
  for (const revision of lesson.revisions) {
    if (!revision.name.startsWith('#')) last.set(revision.name, revision);
  }
  const found: LessonFiles = { files: [], findings: [] };
  for (const [name, revision] of last) {
    const { range } = lesson.blocks[revision.block]!;
    if (staysBelow(name)) found.files.push({ name: normalised(name), text: endedLine(revision.text), range });
    else found.findings.push(leadsOut(lesson.source.file, name, range));
  }
  return found;
}

function normalised(name: string): string {
  return name
    .split('/')
    .filter((segment) => segment !== '.')
    .join('/');
}

function staysBelow(name: string): boolean {
  if (/^[/~]|[\\:\0]/.test(name)) return false;
  const segments = name.split('/');
  return normalised(name) !== '' && !segments.includes('..') && !segments.includes('');
}

/** Text files end with a line feed; a fence's content does not say so. */
function endedLine(text: string): string {
  return text === '' || text.endsWith('\n') ? text : `${text}\n`;
}

function leadsOut(file: string, name: string, { start, end }: Range): Finding {
  return {
    rule: 'lesson/extract-name',
    severity: 'error',
    message: `the file name ${JSON.stringify(name)} leads out of the lesson's manifests/ folder, so it cannot be extracted`,
    file,
    line: start.line,
    column: start.column,
    endLine: end.line,
    endColumn: end.column,
    help: 'write a path below the folder, such as pod.yaml or app/main.py',
  };
}
