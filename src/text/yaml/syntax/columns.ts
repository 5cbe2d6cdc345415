import { quoted } from '../problems.ts';
import type { Diagnosis } from './diagnosis.ts';
import { endOfLine, lineFrom, previousLine, startOfLine } from './lines.ts';

/** A mapping or list that a line can still add to, judged by the columns of the lines above. */
interface OpenCollection {
  column: number;
  kind: 'keys' | 'items';
  /** One of its keys or dashes. */
  start: number;
}

/** The open collections above a line, the innermost first. */
function openCollections(body: string, lineStart: number): OpenCollection[] {
  const open: OpenCollection[] = [];
  let limit = Infinity;
  for (let line = previousLine(body, lineStart); line !== undefined && limit > 0; line = previousLine(body, line.start)) {
    const indent = line.text.search(/\S/);
    if (line.text[indent] === '#' || indent > limit) continue;
    const here: OpenCollection[] = [];
    let column = indent;
    for (let dash = /^-(?: +|$)/.exec(line.text.slice(column)); dash !== null; dash = /^-(?: +|$)/.exec(line.text.slice(column))) {
      here.push({ column, kind: 'items', start: line.start + column });
      column += dash[0].length;
    }
    if (/:(?:\s|$)/.test(line.text.slice(column))) here.push({ column, kind: 'keys', start: line.start + column });
    for (const collection of here.toReversed()) {
      const inner = open.at(-1);
      // A list may stand in the column of the key that it belongs to; then both are open.
      const holdsList = inner?.column === collection.column && inner.kind === 'items' && collection.kind === 'keys';
      if (collection.column < limit || holdsList) open.push(collection);
    }
    limit = Math.min(limit, indent);
    if (limit === 0 && open.at(-1)?.kind === 'keys') break;
    if (limit === 0) limit = 0.5;
  }
  return open;
}

/** A list item or key in a column where none of its kind is open. */
export const wrongColumn: Diagnosis = ({ body, base, position, reason, problems }) => {
  if (!reason.startsWith('bad indentation') && !reason.startsWith('end of the stream')) return undefined;
  const lineStart = startOfLine(body, position);
  if (position >= body.length || body.slice(lineStart, position).trim() !== '') return undefined;
  const column = position - lineStart;
  const text = lineFrom(body, position);
  const kind = /^-(?:\s|$)/.test(text) ? 'items' : 'keys';
  const open = openCollections(body, lineStart);
  const columnOf = ({ start }: OpenCollection) => problems.column(base + start);
  const own = problems.column(base + position);

  const parent = open.find((collection) => collection.column <= column);
  const current = open.findLast((collection) => collection.column === parent?.column);
  const isPlainText = kind === 'keys' && !/:(?:\s|$)/.test(text);
  const server = current === undefined || isPlainText || /^[>|!&%@`*]/.test(text) ? undefined : {
    from: 'parser' as const, text: current.kind === 'items' ? "did not find expected '-' indicator" : 'did not find expected key',
  };
  const common = { start: position, end: position + text.length, ...(server === undefined ? {} : { server }) };

  const same = open.filter((collection) => collection.kind === kind)
    .toSorted((a, b) => Math.abs(a.column - column) - Math.abs(b.column - column))[0];
  const sitting = open.find((collection) => collection.column === column);
  if (sitting !== undefined && sitting.kind !== kind) {
    const related = { start: sitting.start, end: endOfLine(body, sitting.start), message: `one of the ${sitting.kind === 'keys' ? 'keys' : 'list items'} of this column` };
    return kind === 'items'
      ? {
        ...common, related,
        message: `${quoted(text)} is a list item, but keys such as ${quoted(lineFrom(body, sitting.start))} stand in this column (${own})`,
        help: 'write the key that the list belongs to above it, or move the item to the column of its list',
      }
      : {
        ...common, related,
        message: `${quoted(text)} is not a list item, but list items such as ${quoted(lineFrom(body, sitting.start))} stand in this column (${own})`,
        help: /^-[^\s-]/.test(text) ? `write a space behind the dash: ${quoted(`- ${text.slice(1)}`)}` : same === undefined ? 'begin the line with `- `' : `begin the line with \`- \`, or move it to column ${columnOf(same)}, where keys stand`,
      };
  }
  if (same === undefined || same.column === column) {
    return { ...common, message: `${quoted(text)} cannot stand here: no ${kind === 'items' ? 'list' : 'mapping'} is open in this column (${own})`, help: 'compare its indentation with the lines above' };
  }
  return {
    ...common,
    message: `${quoted(text)} begins in column ${own}, but the ${kind === 'items' ? 'list items' : 'keys'} above it begin in column ${columnOf(same)}`,
    help: `begin it in column ${columnOf(same)}`,
    related: { start: same.start, end: endOfLine(body, same.start), message: `column ${columnOf(same)} begins here` },
  };
};

/** More spaces in an empty line at the beginning of a block than its first line has. */
export const blockBegin: Diagnosis = ({ body, position, scan, reason }) => {
  if (!reason.startsWith('bad indentation') || scan.open.length > 0) return undefined;
  const lineStart = startOfLine(body, position);
  const above = /([|>][-+0-9]*[ \t]*(?:#.*)?\r?\n)((?:[ ]*\r?\n)+)$/.exec(body.slice(Math.max(0, lineStart - 2000), lineStart));
  if (above === null) return undefined;
  return {
    start: position,
    end: endOfLine(body, position),
    message: 'an empty line above has more spaces than this first line of the block, so the block is taken to be indented deeper',
    help: 'remove the spaces of the empty lines above',
  };
};
