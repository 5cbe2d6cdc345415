/** The start of the line that an offset stands in. */
export function startOfLine(text: string, at: number): number {
  return at <= 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1;
}

/** Where the line of an offset ends, without white space at its end. */
export function endOfLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return at + text.slice(at, end < 0 ? text.length : end).trimEnd().length;
}

/** Where the word at an offset ends. */
export function endOfWord(text: string, at: number): number {
  const length = text.slice(at, at + 500).search(/\s/);
  return length < 0 ? Math.min(text.length, at + 500) : at + length;
}

/** What stands from an offset to the end of its line. */
export function lineFrom(text: string, at: number): string {
  return text.slice(at, endOfLine(text, at));
}

/** The next line above with something in it. */
export function previousLine(text: string, lineStart: number): { start: number; text: string } | undefined {
  let end = lineStart;
  while (end > 0) {
    const start = startOfLine(text, end - 1);
    const line = text.slice(start, end).trimEnd();
    if (line !== '') return { start, text: line };
    end = start;
  }
  return undefined;
}
