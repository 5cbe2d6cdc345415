import { columnsOf } from './terminal-width.ts';

const NARROWEST = 20;

/**
 * Text as lines of at most `width` columns, broken at spaces. Line breaks in the text stay, and so
 * does the indentation of its lines; a word that is longer than a line stands whole on its own.
 */
export function wrap(text: string, width: number): string[] {
  return text.split('\n').flatMap((line) => wrapLine(line, Math.max(width, NARROWEST)));
}

function wrapLine(line: string, width: number): string[] {
  if (columnsOf(line) <= width) return [line];
  const indent = /^ */.exec(line)![0];
  const lines: string[] = [];
  let current = '';
  for (const word of line.trim().split(/ +/)) {
    const longer = current === '' ? indent + word : `${current} ${word}`;
    if (current === '' || columnsOf(longer) <= width) current = longer;
    else {
      lines.push(current);
      current = indent + word;
    }
  }
  return [...lines, current];
}
