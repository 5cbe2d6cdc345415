import type { YamlStream } from '../../text/yaml/types.ts';
import type { BlockContext } from './context.ts';
import { documentShape } from './classify-yaml.ts';

const ANNOUNCED = /\b(?:breakdowns?|br(?:ea|o)k(?:en|ing)? (?:it |this |that )?down|expla(?:in\w*|nations?)|annotat\w+|commented|line[ -]by[ -]line|walk(?:ing)?[ -]?through|anatomy|dissect\w*)\b/i;
const ENOUGH_COMMENTS = 4;

/** An object that an earlier block declared. */
export interface KnownObject {
  kind: string;
  name: string;
  /** The file revision's name. */
  file: string;
  comments: number;
}

/** Counts comments; a commented copy has many more than its original. */
export function countComments(stream: YamlStream): number {
  return stream.documents.reduce((sum, document) => sum + document.comments.length, 0);
}

/**
 * The file of which a block is a commented copy. Sure only when it is one object of the same kind and
 * name as an earlier one, has many comments where that has few, and is folded away or announced as an
 * explanation.
 */
export function explainedFile(stream: YamlStream, context: BlockContext, known: readonly KnownObject[]): string | undefined {
  const [document, ...others] = stream.documents.filter((candidate) => candidate.root !== undefined || candidate.problems.length > 0);
  if (document === undefined || others.length > 0) return undefined;
  const announced = context.before.slice(0, 2).some((paragraph) => ANNOUNCED.test(paragraph.text));
  if (!announced && !context.collapsed) return undefined;
  const comments = countComments(stream);
  if (comments < ENOUGH_COMMENTS) return undefined;
  const shape = documentShape(stream, document);
  const original = known.findLast((object) => object.kind === shape.kind && object.name === shape.name);
  return original !== undefined && comments >= original.comments * 2 ? original.file : undefined;
}
