import type { Position, Range } from './position.ts';
import { createSource, positionAt, type Source } from './source.ts';

/**
 * A piece of a file that is a document of its own: the content of a fence, a here-document, or a
 * whole YAML file. Its text may have lost a prefix of each line (the indentation of a list item,
 * `> `), so it remembers where each of its lines begins in the file.
 */
export interface Excerpt {
  /** The path of the file it was cut from. */
  readonly file: string;
  readonly text: string;
  /** For each line of `text`, where its first character stands in the file. */
  readonly origins: readonly Position[];
  /** `text` as a source, for positions within the excerpt itself. */
  readonly inner: Source;
}

/**
 * Makes an excerpt from lines (without line ends) and where each begins in the file.
 * @throws RangeError when there are not as many origins as lines
 */
export function createExcerpt(file: string, lines: readonly string[], origins: readonly Position[]): Excerpt {
  if (lines.length !== origins.length) {
    throw new RangeError(`an excerpt of ${lines.length} lines needs as many origins, got ${origins.length}`);
  }
  // A byte order mark at the beginning is no part of the document, as in a file of its own.
  if (lines[0]?.charCodeAt(0) === 0xfeff) {
    const [first, ...others] = origins as [Position, ...Position[]];
    return createExcerpt(file, [lines[0].slice(1), ...lines.slice(1)], [{ line: first.line, column: first.column + 1 }, ...others]);
  }
  const text = lines.join('\n');
  return { file, text, origins, inner: createSource(file, text) };
}

/** The excerpt that is the whole of a source. */
export function wholeExcerpt(source: Source): Excerpt {
  const origins = source.lineStarts.map((_, index) => ({ line: index + 1, column: 1 }));
  return { file: source.file, text: source.text, origins, inner: source };
}

/** Where an offset of the excerpt's text stands in the file. */
export function excerptPosition(excerpt: Excerpt, offset: number): Position {
  const inner = positionAt(excerpt.inner, offset);
  const origin = excerpt.origins[inner.line - 1] ?? { line: inner.line, column: 1 };
  return { line: origin.line, column: origin.column + inner.column - 1 };
}

/** Where a span of the excerpt's text stands in the file. */
export function excerptRange(excerpt: Excerpt, start: number, end: number): Range {
  return { start: excerptPosition(excerpt, start), end: excerptPosition(excerpt, Math.max(start, end)) };
}
