import type { Code } from 'mdast';
import { createExcerpt, type Excerpt } from '../../text/excerpt.ts';
import type { Position } from '../../text/position.ts';
import { lineAt, type Source } from '../../text/source.ts';

const LINE_END = /\r\n|\n|\r/;

/** The file columns at which a suffix of a source line begins, and the suffix. */
export interface LineRest {
  text: string;
  origin: Position;
}

/**
 * What of a source line is content, given the content as the parser returned it. The content of a code
 * line always reaches to the end of the line, so it is a suffix of it. A tab that belongs to the
 * surroundings in part is the exception: what is left of it is not in the source, and is left out.
 */
export function contentOfLine(source: Source, line: number, value: string): LineRest {
  const whole = lineAt(source, line);
  let rest = value;
  while (!whole.endsWith(rest)) rest = rest.slice(1);
  return { text: rest, origin: { line, column: whole.length - rest.length + 1 } };
}

/** The content of a code block (fenced or indented), each line with its place in the file. */
export function codeExcerpt(source: Source, node: Code, fenced: boolean): Excerpt {
  const first = node.position!.start.line + (fenced ? 1 : 0);
  const values = node.value === '' ? [] : node.value.split(LINE_END);
  const lines = values.map((value, index) => contentOfLine(source, first + index, value));
  if (lines.length === 0) return createExcerpt(source.file, [''], [{ line: first, column: lineAt(source, first).length + 1 }]);
  return createExcerpt(
    source.file,
    lines.map((line) => line.text),
    lines.map((line) => line.origin),
  );
}
