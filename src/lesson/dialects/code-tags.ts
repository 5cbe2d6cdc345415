import { createExcerpt } from '../../text/excerpt.ts';
import { lineAt, rangeAt, type Source } from '../../text/source.ts';
import type { FenceAttribute } from '../types.ts';
import type { Fence } from '../fences/fence.ts';
import { SHELL_LANGUAGES, YAML_LANGUAGES } from '../roles/languages.ts';

/** A code block between two tags, and the lines (1-based) that the tags stand on. */
export interface TaggedCode {
  fence: Fence;
  from: number;
  to: number;
}

interface Tag {
  name: string;
  /** What stands behind the name, and where in the line. */
  rest: string;
  restAt: number;
}

/** Longer lines have no tag, and blocks end within so many lines. */
const LONGEST_LINE = 1000;
const LOOK_AHEAD = 400;

const CLOSER = /^[ \t]*(?:\{\{[<%][ \t]*\/[ \t]*([\w-]+)[ \t]*[>%]\}\}|\{%-?[ \t]*end([\w-]+)[ \t]*-?%\})[ \t]*$/;
const OPENER = /^([ \t]*)(?:\{\{[<%][ \t]*([\w-]+)([ \t][^{}]*?)[>%]\}\}|\{%-?[ \t]*(highlight|code)([ \t][^{}]*?)-?%\})[ \t]*$/;
/** Names that sites give to the tag that shows code; `highlight` is Hugo's and Jekyll's own. */
const CODE_NAME = /^(?:highlight|text|prism|snippet|terminal|code[-_]?\w*)$/i;
const FENCE = /^[ \t>]*(?:[-*+] +|\d+[.)] +)?(`{3,}|~{3,})/;

/**
 * The code blocks that are not written as fences but between tags: `{{< highlight yaml >}}` … `{{< /highlight >}}` of
 * Hugo, with the names that sites give their own shortcodes, and `{% highlight yaml %}` … `{% endhighlight %}` of Liquid.
 * Only YAML and shell are looked for. Lines are indented like the tag that opens the block, or more.
 * Sources: Hugo, Shortcodes; Jekyll, Code snippet highlighting.
 */
export function taggedCode(source: Source): TaggedCode[] {
  if (!source.text.includes('{{') && !source.text.includes('{%')) return [];
  const found: TaggedCode[] = [];
  const closers = closingLines(source);
  if (closers.size === 0) return [];
  let open: string | undefined;
  for (let line = 1; line <= source.lineStarts.length; line += 1) {
    const text = lineAt(source, line);
    const marker = FENCE.exec(text)?.[1];
    if (open !== undefined) {
      if (marker?.startsWith(open) === true && text.trim().endsWith(marker)) open = undefined;
      continue;
    }
    if (marker !== undefined) {
      open = marker;
      continue;
    }
    const block = blockAt(source, closers, line, text);
    if (block === undefined) continue;
    found.push(block);
    line = block.to;
  }
  return found;
}

function blockAt(source: Source, closers: Closers, from: number, text: string): TaggedCode | undefined {
  const tag = tagOf(text);
  if (tag === undefined || !CODE_NAME.test(tag.name)) return undefined;
  const attributes = attributesOf(source, source.lineStarts[from - 1]! + tag.restAt, tag.rest);
  const language = languageOf(attributes);
  const to = firstAfter(closers.get(tag.name) ?? [], from);
  if (language === undefined || to === undefined || to === from + 1 || to > from + LOOK_AHEAD) return undefined;
  const indent = /^[ \t]*/.exec(text)![0].length;
  const lines: string[] = [];
  const origins: { line: number; column: number }[] = [];
  for (let line = from + 1; line < to; line += 1) {
    const whole = lineAt(source, line);
    if (FENCE.test(whole)) return undefined;
    const lost = Math.min(indent, /^[ \t]*/.exec(whole)![0].length);
    lines.push(whole.slice(lost));
    origins.push({ line, column: lost + 1 });
  }
  const fence: Fence = {
    language,
    attributes: attributes.filter(({ name }) => name === 'title'),
    excerpt: createExcerpt(source.file, lines, origins),
    range: { start: { line: from, column: indent + 1 }, end: { line: to, column: lineAt(source, to).length + 1 } },
    offset: source.lineStarts[from - 1]! + indent,
    indented: false,
    unclosed: false,
    node: undefined,
  };
  return { fence, from, to };
}

function tagOf(text: string): Tag | undefined {
  if (text.length > LONGEST_LINE) return undefined;
  const match = OPENER.exec(text);
  if (match === null) return undefined;
  const name = match[2] ?? match[4]!;
  const rest = match[3] ?? match[5]!;
  return { name, rest, restAt: text.indexOf(rest, text.indexOf(name) + name.length) };
}

/** The lines with the closing tags of each name, in order. */
type Closers = ReadonlyMap<string, readonly number[]>;

function closingLines(source: Source): Closers {
  const lines = new Map<string, number[]>();
  for (let line = 1; line <= source.lineStarts.length; line += 1) {
    const text = lineAt(source, line);
    if (text.length > LONGEST_LINE || !text.includes('{')) continue;
    const match = CLOSER.exec(text);
    const name = match?.[1] ?? match?.[2];
    if (name === undefined) continue;
    const known = lines.get(name);
    if (known === undefined) lines.set(name, [line]);
    else known.push(line);
  }
  return lines;
}

function firstAfter(lines: readonly number[], from: number): number | undefined {
  let low = 0;
  let high = lines.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (lines[middle]! <= from) low = middle + 1;
    else high = middle;
  }
  return lines[low];
}

/** What the tag is given; a file's name is the title of a block, whatever the tag calls it. */
function attributesOf(source: Source, start: number, rest: string): FenceAttribute[] {
  return [...rest.matchAll(/(?:([\w-]+)=)?(?:"([^"]*)"|'([^']*)'|([^\s"'=]+))/g)].map((match) => {
    const [all, key, double, single, bare] = match;
    const value = double ?? single ?? bare ?? '';
    const at = start + match.index;
    const valueAt = at + all.indexOf(value, key === undefined ? 0 : key.length + 1);
    const name = key === undefined ? '' : /^(?:title|file|filename)$/.test(key) ? 'title' : key;
    return { name, value, range: rangeAt(source, at, at + all.length), valueRange: rangeAt(source, valueAt, valueAt + value.length) };
  });
}

/** The first word, or what `lang=`, `language=` or `syntax=` says. */
function languageOf(attributes: readonly FenceAttribute[]): string | undefined {
  const said = attributes.find(({ name }) => /^(?:lang|language|syntax)$/.test(name)) ?? attributes.find(({ name }, index) => name === '' && index === 0);
  const language = String(said?.value ?? '').toLowerCase();
  return YAML_LANGUAGES.has(language) || SHELL_LANGUAGES.has(language) ? language : undefined;
}
