import { excerptRange, type Excerpt } from '../../text/excerpt.ts';
import type { YamlNode, YamlScalar, YamlStream } from '../../text/yaml/types.ts';
import type { Placeholder } from '../types.ts';

/** `<name>`, `<a label for the app>`: one word or some, no markup (`<b>`…`</b>` has a slash). */
const ANGLES = /<[A-Za-z][\w .:,'|-]*>/g;
const MUSTACHE = /\{\{.*?\}\}/g;
const DOLLAR = /\$\{[A-Za-z_]\w*\}/g;

/** Fields whose text belongs to a program in the container, which may well hold `${X}` or `<b>`. */
const FREE_TEXT: ReadonlySet<string> = new Set(['command', 'args', 'data', 'stringData', 'binaryData', 'annotations', 'description', 'expr', 'script']);

/**
 * The placeholders of a YAML text. Where the text parses, only scalars that are a value of the object
 * count: not block scalars, quoted texts with `{{ }}` (alerts have them), commands or data. Where it
 * does not, because `{{ x }}` is no YAML, the lines are searched.
 */
export function findPlaceholders(stream: YamlStream): Placeholder[] {
  const found: Placeholder[] = [];
  for (const document of stream.documents) {
    if (document.root !== undefined) collect(stream.excerpt, document.root, found);
    else if (document.problems.length > 0) collectFromText(stream.excerpt, document.start, document.end, found);
  }
  return found;
}

function collect(excerpt: Excerpt, root: YamlNode, found: Placeholder[]): void {
  const nodes: YamlNode[] = [root];
  while (nodes.length > 0) {
    const node = nodes.pop()!;
    // What an alias brings is looked at where it is written.
    if (node.alias !== undefined) continue;
    if (node.kind === 'scalar') fromScalar(excerpt, node, found);
    else if (node.kind === 'sequence') nodes.push(...node.items.toReversed());
    // `name: {{ x }}` is YAML after all: a mapping whose key is a mapping.
    else if (node.flow && (excerpt.text.startsWith('{{', node.start) || isBraced(excerpt.text.slice(node.start, node.end)))) {
      found.push({ text: excerpt.text.slice(node.start, node.end), range: excerptRange(excerpt, node.start, node.end) });
    } else {
      for (const { name, key, value, merged } of node.entries.toReversed()) {
        if (merged === true) continue;
        if (!FREE_TEXT.has(name)) nodes.push(value);
        nodes.push(key);
      }
    }
  }
}

/** `{name-of-the-app}`: to YAML a mapping with a key and no value, which no field of Kubernetes wants. */
function isBraced(text: string): boolean {
  return /^\{[A-Za-z][\w .-]*\}$/.test(text);
}

function fromScalar(excerpt: Excerpt, scalar: YamlScalar, found: Placeholder[]): void {
  if (scalar.style === 'literal' || scalar.style === 'folded') return;
  const patterns = scalar.style === 'plain' ? [ANGLES, MUSTACHE, DOLLAR] : [ANGLES, DOLLAR];
  if (scalar.raw.includes('</')) return;
  for (const pattern of patterns) {
    for (const match of scalar.raw.matchAll(pattern)) {
      const start = scalar.start + match.index;
      found.push({ text: match[0], range: excerptRange(excerpt, start, start + match[0].length) });
    }
  }
}

/** A value that is a placeholder as a whole, or one of a templating language, not behind a `#`. */
const IN_TEXT = /^[^#\n]*?(\{\{.*?\}\}|\{%.*?%\}|:[ \t]+<[A-Za-z][\w .:,'|-]*>[ \t]*$)/gm;

function collectFromText(excerpt: Excerpt, start: number, end: number, found: Placeholder[]): void {
  for (const match of excerpt.text.slice(start, end).matchAll(IN_TEXT)) {
    const text = match[1]!.replace(/^:[ \t]+/, '').trimEnd();
    const at = start + match.index + match[0].lastIndexOf(text);
    found.push({ text, range: excerptRange(excerpt, at, at + text.length) });
  }
}
