import type { YamlDocument, YamlNode } from '../../text/yaml/types.ts';

/** What a document says it is. */
export interface Shape {
  apiVersion: string | undefined;
  kind: string | undefined;
  /** `metadata.name`. */
  name: string | undefined;
  namespace: string | undefined;
}

/** The value below a key of a mapping. */
export function entryOf(node: YamlNode | undefined, key: string): YamlNode | undefined {
  return node?.kind === 'mapping' ? node.entries.find((entry) => entry.name === key)?.value : undefined;
}

/** A scalar's text; numbers too, as a name like `1234` is read as one. */
function scalarText(node: YamlNode | undefined): string | undefined {
  return node?.kind === 'scalar' && node.value !== null ? String(node.value) : undefined;
}

/** The shape of a document that could be parsed. */
export function shapeOf(document: YamlDocument): Shape {
  const metadata = entryOf(document.root, 'metadata');
  return {
    apiVersion: scalarText(entryOf(document.root, 'apiVersion')),
    kind: scalarText(entryOf(document.root, 'kind')),
    name: scalarText(entryOf(metadata, 'name')),
    namespace: scalarText(entryOf(metadata, 'namespace')),
  };
}

const TOP_LEVEL = /^(apiVersion|kind)[ \t]*:[ \t]+(["']?)([\w./-]+)\2[ \t]*(?:#.*)?$/;
const NAME = /^[ \t]*name[ \t]*:[ \t]+(["']?)([\w.-]+)\1[ \t]*(?:#.*)?$/;

/**
 * The shape of a text that cannot be parsed, from lines that can only mean one thing: `apiVersion:` and
 * `kind:` at the first column, and the first `name:` behind `metadata:`.
 */
export function shapeOfText(text: string): Shape {
  const shape: Shape = { apiVersion: undefined, kind: undefined, name: undefined, namespace: undefined };
  let inMetadata = false;
  for (const line of text.split(/\r\n|\n|\r/)) {
    const top = TOP_LEVEL.exec(line);
    if (top?.[1] === 'apiVersion') shape.apiVersion ??= top[3];
    else if (top?.[1] === 'kind') shape.kind ??= top[3];
    else if (/^metadata[ \t]*:/.test(line)) inMetadata = true;
    else if (/^(?:spec|data)[ \t]*:/.test(line)) inMetadata = false;
    else if (inMetadata) shape.name ??= NAME.exec(line)?.[2];
  }
  return shape;
}
