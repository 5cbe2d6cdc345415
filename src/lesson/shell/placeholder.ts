const NOT_IN_NAME = '<>|&;()$`"\'\n\r{}*\\';
const LONGEST = 80;

/**
 * The end of a placeholder such as `<id>` or `<pod name>` at `at`. A shell reads `<id>` as "input from
 * the file id, output to what follows", which is never what an author of `delete pod <id>` means.
 * `cat <in >out` and `sort <in>out` are no placeholders: a blank stands before the `>`, a word behind.
 */
export function placeholderEnd(text: string, at: number, end: number): number | undefined {
  if (text[at] !== '<' || !/[A-Za-z]/.test(text[at + 1] ?? '')) return undefined;
  for (let stop = at + 1; stop < end && stop - at < LONGEST; stop += 1) {
    const char = text[stop]!;
    if (char === '>') {
      if (text[stop - 1] === ' ' || /\w/.test(stop + 1 < end ? text[stop + 1]! : '')) return undefined;
      return text[stop + 1] === '>' && stop + 1 < end ? undefined : stop + 1;
    }
    if (NOT_IN_NAME.includes(char)) return undefined;
  }
  return undefined;
}
