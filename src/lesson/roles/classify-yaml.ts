import type { YamlDocument, YamlStream } from '../../text/yaml/types.ts';
import { isFragment } from './fragment-shape.ts';
import { isToolFile } from './not-objects.ts';
import { entryOf, shapeOf, shapeOfText, type Shape } from './shape.ts';

/** What a YAML document is by its content alone. */
export type DocumentClass = 'manifest' | 'fragment' | 'other' | 'empty';

const API_VERSION = /^(?:[a-z0-9.-]+\/)?v\d\w*$/;

/** The shape of a document, also of one that cannot be parsed. */
export function documentShape(stream: YamlStream, document: YamlDocument): Shape {
  return document.root === undefined ? shapeOfText(stream.excerpt.text.slice(document.start, document.end)) : shapeOf(document);
}

/** Classifies a document; when in doubt it is `other`, as a wrong guess makes false findings. */
export function classifyDocument(stream: YamlStream, document: YamlDocument): DocumentClass {
  if (document.root === undefined && document.problems.length === 0) return 'empty';
  const shape = documentShape(stream, document);
  if (shape.apiVersion !== undefined && shape.kind !== undefined) {
    return isToolFile(shape.apiVersion, shape.kind) ? 'other' : 'manifest';
  }
  if (document.root === undefined) return 'other';
  const objectLike = entryOf(document.root, 'metadata') !== undefined || entryOf(document.root, 'spec') !== undefined;
  // One of the two is forgotten: Helm's Chart.yaml has an apiVersion too, but neither of the others.
  if (objectLike && shape.apiVersion !== undefined && API_VERSION.test(shape.apiVersion)) return 'manifest';
  if (objectLike && shape.kind !== undefined && /^[A-Z]\w+$/.test(shape.kind)) return 'manifest';
  return isFragment(document.root) ? 'fragment' : 'other';
}

/** The class of a whole block: that of its most telling document. */
export function classifyStream(stream: YamlStream): DocumentClass {
  const classes = new Set(stream.documents.map((document) => classifyDocument(stream, document)));
  for (const wanted of ['manifest', 'fragment', 'other'] as const) if (classes.has(wanted)) return wanted;
  return 'empty';
}
