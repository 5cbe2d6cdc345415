import type { FieldPath } from '../../text/field-path.ts';
import type { YamlEntry, YamlNode, YamlScalar } from '../../text/yaml/types.ts';

/** A scalar of a document, and where it stands. */
export interface PlacedScalar {
  scalar: YamlScalar;
  path: FieldPath;
  /** The entry whose value it is; absent for an item of a list. */
  entry?: YamlEntry;
}

/** All scalar values below a node, in source order; aliases are followed once each. */
export function* scalarsBelow(node: YamlNode, path: FieldPath = [], seen: Set<YamlNode> = new Set()): Generator<PlacedScalar> {
  if (node.kind === 'scalar') yield { scalar: node, path };
  else if (!seen.has(node)) {
    seen.add(node);
    if (node.kind === 'sequence') {
      for (const [index, item] of node.items.entries()) yield* scalarsBelow(item, [...path, index], seen);
    } else {
      for (const entry of node.entries) {
        if (entry.value.kind === 'scalar') yield { scalar: entry.value, path: [...path, entry.name], entry };
        else yield* scalarsBelow(entry.value, [...path, entry.name], seen);
      }
    }
  }
}

/** All entries of mappings below a node, in source order. */
export function* entriesBelow(node: YamlNode, path: FieldPath = [], seen: Set<YamlNode> = new Set()): Generator<{ entry: YamlEntry; path: FieldPath }> {
  if (node.kind === 'scalar' || seen.has(node)) return;
  seen.add(node);
  if (node.kind === 'sequence') {
    for (const [index, item] of node.items.entries()) yield* entriesBelow(item, [...path, index], seen);
    return;
  }
  for (const entry of node.entries) {
    const here = [...path, entry.name];
    yield { entry, path: here };
    yield* entriesBelow(entry.value, here, seen);
  }
}
