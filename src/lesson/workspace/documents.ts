import { excerptRange } from '../../text/excerpt.ts';
import type { FieldPath } from '../../text/field-path.ts';
import { nearestNode } from '../../text/yaml/locate.ts';
import type { YamlDocument, YamlStream } from '../../text/yaml/types.ts';
import { shapeOf } from '../roles/shape.ts';
import type { ManifestDocument } from '../types.ts';
import { inferAt } from './attach.ts';
import type { MergeKeys } from './merge-keys.ts';
import { mergeAt, originOf } from './merge.ts';

/** A document as it stands in a block. */
export function documentOf(stream: YamlStream, source: YamlDocument, block: number): ManifestDocument {
  return {
    value: source.value,
    source,
    block,
    locate(path, part) {
      const span = nearestNode(source, path, part);
      return { file: stream.excerpt.file, range: excerptRange(stream.excerpt, span.start, span.end) };
    },
  };
}

/** A fragment's document, and where it hangs. */
export interface Fragment {
  document: ManifestDocument;
  at: FieldPath;
}

/**
 * The object that results when a fragment is merged into it. Its fields are found in the fragment where
 * they come from it, and where they stood before otherwise.
 * @returns `undefined` when the fragment cannot hang there
 */
export function mergeDocument(base: ManifestDocument, fragment: Fragment, keys: MergeKeys): ManifestDocument | undefined {
  const merged = mergeAt(base.value, fragment.document.value, fragment.at, keys);
  if (merged === undefined) return undefined;
  return {
    value: merged.value,
    source: fragment.document.source,
    block: fragment.document.block,
    locate(path, part) {
      const origin = originOf(merged.origin, path);
      // The fragment's root has no key of its own; that of the field where it hangs stands in the base.
      const rootKey = origin.path.length === 0 && part === 'key' && path.length > 0;
      return origin.from === 'base' ? base.locate(origin.path, part) : rootKey ? base.locate(path, part) : fragment.document.locate(origin.path, part);
    },
  };
}

/**
 * The document of a file that a fragment belongs to: the one of the same kind and name when the
 * fragment states them, otherwise the only one where it can hang. `at` is as stated or inferred.
 */
export function chooseDocument(documents: readonly ManifestDocument[], fragment: ManifestDocument, stated: FieldPath | undefined): { index: number; at: FieldPath } | undefined {
  const shape = shapeOf(fragment.source);
  const places = documents.flatMap((document, index) => {
    const own = document.value as { kind?: unknown; metadata?: { name?: unknown } | null } | null | undefined;
    if (typeof own !== 'object' || own === null) return [];
    if (stated === undefined && shape.kind !== undefined && shape.kind !== own.kind) return [];
    if (stated === undefined && shape.name !== undefined && shape.name !== own.metadata?.name) return [];
    return [{ index, document }];
  });
  if (stated !== undefined) return places[0] === undefined ? undefined : { index: places[0].index, at: stated };
  const rooted = places.find(({ document }) => sharesRootKey(document.value, fragment.value));
  if (rooted !== undefined) return { index: rooted.index, at: [] };
  const inferred = places.flatMap(({ index, document }) => {
    const at = inferAt(document.value, fragment.value);
    return at === undefined ? [] : [{ index, at }];
  });
  return inferred.length === 1 ? inferred[0] : undefined;
}

function sharesRootKey(base: unknown, fragment: unknown): boolean {
  if (typeof fragment !== 'object' || fragment === null || Array.isArray(fragment)) return false;
  return Object.keys(fragment).some((key) => Object.hasOwn(base as object, key));
}
