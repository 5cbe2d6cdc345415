import { createExcerpt, excerptPosition, type Excerpt } from '../text/excerpt.ts';

/**
 * The part of an excerpt between two offsets as an excerpt of its own.
 * @param trim how many characters each line loses at its beginning, such as the tabs that `<<-` ignores
 */
export function subExcerpt(excerpt: Excerpt, start: number, end: number, trim: (line: string) => number = () => 0): Excerpt {
  const lines: string[] = [];
  const origins = [];
  let at = start;
  for (const line of excerpt.text.slice(start, end).split('\n')) {
    const clean = line.endsWith('\r') ? line.slice(0, -1) : line;
    const lost = trim(clean);
    lines.push(clean.slice(lost));
    origins.push(excerptPosition(excerpt, at + lost));
    at += line.length + 1;
  }
  return createExcerpt(excerpt.file, lines, origins);
}

/**
 * Some lines of an excerpt, each without its first characters.
 * @param all the excerpt's lines, as `excerptLines` gives them
 */
export function linesOf(excerpt: Excerpt, all: readonly string[], lines: readonly { index: number; skip: number }[]): Excerpt {
  return createExcerpt(
    excerpt.file,
    lines.map(({ index, skip }) => all[index]!.slice(skip)),
    lines.map(({ index, skip }) => ({ line: excerpt.origins[index]!.line, column: excerpt.origins[index]!.column + skip })),
  );
}

/** The lines of an excerpt, without line ends. */
export function excerptLines(excerpt: Excerpt): string[] {
  return excerpt.text.split(/\r\n|\n|\r/);
}
