import type { FieldPath } from '../../text/field-path.ts';
import type { YamlLine } from './lines.ts';

/** A key whose children stand in its own column, so that it is empty and they belong to its parent. */
export interface MissingIndentation {
  /** The line and path of the key that has lost its children. */
  line: YamlLine;
  name: string;
  path: FieldPath;
  children: { line: YamlLine; name: string; /** The path that the child has as it is written. */ written: FieldPath }[];
}

/** The names of the fields below a path; `undefined` where any name may stand, or nothing is known. */
export type FieldNames = (path: FieldPath) => { has(name: string): boolean } | undefined;

interface Key {
  line: YamlLine;
  name: string;
  path: FieldPath;
  /** Nothing stands behind the colon, and nothing deeper below it so far. */
  empty: boolean;
  items: number;
}

/** The keys of one mapping, which share a column. */
interface Frame {
  column: number;
  /** Where the keys belong. */
  path: FieldPath;
  last?: Key;
  /** The key whose children are being met in its own column. */
  parent?: { key: Key; found: MissingIndentation };
}

/**
 * Finds keys such as `metadata:` that are empty although the keys after them, in the same column,
 * are fields of theirs and not of the mapping that they stand in. In a document that its schema
 * accepts there are none, because there every key is a field of the mapping that it stands in.
 */
export function missingIndentation(lines: readonly YamlLine[], fields: FieldNames): MissingIndentation[] {
  const found: MissingIndentation[] = [];
  const frames: Frame[] = [{ column: -1, path: [] }];
  const top = (): Frame => frames.at(-1)!;
  const popBeyond = (column: number): void => {
    while (top().column > column) frames.pop();
  };

  for (const line of lines) {
    if (line.kind !== 'content') continue;
    for (const dash of line.dashes) {
      popBeyond(dash);
      const holder = top().last;
      const path = holder === undefined ? top().path : [...holder.path, holder.items];
      if (holder !== undefined) {
        holder.items += 1;
        holder.empty = false;
      }
      const next = line.dashes[line.dashes.indexOf(dash) + 1] ?? line.column;
      frames.push({ column: next, path });
    }
    if (line.key === undefined) continue;
    popBeyond(line.column);
    if (top().column < line.column) {
      const holder = top().last;
      if (holder !== undefined) holder.empty = false;
      frames.push({ column: line.column, path: holder?.path ?? top().path });
    }
    addKey(top(), line, fields, found);
  }
  return found;
}

function addKey(frame: Frame, line: YamlLine, fields: FieldNames, found: MissingIndentation[]): void {
  const name = line.key!.name;
  const written = [...frame.path, name];
  // Only a key behind an empty one, or behind such a child, can be what is looked for.
  const suspect = frame.parent !== undefined || frame.last?.empty === true;
  if (!suspect || (fields(frame.path)?.has(name) ?? true)) delete frame.parent;
  else if (frame.last?.empty && frame.parent?.key !== frame.last && fields(frame.last.path)?.has(name)) {
    const { line: parentLine, name: parentName, path } = frame.last;
    frame.parent = { key: frame.last, found: { line: parentLine, name: parentName, path, children: [] } };
    found.push(frame.parent.found);
  } else if (frame.parent !== undefined && !fields(frame.parent.key.path)?.has(name)) delete frame.parent;
  frame.parent?.found.children.push({ line, name, written });
  const path = frame.parent === undefined ? written : [...frame.parent.key.path, name];
  frame.last = { line, name, path, empty: line.value === '', items: 0 };
}
