import type { Lesson } from '../../../lesson/types.ts';
import { comparePositions, simpleCommands, type PlacedCommand } from '../../lesson-commands.ts';
import type { Rule, RuleReport } from '../../types.ts';
import { folderOf, isSlipOf, mayBeSameFile, shownFiles, type ShownFile, type ShownFiles } from './shown-files.ts';
import { usedFiles, type UsedFile } from './used-files.ts';

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
said of pages that name no file, of folders, URLs and placeholders, or after \`git clone\`.`,
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
  const unnamed = file.as === 'manifest' ? unnamedManifest(lesson, placed) : undefined;
  return {
    range,
    message: file.implied
      ? `docker build reads ${file.path}, but no block of this ${page} shows it, and no command writes it`
      : unnamed === undefined
        ? `${file.path} is used here, but no block of this ${page} shows it, and no command writes it`
        : `${file.path} is used here, but no block of this ${page} has that name; the ${unnamed.what} in line ${unnamed.line} has none`,
    help:
      unnamed === undefined
        ? `show the file in a block with title="${file.path}"`
        : `add title="${file.path}" to the fence in line ${unnamed.line}, if that is the file`,
    ...(ours ? {} : { severity: 'warning' as const }),
  };
}

/** In a document of others: a manifest, in a folder whose other files the page shows. */
function isExpectedHere(file: UsedFile, earlier: readonly ShownFile[]): boolean {
  return file.as === 'manifest' && earlier.some((one) => folderOf(one.path) === folderOf(file.path));
}

/** The manifest without a name that is shown last before a command, with no named file in between. */
function unnamedManifest(lesson: Lesson, placed: PlacedCommand): { what: string; line: number } | undefined {
  const last = lesson.revisions.findLast((revision) => revision.block < placed.before);
  const block = last === undefined ? undefined : lesson.blocks[last.block];
  if (last === undefined || block === undefined || !last.name.startsWith('#') || last.heredoc !== undefined) return undefined;
  const kind = (last.documents[0]?.value as { kind?: unknown } | null | undefined)?.kind;
  return { what: typeof kind === 'string' ? kind : 'manifest', line: block.range.start.line };
}

function relatedFile(lesson: Lesson, file: ShownFile): { file: string; line: number; message: string } {
  return { file: lesson.source.file, line: file.at.line, message: file.path };
}
