import type { ExpressiveCodeBlock } from '@expressive-code/core';
import { type GroupVersionKind, splitApiVersion } from '../../kube/gvk.ts';
import { type FieldPath, parseFieldPath } from '../../text/field-path.ts';
import { createSource, type Source } from '../../text/source.ts';
import { wholeExcerpt } from '../../text/excerpt.ts';
import { parseYaml } from '../../text/yaml/parse.ts';
import type { YamlNode, YamlSpan, YamlStream } from '../../text/yaml/types.ts';
import { type ShownBlock, shownBlock } from './lesson-block.ts';

/** A key of a manifest, with the field that it is. */
export interface DocumentedKeyPlace {
  key: YamlSpan;
  /** The text that the key's offsets count in. */
  source: Source;
  gvk: GroupVersionKind;
  path: FieldPath;
}

/** The keys of a block that belong to a known kind of object, in source order. */
export function documentedKeys(codeBlock: ExpressiveCodeBlock): DocumentedKeyPlace[] {
  const shown = shownBlock(codeBlock);
  const stream = shown?.block.yaml ?? parseYaml(wholeExcerpt(createSource('', codeBlock.code)));
  const source = createSource('', stream.excerpt.text);
  const places: DocumentedKeyPlace[] = [];
  for (const [index, document] of stream.documents.entries()) {
    if (!document.root) continue;
    const root = rootOf(stream, index, shown);
    if (!root) continue;
    keysBelow(document.root, root.at, (key, path) => places.push({ key, source, gvk: root.gvk, path }));
  }
  return places;
}

function keysBelow(node: YamlNode, path: FieldPath, found: (key: YamlSpan, path: FieldPath) => void): void {
  // What an alias repeats stands where it is first written.
  if (node.alias !== undefined) return;
  if (node.kind === 'sequence') node.items.forEach((item, index) => keysBelow(item, [...path, index], found));
  if (node.kind !== 'mapping') return;
  for (const { name, key, value } of node.entries) {
    const below = [...path, name];
    // A merged entry's key stands elsewhere in the text, outside of this mapping.
    if (key.start >= node.start && key.end <= node.end) found(key, below);
    keysBelow(value, below, found);
  }
}

/** The kind that a document describes, and where in it the document's root hangs. */
function rootOf(stream: YamlStream, index: number, shown: ShownBlock | undefined) {
  const own = kindOf(stream.documents[index]?.value);
  if (own) return { gvk: own, at: [] as FieldPath };
  const { block, lesson } = shown ?? {};
  if (block?.role !== 'fragment') return undefined;
  const merged = lesson?.lesson.revisions.find((revision) => revision.block === block.index);
  const gvk = kindOf(merged?.documents[0]?.value);
  return gvk && { gvk, at: block.at === undefined ? [] : parseFieldPath(block.at) };
}

function kindOf(value: unknown): GroupVersionKind | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { apiVersion, kind } = value as Record<string, unknown>;
  if (typeof apiVersion !== 'string' || typeof kind !== 'string') return undefined;
  return { ...splitApiVersion(apiVersion), kind };
}
