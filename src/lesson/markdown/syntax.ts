import type { Root } from 'mdast';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified, type Processor } from 'unified';
import type { Extension as MicromarkExtension } from 'micromark-util-types';
import type { Extension as FromMarkdownExtension } from 'mdast-util-from-markdown';
import { mkdocsFromMarkdown, mkdocsSyntax } from '../dialects/mkdocs.ts';
import { fenceEnds } from './fence-ends.ts';

/** Adds syntax and nodes to remark-parse, which reads them from the processor's data. */
function addSyntax(this: Processor, syntax: MicromarkExtension | undefined, nodes: FromMarkdownExtension): void {
  const data = this.data();
  if (syntax !== undefined) (data.micromarkExtensions ??= []).push(syntax);
  (data.fromMarkdownExtensions ??= []).push(nodes);
}

const mdx = unified().use(remarkParse).use(remarkMdx).use(remarkGfm).use(remarkFrontmatter).use(addSyntax, undefined, fenceEnds).freeze();

const markdown = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkFrontmatter)
  .use(addSyntax, undefined, fenceEnds)
  .use(function mkdocs(this: Processor) {
    addSyntax.call(this, mkdocsSyntax, mkdocsFromMarkdown);
  })
  .freeze();

/**
 * The syntax tree of a page.
 * @throws VFileMessage when `mdx` is asked for and an expression or a tag is not well-formed.
 */
export function parseTree(text: string, syntax: 'mdx' | 'markdown'): Root {
  return (syntax === 'mdx' ? mdx : markdown).parse(text);
}
