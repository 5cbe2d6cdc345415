import { sortedKeys } from './go-value.ts';

const UNSAFE: Record<string, string> = { '<': '\\u003c', '>': '\\u003e', '&': '\\u0026', '\u2028': '\\u2028', '\u2029': '\\u2029' };
const text = (value: string): string => {
  const json = JSON.stringify(value);
  return /[<>&\u2028\u2029]/.test(json) ? json.replace(/[<>&\u2028\u2029]/g, (character) => UNSAFE[character]!) : json;
};

/**
 * A value as Go's `encoding/json` writes it, which escapes what HTML could misread.
 * @param indent what each level is indented by; the empty string gives one line
 * @param keys in which order a map's keys stand; sorted, as Go writes maps, if not given
 */
export function goJson(value: unknown, indent = '', keys: (map: object) => string[] = sortedKeys): string {
  const line = indent === '' ? '' : '\n';
  const colon = indent === '' ? ':' : ': ';
  const write = (node: unknown, margin: string): string => {
    if (typeof node === 'string') return text(node);
    if (typeof node !== 'object' || node === null) return String(node ?? null);
    const inner = margin + indent;
    const [open, close] = Array.isArray(node) ? '[]' : '{}';
    const parts = Array.isArray(node)
      ? node.map((each) => write(each, inner))
      : keys(node).filter((key) => (node as Record<string, unknown>)[key] !== undefined)
        .map((key) => `${text(key)}${colon}${write((node as Record<string, unknown>)[key], inner)}`);
    return parts.length === 0 ? `${open}${close}` : `${open}${line}${parts.map((part) => inner + part).join(`,${line}`)}${line}${margin}${close}`;
  };
  return write(value, '');
}

/**
 * An object as `-o json` prints it.
 * @param typed an object that kubectl made itself, as generators do: its fields come in the order of Go's struct, which
 *   is the order they have here, but `kind` comes before `apiVersion`
 */
export function printJson(value: unknown, typed = false): string {
  if (!typed) return `${goJson(value, '    ')}\n`;
  return `${typedJson(value, '    ')}\n`;
}

/** An object that kubectl made itself, with its fields in the order of Go's struct. */
export function typedJson(value: unknown, indent = ''): string {
  const { kind, apiVersion, ...rest } = value as Record<string, unknown>;
  return goJson({ kind, apiVersion, ...rest }, indent, Object.keys);
}
