import { formatFieldPath } from '../../../text/field-path.ts';
import type { Block, FileRevision, Lesson, ManifestDocument } from '../../../lesson/types.ts';
import { filesAt } from '../../../lesson/workspace.ts';
import { documentsOf, identityOf, type CheckedDocument } from '../../manifest-documents.ts';
import type { Rule, RuleReport } from '../../types.ts';
import { describePair, describeValue } from '../values.ts';
import { compareCopies, type Difference } from './compare.ts';
import { compareLines } from './compare-lines.ts';
import { fieldName } from './field-name.ts';

/** A commented copy of a file must be equal to the file. */
export const rule: Rule = {
  id: 'doc/explains-differs',
  severity: 'error',
  summary: 'A block that explains a file, line by line, differs from the file.',
  why: `A breakdown repeats a manifest with comments. When one of the two is edited later, they drift apart, and the
reader who copies the wrong one gets another port, another image or another label than the rest of the page speaks
of. Without its comments, a block with \`explains="service.yaml"\` must be equal to \`service.yaml\` as it stands at
that point of the page: the same fields with the same values of the same type. The order of fields and the style
(quotes, indentation) are free.

In plain Markdown a commented copy is recognised by its objects. There a value that differs is an error, a field that
is missing or added a warning. A breakdown that is not YAML at all is compared line by line, as far as the lines are
surely the same fields.`,
  check({ lesson, report }) {
    for (const block of lesson.blocks) {
      if (block.role !== 'explains' || block.skip !== undefined || block.yaml === undefined) continue;
      const file = explainedFile(lesson, block);
      if (file === undefined) continue;
      const originals = file.documents.filter((document) => document.value !== undefined && document.value !== null);
      const broken = block.yaml.documents.some((document) => document.problems.length > 0);
      const reports = broken ? compareLines(block, file.name, originals) : compareDocuments(block, file.name, originals);
      for (const one of reports) report(one);
    }
  },
};

/** The file as it stands before the block, or else as it is first written afterwards. */
function explainedFile(lesson: Lesson, block: Block): FileRevision | undefined {
  if (block.file === undefined) return undefined;
  return (
    filesAt(lesson, block.index).get(block.file) ?? lesson.revisions.find((revision) => revision.name === block.file)
  );
}

function compareDocuments(block: Block, file: string, originals: readonly ManifestDocument[]): RuleReport[] {
  const copies = documentsOf(block, block.yaml!);
  const reports: RuleReport[] = [];
  const taken = new Set<ManifestDocument>();
  for (const [index, copy] of copies.entries()) {
    const original = copies.length === originals.length ? originals[index] : sameObject(copy.value, originals);
    if (original === undefined) {
      const { kind = 'document', name = '' } = identityOf(copy.value);
      reports.push({
        range: copy.locate(['kind'], 'value'),
        message: `the ${`${kind} ${name}`.trimEnd()} is explained here, but ${file} does not hold it`,
        help: `show it in ${file}, or remove it here`,
        ...unsure(block),
      });
      continue;
    }
    taken.add(original);
    for (const difference of compareCopies(copy.value, original.value)) {
      reports.push(describe(difference, copy, original, file, block));
    }
  }
  if (block.fileFrom !== 'attribute') return reports;
  for (const original of originals.filter((one) => !taken.has(one))) {
    const { kind = 'document', name = '' } = identityOf(original.value);
    const { file: source, range } = original.locate(['kind'], 'value');
    reports.push({
      range: copies[0]?.locate([], 'value') ?? block.range,
      message: `the ${`${kind} ${name}`.trimEnd()} of ${file} (line ${range.start.line}) is missing here`,
      help: `explain it as well: this block is to be equal to ${file}`,
      related: [{ file: source, line: range.start.line, message: `in ${file}` }],
    });
  }
  return reports;
}

function sameObject(copy: unknown, originals: readonly ManifestDocument[]): ManifestDocument | undefined {
  const { kind, name } = identityOf(copy);
  const ofKind = originals.filter((original) => identityOf(original.value).kind === kind);
  return ofKind.find((original) => identityOf(original.value).name === name) ?? (ofKind.length === 1 ? ofKind[0] : undefined);
}

function describe(
  difference: Difference,
  copy: CheckedDocument,
  original: ManifestDocument,
  file: string,
  block: Block,
): RuleReport {
  const originalPath = difference.kind === 'extra' ? difference.parent : difference.original;
  const part = difference.kind === 'different' ? 'value' : 'key';
  const place = original.locate(originalPath, part);
  const where = `${file} (line ${place.range.start.line})`;
  const related = [{ file: place.file, line: place.range.start.line, message: `in ${file}` }];
  switch (difference.kind) {
    case 'different': {
      const [found, expected] = describePair(difference.found, difference.expected);
      return {
        range: copy.locate(difference.copy, 'value'),
        path: formatFieldPath(difference.copy),
        message: `${fieldName(difference.copy)} is ${found} here, but ${where} says ${expected}`,
        help: `write ${describeValue(difference.expected)} here, or correct ${file}`,
        related,
      };
    }
    case 'emptied': {
      const names = Object.keys(difference.expected);
      return {
        range: copy.locate(difference.copy, 'key'),
        path: formatFieldPath(difference.copy),
        message: `${fieldName(difference.copy)} is empty here, but ${where} has ${names.join(', ')} below it`,
        help: `indent what belongs to ${fieldName(difference.copy)} by two blanks`,
        related,
      };
    }
    case 'missing':
      return {
        range: copy.locate(difference.parent, 'key'),
        path: formatFieldPath(difference.original),
        message: `${fieldName(difference.original)} is missing here, but ${where} has it (${describeValue(difference.expected)})`,
        help: `add ${fieldName(difference.original)} here, or remove it from ${file}`,
        related,
        ...unsure(block),
      };
    case 'extra':
      return {
        range: copy.locate(difference.copy, 'key'),
        path: formatFieldPath(difference.copy),
        message: `${fieldName(difference.copy)} stands here, but ${file} does not have it`,
        help: `remove ${fieldName(difference.copy)} here, or add it to ${file}`,
        related,
        ...unsure(block),
      };
  }
}

/** Only an attribute says that the block is to be a whole copy. */
function unsure(block: Block): { severity?: 'warning' } {
  return block.fileFrom === 'attribute' ? {} : { severity: 'warning' };
}
