import type { Excerpt } from '../excerpt.ts';

/** Offsets are into the text of the excerpt that was parsed. */
export interface YamlSpan {
  start: number;
  end: number;
}

export type YamlScalarValue = string | number | bigint | boolean | null;

export interface YamlScalar extends YamlSpan {
  kind: 'scalar';
  /** The value as Kubernetes' decoder reads it. */
  value: YamlScalarValue;
  /** The scalar as written, with its quotes. */
  raw: string;
  style: 'plain' | 'single' | 'double' | 'literal' | 'folded';
  /** This is an alias (`*name`): the span and `raw` are the alias, the value is the anchored one's. */
  alias?: string;
}

export interface YamlEntry {
  /** The key as the decoder turns it into a JSON object key (`on:` becomes "true"). */
  name: string;
  key: YamlNode;
  value: YamlNode;
  /** It comes from a merge key (`<<`); key and value stand where they are written, outside this mapping. */
  merged?: true;
}

export interface YamlMapping extends YamlSpan {
  kind: 'mapping';
  flow: boolean;
  /**
   * In source order, one for each name; merge keys (`<<`) are already resolved. An entry written below
   * the merge key wins over a merged one; an entry written above it loses, as in Kubernetes' decoder.
   */
  entries: YamlEntry[];
  /** This is an alias (`*name`): the span is the alias, the entries are the anchored mapping's own. */
  alias?: string;
}

export interface YamlSequence extends YamlSpan {
  kind: 'sequence';
  flow: boolean;
  items: YamlNode[];
  /** This is an alias (`*name`): the span is the alias, the items are the anchored list's own. */
  alias?: string;
}

export type YamlNode = YamlScalar | YamlMapping | YamlSequence;

/** A `# …` comment. `text` is what follows the `#`, trimmed. */
export interface YamlComment extends YamlSpan {
  text: string;
  /** It stands on a line of its own, not behind a key or value. */
  ownLine: boolean;
}

/** Why a text cannot be used as Kubernetes would use it. */
export type YamlProblemCode =
  | 'syntax'
  | 'tab'
  | 'duplicate-key'
  | 'document-end'
  | 'unsupported-value'
  | 'limit';

export interface YamlProblem extends YamlSpan {
  code: YamlProblemCode;
  /** One sentence in our words: what was found, what was expected. */
  message: string;
  /** What to write instead, where that is known. */
  help?: string;
  /** What Kubernetes' own decoder says, where it is known. */
  serverMessage?: string;
  /** Another place that belongs to it, such as the first of two equal keys. */
  related?: YamlSpan & { message: string };
}

export interface YamlDocument extends YamlSpan {
  /** 0-based, among all documents of the text, empty ones included. */
  index: number;
  /** `undefined` when the document is empty or could not be parsed. */
  root: YamlNode | undefined;
  /** The document as JSON data (mappings as plain objects without prototype keys); `undefined` as `root`. */
  value: unknown;
  comments: YamlComment[];
  problems: YamlProblem[];
}

export interface YamlStream {
  excerpt: Excerpt;
  documents: YamlDocument[];
}
