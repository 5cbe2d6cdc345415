import { resolvePlain } from '../../text/yaml/scalars.ts';
import { isMap, sortedKeys } from './go-value.ts';

const NAMED: Record<string, string> = {
  '"': '\\"', '\\': '\\\\', '\u0007': '\\a', '\b': '\\b', '\f': '\\f', '\r': '\\r', '\t': '\\t', '\v': '\\v', '\0': '\\0',
  '\u001b': '\\e', '\u0085': '\\N', '\u00a0': '\\_', '\u2028': '\\L', '\u2029': '\\P',
};

/** Rule: `appendEscapedRune` of sigs.k8s.io/yaml's kyaml encoder: what Go does not print is escaped. */
function escape(text: string): string {
  return text.replace(/["\\\p{Cc}\p{Cf}\p{Cn}\p{Co}\p{Cs}\p{Zl}\p{Zp}]|(?! )\p{Zs}/gu, (character) => {
    const code = character.codePointAt(0)!;
    const hex = code.toString(16);
    return NAMED[character] ?? (code < 0x20 || code === 0x7f ? `\\x${hex.padStart(2, '0')}`
      : code < 0x1_0000 ? `\\u${hex.padStart(4, '0')}` : `\\U${hex.padStart(8, '0')}`);
  });
}

/** A string of several lines is folded: each line of it stands on a line of its own. Rule: `renderString`. */
function quoted(text: string, margin: string): string {
  if (!text.includes('\n')) return `"${escape(text)}"`;
  const lines = (text.endsWith('\n') ? text.slice(0, -1) : text).split('\n').map((line, index, all) => {
    // White space at the start of a line would be folded away, were it not escaped.
    const start = /^[^\S\n]/.test(line) ? '\\' : ' ';
    const end = index < all.length - 1 || text.endsWith('\n') ? '\\n' : '';
    return `${margin}  ${start}${escape(line)}${end}\\\n`;
  });
  return `"\\\n${lines.join('')}${margin}  "`;
}

const PLAIN = /^[\p{L}\p{N}_](?:[\p{L}\p{N}_./-]*[\p{L}\p{N}_])?$/u;
/** Words and numbers that some reader of YAML takes for something else. Rule: `yamlGuessesWrong`. */
const MISREAD = /^(?:null|true|false|y|yes|on|n|no|off|t|f|inf|infinity|nan|[-+]?\d[\d_]*|\d{4}-\d\d?-\d\d?)$/i;

function key(text: string): string {
  const plain = PLAIN.test(text) && !MISREAD.test(text) && typeof resolvePlain(text) === 'string';
  return plain ? text : `"${escape(text).replaceAll('\n', '\\n')}"`;
}

function write(value: unknown, margin: string): string {
  if (typeof value === 'string') return quoted(value, margin);
  const inner = `${margin}  `;
  if (Array.isArray(value)) {
    if (value.length === 0) return '[]';
    // Maps and lists share the brackets of the list that they are in.
    if (value.every((item) => typeof item === 'object' && item !== null)) return `[${value.map((item) => write(item, margin)).join(', ')}]`;
    return `[\n${value.map((item) => `${inner}${write(item, inner)},\n`).join('')}${margin}]`;
  }
  if (!isMap(value)) return String(value ?? null);
  const keys = sortedKeys(value).filter((name) => value[name] !== undefined);
  if (keys.length === 0) return '{}';
  return `{\n${keys.map((name) => `${inner}${key(name)}: ${write(value[name], inner)},\n`).join('')}${margin}}`;
}

/**
 * A value as `-o kyaml` prints it: YAML in braces, all strings quoted, with its document's separator.
 * Rule: https://kubernetes.io/docs/reference/encodings/kyaml/
 */
export function printKyaml(value: unknown): string {
  return `---\n${write(value, '')}\n`;
}
