import type { FieldPath, FieldPathStep } from '../field-path.ts';
import type { YamlDocument, YamlEntry, YamlNode, YamlSpan } from './types.ts';

/**
 * Where the key or the value of a field stands. An index steps into a list, a name into a mapping.
 * A field that a merge key or an alias brings is found where it is written.
 * @returns `undefined` when the document has no such field, or when a list item or the document itself
 *   is asked for its key
 */
export function locateNode(root: YamlNode | undefined, path: FieldPath, part: 'key' | 'value'): YamlSpan | undefined {
  let node = root;
  let key: YamlNode | undefined;
  for (const step of path) {
    key = undefined;
    if (node === undefined) return undefined;
    if (typeof step === 'number' && node.kind === 'sequence') node = node.items[step];
    else if (node.kind === 'mapping') {
      const entry = entryOf(node.entries, String(step));
      key = entry?.key;
      node = entry?.value;
    } else return undefined;
  }
  const found = part === 'key' ? key : node;
  return found === undefined ? undefined : { start: found.start, end: found.end };
}

/**
 * As `locateNode`, for places that must be shown in any case: a field that is missing is shown at the key
 * of the nearest parent that exists (a missing `image` at its container), and a list item at its first key.
 */
export function nearestNode(document: YamlDocument, path: FieldPath, part: 'key' | 'value'): YamlSpan {
  const exact = locateNode(document.root, path, part);
  if (exact !== undefined) return exact;
  for (let length = path.length; length > 0; length -= 1) {
    const parent = path.slice(0, length);
    const key = locateNode(document.root, parent, 'key');
    if (key !== undefined) return key;
    const value = locateNode(document.root, parent, 'value');
    if (value !== undefined) return firstKey(document.root, parent) ?? value;
  }
  if (document.root !== undefined) return firstKey(document.root, []) ?? document.root;
  return { start: document.start, end: document.start };
}

/**
 * The path of the field at an offset: that of the innermost key or value that the offset touches.
 * @returns `undefined` when the offset stands outside of the document's content
 */
export function pathAtOffset(root: YamlNode | undefined, offset: number): FieldPath | undefined {
  if (root === undefined || !touches(root, offset)) return undefined;
  const path: FieldPathStep[] = [];
  let node: YamlNode | undefined = root;
  while (node !== undefined) {
    // The children of an alias are written elsewhere.
    if (node.kind === 'scalar' || node.alias !== undefined) return path;
    let next: YamlNode | undefined;
    if (node.kind === 'mapping') {
      for (const { name, key, value, merged } of node.entries) {
        if (merged === true) continue;
        if (touches(key, offset)) return [...path, name];
        if (!touches(value, offset)) continue;
        path.push(name);
        next = value;
        break;
      }
    } else {
      const index = node.items.findIndex((item) => touches(item, offset));
      if (index >= 0) {
        path.push(index);
        next = node.items[index];
      }
    }
    if (next === undefined) return path;
    node = next;
  }
  return path;
}

function entryOf(entries: readonly YamlEntry[], name: string): YamlEntry | undefined {
  return entries.find((entry) => entry.name === name);
}

/** The first key of the mapping at a path: it shows a whole container better than its twenty lines do. */
function firstKey(root: YamlNode | undefined, path: FieldPath): YamlSpan | undefined {
  let node = root;
  for (const step of path) {
    if (node?.kind === 'sequence' && typeof step === 'number') node = node.items[step];
    else if (node?.kind === 'mapping') node = entryOf(node.entries, String(step))?.value;
    else return undefined;
  }
  if (node?.kind !== 'mapping' || node.flow || node.alias !== undefined) return undefined;
  const key = node.entries.find((entry) => entry.merged !== true)?.key;
  return key === undefined ? undefined : { start: key.start, end: key.end };
}

function touches(span: YamlSpan, offset: number): boolean {
  return span.start <= offset && offset <= span.end;
}
