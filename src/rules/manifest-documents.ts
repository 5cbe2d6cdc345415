import type { Block, Lesson, ManifestDocument } from '../lesson/types.ts';
import type { FieldPath } from '../text/field-path.ts';
import type { Place } from '../text/position.ts';
import { nearestNode } from '../text/yaml/locate.ts';
import type { YamlDocument, YamlStream } from '../text/yaml/types.ts';
import { checkedYaml, isExpanded, rangeOfSpan } from './yaml-streams.ts';

/** A document that is held against the API, and where its fields stand. */
export interface CheckedDocument {
  /** The object as an API server would get it; for a fragment, the whole object after merging. */
  value: unknown;
  /** The document as written; for a fragment, the fragment's own. */
  source: YamlDocument;
  /** The block that it is written in. */
  block: Block;
  /** The workspace file that it belongs to, where it has one. */
  file?: string;
  /** The place of a field, or of the nearest field above it that is written down. */
  locate(path: FieldPath, part: 'key' | 'value'): Place;
}

const memo = new WeakMap<Lesson, CheckedDocument[]>();

/**
 * The documents of a lesson that are held against the API: those of every state of a workspace
 * file, of explanations and templates, and of manifests in here-documents. A fragment counts as
 * the object that it was merged into; documents of the same file that it leaves alone are not
 * listed a second time. Blocks that are skipped or wrong on purpose (`fails`) are left out.
 */
export function checkedDocuments(lesson: Lesson): CheckedDocument[] {
  const known = memo.get(lesson);
  if (known !== undefined) return known;
  const revised = fromRevisions(lesson);
  const sources = new Set(revised.map((document) => document.source));
  const others = fromBlocks(lesson).filter((document) => !sources.has(document.source));
  const documents = [...revised, ...others].sort(
    (a, b) => a.block.index - b.block.index || a.source.index - b.source.index,
  );
  memo.set(lesson, documents);
  return documents;
}

/** The documents of one block as they are written, such as those of a `fails` block. */
export function documentsOf(block: Block, yaml: YamlStream): CheckedDocument[] {
  return yaml.documents
    .filter((document) => document.root !== undefined)
    .map((document) => ({
      value: document.value,
      source: document,
      block,
      ...(block.file === undefined ? {} : { file: block.file }),
      locate: (path, part) => rangeOfSpan(yaml, nearestNode(document, path, part)),
    }));
}

/** The objects of a document: itself, or the items of a `List`. */
export function objectsOf(document: CheckedDocument): CheckedDocument[] {
  const { value, locate } = document;
  const { apiVersion, kind } = identityOf(value);
  if (!isMapping(value) || kind !== 'List' || apiVersion !== 'v1' || !Array.isArray(value.items)) return [document];
  return value.items.map((item: unknown, index) => ({
    ...document,
    value: item,
    locate: (path, part) => locate(['items', index, ...path], part),
  }));
}

/** The metadata of an object, as far as it is one: `apiVersion`, `kind` and `metadata.name`. */
export function identityOf(value: unknown): { apiVersion?: string; kind?: string; name?: string } {
  if (!isMapping(value)) return {};
  const { apiVersion, kind, metadata } = value;
  const name = isMapping(metadata) ? metadata.name : undefined;
  return {
    ...(typeof apiVersion === 'string' ? { apiVersion } : {}),
    ...(typeof kind === 'string' ? { kind } : {}),
    ...(typeof name === 'string' ? { name } : {}),
  };
}

/** Whether JSON data is a mapping. */
export function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function placeIn(document: ManifestDocument, path: FieldPath, part: 'key' | 'value'): Place {
  const { file, range } = document.locate(path, part);
  return { ...range, file };
}

function fromRevisions(lesson: Lesson): CheckedDocument[] {
  return lesson.revisions.flatMap((revision) => {
    const block = lesson.blocks[revision.block];
    if (block === undefined || block.skip !== undefined || revision.skip !== undefined) return [];
    if (revision.heredoc !== undefined && isExpanded(revision.heredoc)) return [];
    return revision.documents
      .filter((document) => document.block === revision.block)
      .map((document) => ({
        value: document.value,
        source: document.source,
        block,
        ...(revision.name.startsWith('#') ? {} : { file: revision.name }),
        locate: (path: FieldPath, part: 'key' | 'value') => placeIn(document, path, part),
      }));
  });
}

function fromBlocks(lesson: Lesson): CheckedDocument[] {
  return checkedYaml(lesson)
    .filter(({ block, heredoc }) => heredoc || block.role === 'explains' || block.role === 'template')
    .flatMap(({ block, yaml }) => documentsOf(block, yaml));
}
