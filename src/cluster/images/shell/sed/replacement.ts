import type { CaseChange, ReplacementPart } from './script.ts';

const CHANGES: Readonly<Record<string, CaseChange>> = { U: 'upper', L: 'lower', u: 'upper next', l: 'lower next', E: 'none' };
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', f: '\f', v: '\v', a: '\u0007' };

/** Reads the second part of `s`: text, `&`, `\1` to `\9`, and GNU sed's `\U`, `\L`, `\u`, `\l`, `\E`. */
export function parseReplacement(source: string): ReplacementPart[] {
  const parts: ReplacementPart[] = [];
  for (const [found, escaped] of source.matchAll(/\\([^])|&|[^\\&]+|\\$/g)) {
    if (found === '&') parts.push({ group: 0 });
    else if (escaped === undefined) parts.push({ text: found });
    else if (/\d/.test(escaped)) parts.push({ group: Number(escaped) });
    else if (CHANGES[escaped] !== undefined) parts.push({ change: CHANGES[escaped] });
    else parts.push({ text: ESCAPES[escaped] ?? escaped });
  }
  return parts;
}

/** The replacement for a match and its groups. */
export function replaced(parts: readonly ReplacementPart[], groups: readonly (string | undefined)[]): string {
  let result = '';
  let lasting: CaseChange = 'none';
  let once: CaseChange = 'none';
  for (const part of parts) {
    if ('change' in part) {
      if (part.change.endsWith('next')) once = part.change;
      else [lasting, once] = [part.change, 'none'];
      continue;
    }
    let text = 'text' in part ? part.text : (groups[part.group] ?? '');
    if (text === '') continue;
    if (lasting !== 'none') text = lasting === 'upper' ? text.toUpperCase() : text.toLowerCase();
    if (once !== 'none') text = (once === 'upper next' ? text[0]!.toUpperCase() : text[0]!.toLowerCase()) + text.slice(1);
    once = 'none';
    result += text;
  }
  return result;
}
