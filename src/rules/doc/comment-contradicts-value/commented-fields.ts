import type { Block } from '../../../lesson/types.ts';
import { readFieldLines, type FieldLine } from '../field-lines.ts';

/** A scalar field with a comment that speaks of it. */
export interface CommentedField {
  key: string;
  value: string;
  field: FieldLine;
  /** The comment's text, without `#` and blanks around it. */
  comment: string;
  /** Offsets into the block's text. */
  start: number;
  end: number;
  /** It stands on a line of its own, directly above the field. */
  above: boolean;
  /** The other scalar fields of the same mapping, by key. */
  siblings: ReadonlyMap<string, string>;
}

interface Line {
  start: number;
  indent: number;
  field: FieldLine | undefined;
  /** Where the field's key begins in the line, behind the dashes of a list. */
  column: number;
  comment: { text: string; start: number; end: number } | undefined;
  blank: boolean;
}

/** The fields of a YAML block that have a comment behind them or, directly above, on a line of its own. */
export function commentedFields(block: Block): CommentedField[] {
  const lines = readLines(block);
  const found: CommentedField[] = [];
  for (const [index, line] of lines.entries()) {
    if (line.field?.value === undefined || line.field.key === '-') continue;
    const before = lines[index - 1];
    const above = before?.field === undefined && before?.comment !== undefined ? before.comment : undefined;
    for (const comment of [line.comment, above]) {
      if (comment === undefined || comment.text === '') continue;
      found.push({
        key: line.field.key,
        value: line.field.value,
        field: line.field,
        comment: comment.text,
        start: comment.start,
        end: comment.end,
        above: comment === above,
        siblings: siblingsOf(lines, index),
      });
    }
  }
  return found;
}

function readLines(block: Block): Line[] {
  const fields = new Map<number, FieldLine>();
  const { text } = block.excerpt;
  const lineOf = (offset: number): number => text.lastIndexOf('\n', offset - 1) + 1;
  for (const field of readFieldLines(block.excerpt)) fields.set(lineOf(field.keyStart), field);
  // Where the YAML is sound its own comments are used, so that a `#` in a string is none.
  const sound = block.yaml?.documents.every((document) => document.problems.length === 0) ?? false;
  const comments = new Map<number, number>();
  for (const document of block.yaml?.documents ?? []) {
    for (const comment of document.comments) comments.set(lineOf(comment.start), comment.start);
  }
  const lines: Line[] = [];
  let start = 0;
  for (const content of text.split('\n')) {
    const field = fields.get(start);
    const hash = sound ? comments.get(start) : looseComment(content, start, field);
    lines.push({
      start,
      indent: content.length - content.trimStart().length,
      field,
      column: field === undefined ? 0 : field.keyStart - start,
      comment: hash === undefined ? undefined : readComment(text, hash, start + content.length),
      blank: content.trim() === '',
    });
    start += content.length + 1;
  }
  return lines;
}

/** A comment of a line that is no sound YAML: behind a field, or a line that begins with `#`. */
function looseComment(content: string, start: number, field: FieldLine | undefined): number | undefined {
  const from = field === undefined ? 0 : field.valueEnd - start;
  const rest = content.slice(from);
  const match = /^\s*#/.exec(rest);
  return match === null ? undefined : start + from + match[0].length - 1;
}

function readComment(text: string, hash: number, end: number): Line['comment'] {
  const raw = text.slice(hash, end).trimEnd();
  const lead = /^#+\s*/.exec(raw)?.[0].length ?? 0;
  return { text: raw.slice(lead), start: hash + lead, end: hash + raw.length };
}

/** The scalars of the mapping that a line belongs to: lines around it whose keys begin in the same column. */
function siblingsOf(lines: readonly Line[], index: number): Map<string, string> {
  const siblings = new Map<string, string>();
  const { column } = lines[index]!;
  const visit = (line: Line): boolean => {
    if (line.field === undefined) return true;
    if (line.column < column) return false;
    if (line.column === column && line.field.value !== undefined) siblings.set(line.field.key, line.field.value);
    return true;
  };
  // A dash on a line begins the mapping, so that nothing above it belongs there.
  for (let at = index; at >= 0; at -= 1) if (!visit(lines[at]!) || beginsItem(lines[at]!, column)) break;
  for (let at = index + 1; at < lines.length; at += 1) {
    if (beginsItem(lines[at]!, column) || !visit(lines[at]!)) break;
  }
  return siblings;
}

function beginsItem(line: Line, column: number): boolean {
  return line.field !== undefined && line.column === column && line.indent < line.column;
}
