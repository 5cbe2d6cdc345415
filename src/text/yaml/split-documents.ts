import type { YamlSpan } from './types.ts';

/** One document of a text, before it is parsed. */
export interface DocumentChunk extends YamlSpan {
  /** Where the lines begin that the decoder is handed: its error messages count lines from here. */
  decoderStart: number;
  /** The separator line above it says more than `---`; this is where that stands. */
  badSeparator?: YamlSpan;
}

/**
 * Splits a text into documents as kubectl does, before any YAML is read: at each line that begins
 * with `---`, whatever it stands in. Only white space and a comment may follow on that line.
 * Empty documents are kept. A separator at the very beginning does not make an empty document before it.
 * Rule: `k8s.io/apimachinery/pkg/util/yaml`, `YAMLReader.Read`.
 */
export function splitDocuments(text: string, maxDocuments: number): { chunks: DocumentChunk[]; complete: boolean } {
  const chunks: DocumentChunk[] = [];
  let current: DocumentChunk = { start: 0, end: text.length, decoderStart: 0 };
  let line = text.startsWith('---') ? 0 : nextSeparator(text, 0);
  while (line >= 0) {
    const lineEnd = endOfLine(text, line);
    const next = Math.min(lineEnd + 1, text.length);
    if (line > 0) {
      current.end = line;
      chunks.push(current);
      if (chunks.length >= maxDocuments) return { chunks, complete: false };
    }
    // The decoder is handed a separator line only when nothing stands before it.
    const begins = line === 0 || (chunks.length === 1 && isOnlySeparator(text, chunks[0]!));
    current = { start: next, end: text.length, decoderStart: begins && line === 0 ? 0 : next };
    const rest = text.slice(line + 3, lineEnd).trim();
    if (rest !== '' && rest[0] !== '#') {
      const start = text.indexOf(rest, line + 3);
      current.badSeparator = { start, end: start + rest.length };
    }
    line = nextSeparator(text, lineEnd);
  }
  chunks.push(current);
  return { chunks, complete: true };
}

function isOnlySeparator(text: string, chunk: DocumentChunk): boolean {
  return chunk.start >= text.length;
}

/** The offset of the next line that begins with `---`, looking from the end of a line on; -1 when there is none. */
function nextSeparator(text: string, from: number): number {
  const at = text.indexOf('\n---', from);
  return at < 0 ? -1 : at + 1;
}

function endOfLine(text: string, from: number): number {
  const at = text.indexOf('\n', from);
  return at < 0 ? text.length : at;
}
