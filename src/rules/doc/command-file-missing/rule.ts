import type { Lesson } from '../../../lesson/types.ts';
import type { Range } from '../../../text/position.ts';
import { comparePositions, simpleCommands, type PlacedCommand } from '../../lesson-commands.ts';
import type { Rule, RuleReport } from '../../types.ts';
import { folderOf, isSlipOf, mayBeSameFile, shownFiles, type ShownFile, type ShownFiles } from './shown-files.ts';
import { paragraphAt } from '../paragraphs.ts';
import { usedFiles, withoutDot, type UsedFile } from './used-files.ts';

/** A command must read files that the reader has. */
export const rule: Rule = {
  id: 'doc/command-file-missing',
  severity: 'error',
  summary: 'A command reads a file that the page does not show before it.',
  why: `\`kubectl apply -f pod.yml\` fails when the page has shown \`pod.yaml\`, or shows it only further down, or never.
The files of a page are those that its blocks have as a title, those that its commands write, and those that the
prose tells the reader to make.

Commands in blocks and in inline code are read. In a lesson of ours a file that is missing is an error. In other
documents it is one only when a file with nearly the same name is shown; otherwise it is a warning, and nothing is
said of pages that name no file, of folders, URLs and placeholders, or after \`git clone\`. A manifest that the text has
the reader write, without showing it, is for information.`,
  check({ lesson, report }) {
    const shown = shownFiles(lesson);
    if (!shown.files.some((file) => file.by === 'block')) return;
    for (const { simple, placed } of simpleCommands(lesson)) {
      if (placed.command.exitStatus !== 0) continue;
      for (const file of usedFiles(simple)) {
        const finding = judge(file, placed, shown, lesson);
        if (finding !== undefined) report(finding);
      }
    }
    for (const finding of neverShown(lesson, shown)) report(finding);
  },
};

function judge(file: UsedFile, placed: PlacedCommand, shown: ShownFiles, lesson: Lesson): RuleReport | undefined {
  const { range } = file.word;
  if (shown.unknownFrom !== undefined && comparePositions(shown.unknownFrom, range.start) < 0) return undefined;
  const ours = lesson.dialect === 'mdx';
  const same = shown.files.filter((one) => mayBeSameFile(one.path, file.path));
  const before = same.filter((one) => comparePositions(one.at, range.start) < 0);
  if (before.length > 0) return undefined;
  const page = ours ? 'lesson' : 'page';

  const later = same.find((one) => one.by === 'block');
  if (later !== undefined) {
    // A sentence often names the command first and shows the file below.
    if (placed.block === undefined) return undefined;
    return {
      range,
      message: `${file.path} is used here, but this ${page} shows it only further down, in line ${later.at.line}`,
      help: `show ${file.path} first`,
      related: [relatedFile(lesson, later)],
      ...(ours ? {} : { severity: 'warning' as const }),
    };
  }
  if (same.length > 0) return undefined;

  const earlier = shown.files.filter((one) => one.by === 'block' && comparePositions(one.at, range.start) < 0);
  const slip = earlier.findLast((one) => isSlipOf(file.path, one.path));
  if (slip !== undefined) {
    return {
      range,
      message: `${file.path} is used here, but this ${page} has ${slip.path} (line ${slip.at.line})`,
      help: `write ${slip.path}`,
      related: [relatedFile(lesson, slip)],
    };
  }
  if (!ours && !isExpectedHere(file, earlier)) return undefined;
  const severity = ours ? {} : { severity: 'warning' as const };
  const unnamed = file.as === 'manifest' ? unnamedManifest(lesson, placed) : undefined;
  if (unnamed !== undefined) {
    // The mistake is that the block has no name, so that is the place to show.
    return {
      range: unnamed.range,
      message: `this ${unnamed.what} has no file name, but ${file.path}, which line ${range.start.line} uses, is shown nowhere else on this ${page}`,
      help: `add title="${file.path}" to the fence, if that is the file, or name it in the sentence before`,
      related: [{ file: lesson.source.file, line: range.start.line, message: `${file.path} is used` }],
      ...severity,
    };
  }
  return {
    range,
    message: `${file.implied ? `docker build reads ${file.path}` : `${file.path} is used here`}, but no block of this ${page} shows it, and no command writes it`,
    help: `show the file in a block with title="${file.path}"`,
    ...severity,
  };
}

/** Manifests that the text tells the reader to write, and that a command uses, without ever showing what is in them. */
function neverShown(lesson: Lesson, shown: ShownFiles): RuleReport[] {
  if (lesson.dialect === 'mdx' || shown.unknownFrom !== undefined) return [];
  const findings = new Map<string, RuleReport>();
  for (const { simple, placed } of simpleCommands(lesson)) {
    for (const { path, as, word } of usedFiles(simple)) {
      const same = shown.files.filter((one) => mayBeSameFile(one.path, path));
      if (as !== 'manifest' || placed.command.exitStatus !== 0 || findings.has(path) || same.length === 0 || same.some(({ by }) => by !== 'prose')) continue;
      const told = lesson.prose.find(
        (span) => span.kind === 'code' && mayBeSameFile(withoutDot(span.text), path) && comparePositions(span.range.start, word.range.start) < 0,
      );
      const around = told === undefined ? '' : (paragraphAt(lesson, told.range.start)?.text ?? '');
      if (told === undefined || !/\b(?:creat\w*|write|using|make|add|save|put)\b/i.test(around)) continue;
      findings.set(path, {
        range: told.range,
        severity: 'info',
        message: `${path} is to be written here, and is used in line ${word.range.start.line}, but no block of this page shows what is in it`,
        help: `show the file in a block with title="${path}", as the solution if it is an exercise`,
        related: [{ file: lesson.source.file, line: word.range.start.line, message: `${path} is used` }],
      });
    }
  }
  return [...findings.values()];
}

/** In a document of others: a manifest, in a folder whose other files the page shows. */
function isExpectedHere(file: UsedFile, earlier: readonly ShownFile[]): boolean {
  return file.as === 'manifest' && earlier.some((one) => folderOf(one.path) === folderOf(file.path));
}

/** The manifest without a name that is shown last before a command, with no named file in between. */
function unnamedManifest(lesson: Lesson, placed: PlacedCommand): { what: string; range: Range } | undefined {
  const last = lesson.revisions.findLast((revision) => revision.block < placed.before);
  const block = last === undefined ? undefined : lesson.blocks[last.block];
  if (last === undefined || block === undefined || !last.name.startsWith('#') || last.heredoc !== undefined) return undefined;
  const kind = (last.documents[0]?.value as { kind?: unknown } | null | undefined)?.kind;
  const { start } = block.range;
  return { what: typeof kind === 'string' ? kind : 'manifest', range: { start, end: { line: start.line, column: start.column + 3 } } };
}

function relatedFile(lesson: Lesson, file: ShownFile): { file: string; line: number; message: string } {
  return { file: lesson.source.file, line: file.at.line, message: file.path };
}
