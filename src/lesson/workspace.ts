import type { FileRevision, Lesson, ManifestDocument } from './types.ts';

/**
 * The files of a lesson's workspace before a block is reached, by name. Manifests without a name are
 * there under `#` and the index of their block.
 * @param blockIndex the number of blocks before the point; `lesson.blocks.length` gives the final state
 */
export function filesAt(lesson: Lesson, blockIndex: number): Map<string, FileRevision> {
  const files = new Map<string, FileRevision>();
  for (const revision of lesson.revisions) {
    if (revision.block >= blockIndex) break;
    files.set(revision.name, revision);
  }
  return files;
}

/** The identity of an object within a cluster, as far as a manifest states it. */
export function objectKey(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { kind, metadata } = value as { kind?: unknown; metadata?: unknown };
  if (typeof kind !== 'string' || typeof metadata !== 'object' || metadata === null) return undefined;
  const { name, namespace } = metadata as { name?: unknown; namespace?: unknown };
  if (typeof name !== 'string') return undefined;
  return `${kind}/${typeof namespace === 'string' && namespace !== 'default' ? namespace : ''}/${name}`;
}

/**
 * The objects that the workspace describes at a point, in the order of their definition. Of each file
 * the latest revision counts, and of several definitions of the same kind, namespace and name the
 * latest. Items of a `List` count as objects. What is wrong on purpose, or a template, is not among them.
 */
export function objectsAt(lesson: Lesson, blockIndex: number): ManifestDocument[] {
  const objects = new Map<string, ManifestDocument>();
  let unnamed = 0;
  const revisions = [...filesAt(lesson, blockIndex).values()].sort((a, b) => a.block - b.block);
  for (const document of revisions.flatMap((revision) => revision.documents.flatMap(withoutLists))) {
    const key = objectKey(document.value) ?? `?${(unnamed += 1)}`;
    objects.delete(key);
    objects.set(key, document);
  }
  return [...objects.values()];
}

/** `kind: List` holds objects in `items`; each is an object of its own. */
export function withoutLists(document: ManifestDocument): ManifestDocument[] {
  const value = document.value as { kind?: unknown; apiVersion?: unknown; items?: unknown } | null | undefined;
  if (typeof value !== 'object' || value === null || value.kind !== 'List' || value.apiVersion !== 'v1' || !Array.isArray(value.items)) return [document];
  return value.items.map((item: unknown, index) => ({
    value: item,
    source: document.source,
    block: document.block,
    locate: (path, part) => document.locate(['items', index, ...path], part),
  }));
}
