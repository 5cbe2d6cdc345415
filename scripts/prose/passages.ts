import type { Nodes, Paragraph, PhrasingContent, Text } from 'mdast';
import type { MdxJsxAttribute, MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import type { Position } from 'unist';
import { parseTree } from '../../src/lesson/markdown/syntax.ts';
import { createExcerpt, excerptRange, wholeExcerpt, type Excerpt } from '../../src/text/excerpt.ts';
import { lineAt, offsetAt, positionAt, type Source } from '../../src/text/source.ts';
import { parseYaml } from '../../src/text/yaml/parse.ts';
import type { YamlNode, YamlScalar } from '../../src/text/yaml/types.ts';

/** The fields of front matter and of the glossary that hold sentences. */
const FIELDS: ReadonlySet<string> = new Set(['title', 'description', 'objectives', 'term', 'definition']);

/** The attributes of components that hold sentences. */
const ATTRIBUTES: ReadonlySet<string> = new Set(['title', 'prompt']);

/** The components that stand within a sentence; all others hold sentences of their own. */
const IN_SENTENCE: ReadonlySet<string | null> = new Set(['Term', 'Value']);

const HOLD_SENTENCES: ReadonlySet<string> = new Set(['paragraph', 'heading', 'tableCell']);

type Component = MdxJsxFlowElement | MdxJsxTextElement;

/**
 * The prose of an MDX, Markdown or YAML file, in the file's order: one paragraph for each piece that is read by
 * itself (a paragraph, a heading, a cell, a prompt). Code is left in place as a node, so that sentences stay whole.
 */
export function passagesOf(source: Source): Paragraph[] {
  if (source.file.endsWith('.yaml')) return fieldPassages(source, wholeExcerpt(source));
  const passages: Paragraph[] = [];
  collect(source, parseTree(source.text, source.file.endsWith('.mdx') ? 'mdx' : 'markdown'), passages);
  return passages.sort((a, b) => a.position!.start.offset! - b.position!.start.offset!);
}

function collect(source: Source, node: Nodes, into: Paragraph[]): void {
  if (node.type === 'yaml') into.push(...fieldPassages(source, frontMatter(source, node.position!)));
  if (isComponent(node)) into.push(...attributePassages(source, node));
  if (!('children' in node)) return;
  if (HOLD_SENTENCES.has(node.type)) into.push(...inlinePassages(source, node.children as PhrasingContent[], into));
  else for (const child of node.children) collect(source, child, into);
}

/** The children of a paragraph, cut where a component such as `<Answer>` holds sentences of its own. */
function inlinePassages(source: Source, children: readonly PhrasingContent[], into: Paragraph[]): Paragraph[] {
  const passages: Paragraph[] = [];
  let run: PhrasingContent[] = [];
  const close = (): void => {
    if (run.length > 0) passages.push(paragraph(run));
    run = [];
  };
  for (const child of children) {
    if (isComponent(child) && !IN_SENTENCE.has(child.name)) {
      close();
      into.push(...attributePassages(source, child));
      passages.push(...inlinePassages(source, child.children as PhrasingContent[], into));
    } else run.push(...inSentence(source, child));
  }
  close();
  return passages;
}

/** Components without text and bare addresses become code: something is named there, and there is nothing to read. */
function inSentence(source: Source, node: PhrasingContent): PhrasingContent[] {
  if (node.type === 'text') return linesIn(source, node);
  if (node.type === 'link' && /^(?:https?|mailto):/.test(textOf(node))) return [code(node)];
  if (isComponent(node) && node.children.length === 0) return [code(node)];
  if (!('children' in node)) return [node];
  return [{ ...node, children: node.children.flatMap((child) => inSentence(source, child as PhrasingContent)) } as PhrasingContent];
}

/** A text by its lines, as the indentation of those behind the first is no part of its value. */
function linesIn(source: Source, node: Text): Text[] {
  const { start } = node.position!;
  return node.value.split(/(?<=\n)/).map((value, index) => {
    const line = start.line + index;
    const column = index === 0 ? start.column : Math.max(0, lineAt(source, line).indexOf(value.trimEnd())) + 1;
    const offset = offsetAt(source, { line, column });
    return textNode(source, value, offset, offset + value.length);
  });
}

function code(node: PhrasingContent): PhrasingContent {
  return { type: 'inlineCode', value: '', position: node.position! };
}

function textOf(node: Nodes): string {
  if ('children' in node) return node.children.map(textOf).join('');
  return 'value' in node ? node.value : '';
}

function paragraph(children: PhrasingContent[]): Paragraph {
  const position = { start: children[0]!.position!.start, end: children.at(-1)!.position!.end };
  return { type: 'paragraph', children, position };
}

function isComponent(node: Nodes): node is Component {
  return node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement';
}

function attributePassages(source: Source, node: Component): Paragraph[] {
  return node.attributes
    .filter((attribute): attribute is MdxJsxAttribute & { value: string } => attribute.type === 'mdxJsxAttribute' && typeof attribute.value === 'string')
    .filter(({ name }) => ATTRIBUTES.has(name))
    .map((attribute) => {
      const { start, end } = attribute.position!;
      // The value ends right before the closing quote.
      const from = start.offset! + source.text.slice(start.offset!, end.offset!).search(/["']/) + 1;
      return paragraph([textNode(source, attribute.value, from, end.offset! - 1)]);
    });
}

function textNode(source: Source, value: string, from: number, to: number): Text {
  const point = (offset: number): Position['start'] => ({ ...positionAt(source, offset), offset });
  return { type: 'text', value, position: { start: point(from), end: point(to) } };
}

function frontMatter(source: Source, { start, end }: Position): Excerpt {
  const lines = Array.from({ length: end.line - start.line - 1 }, (_, index) => start.line + 1 + index);
  return createExcerpt(source.file, lines.map((line) => lineAt(source, line)), lines.map((line) => ({ line, column: 1 })));
}

function fieldPassages(source: Source, excerpt: Excerpt): Paragraph[] {
  const scalars = parseYaml(excerpt).documents.flatMap(({ root }) => (root === undefined ? [] : sentencesBelow(root)));
  return scalars.map((scalar) => {
    const quote = scalar.style === 'plain' ? 0 : 1;
    const { start, end } = excerptRange(excerpt, scalar.start + quote, scalar.end - quote);
    return paragraph([textNode(source, String(scalar.value), offsetAt(source, start), offsetAt(source, end))]);
  });
}

/** The scalars of the wanted fields; a field of another name, such as `images`, is not looked into if it is a list. */
function sentencesBelow(node: YamlNode, wanted = false): YamlScalar[] {
  if (node.kind === 'scalar') return wanted && typeof node.value === 'string' ? [node] : [];
  if (node.kind === 'sequence') return wanted ? node.items.flatMap((item) => sentencesBelow(item, true)) : [];
  return node.entries.flatMap(({ name, value }) => sentencesBelow(value, FIELDS.has(name)));
}
