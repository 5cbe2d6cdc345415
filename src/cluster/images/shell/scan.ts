import { ShellSyntaxError } from './syntax.ts';

/** The index after a closing quote; `at` is the opening one. */
export function afterQuote(text: string, at: number): number {
  const quote = text[at]!;
  let end = at + 1;
  while (end < text.length && text[end] !== quote) {
    if (quote !== "'" && text[end] === '\\') end++;
    else if (quote === '"' && text[end] === '$') {
      end = afterDollar(text, end);
      continue;
    } else if (quote === '"' && text[end] === '`') {
      end = afterQuote(text, end);
      continue;
    }
    end++;
  }
  if (end >= text.length) throw new ShellSyntaxError('syntax error: unterminated quoted string');
  return end + 1;
}

/** The index after what a `$` introduces: a name, `${…}`, `$(…)` or `$((…))`; after the `$` alone when it is nothing. */
export function afterDollar(text: string, at: number): number {
  const next = text[at + 1] ?? '';
  if (next === '(') return afterBracket(text, at + 1, '(', ')');
  if (next === '{') return afterBracket(text, at + 1, '{', '}');
  if (next === "'") return afterQuote(text, at + 1);
  const name = /^(?:[A-Za-z_]\w*|[0-9@*#?$!-])/.exec(text.slice(at + 1, at + 65));
  return at + 1 + (name?.[0].length ?? 0);
}

/** The index after the bracket that closes the one at `at`. */
export function afterBracket(text: string, at: number, open: string, close: string): number {
  let depth = 0;
  let end = at;
  while (end < text.length) {
    const character = text[end]!;
    if (character === '\\') end += 2;
    else if (character === "'" || character === '"' || character === '`') end = afterQuote(text, end);
    else if (character === '$' && end > at && (text[end + 1] === '(' || text[end + 1] === '{')) end = afterDollar(text, end);
    else {
      if (character === open) depth++;
      if (character === close && --depth === 0) return end + 1;
      end++;
    }
  }
  throw new ShellSyntaxError(`syntax error: unexpected end of file (expecting "${close}")`);
}
