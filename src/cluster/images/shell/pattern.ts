/** A shell pattern (`*`, `?`, `[a-z]`, with `\` before what is meant as it is) as a regular expression for all of a text. */
export function patternRegExp(pattern: string, flags = 's'): RegExp {
  return new RegExp(`^(?:${patternSource(pattern, '.*', '.')})$`, flags);
}

/** The source of the expression. @param any what `*` stands for @param one what `?` stands for */
export function patternSource(pattern: string, any: string, one: string): string {
  let source = '';
  for (let at = 0; at < pattern.length; at++) {
    const character = pattern[at]!;
    const closing = character === '[' ? pattern.indexOf(']', at + 2) : -1;
    if (character === '\\' && at + 1 < pattern.length) source += escaped(pattern[++at]!);
    else if (character === '*') source += any;
    else if (character === '?') source += one;
    else if (closing > 0) {
      const inside = pattern.slice(at + 1, closing).replace(/^!/, '^').replaceAll('\\', '\\\\').replace(/\[:(\w+):\]?/g, (_found, name: string) => CLASSES[name] ?? '');
      source += `[${inside}]`;
      at = closing + (pattern[closing + 1] === ']' && pattern.slice(at, closing).includes('[:') ? 1 : 0);
    } else source += escaped(character);
  }
  return source;
}

/** Classes of characters by the names of POSIX, as they stand within brackets. */
export const CLASSES: Readonly<Record<string, string>> = { alpha: 'A-Za-z', digit: '0-9', alnum: 'A-Za-z0-9', upper: 'A-Z', lower: 'a-z', space: '\\s', blank: ' \\t', punct: '!-\\/:-@\\[-`{-~', xdigit: '0-9A-Fa-f' };

const escaped = (character: string): string => character.replace(/[\\^$.*+?()[\]{}|/-]/, '\\$&');

/** Whether a field has something in it that stands for other characters. */
export function hasPattern(field: string): boolean {
  return /(?:^|[^\\])(?:\\\\)*[*?[]/.test(field);
}

/** A field without the backslashes that keep characters as they are. */
export function plain(field: string): string {
  return field.includes('\\') ? field.replace(/\\([^])/g, '$1') : field;
}

/** A text in which no character stands for another. */
export function literal(text: string): string {
  return text.replace(/[*?[\]\\]/g, '\\$&');
}
