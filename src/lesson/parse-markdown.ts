import type { Source } from '../text/source.ts';
import { attributeProblems } from './fences/check-attributes.ts';
import type { Fence } from './fences/fence.ts';
import { frontMatterProblems, readFrontMatter } from './front-matter.ts';
import { collectAnchors, collectComponents, type RawComponent } from './page/components.ts';
import { collectHeadings } from './page/headings.ts';
import { collectProse } from './page/prose.ts';
import { readPage } from './page/read-page.ts';
import { blockContexts } from './roles/context.ts';
import { decideRole } from './roles/decide.ts';
import { countComments, type KnownObject } from './roles/explanation.ts';
import { shapeOfText } from './roles/shape.ts';
import { BLOCKS_AHEAD } from './roles/shown-refusal.ts';
import { pageSuppressions, yamlSuppressions, type Suppressions } from './suppressions.ts';
import type { Block, Dialect, Lesson, LessonProblem } from './types.ts';
import { WorkspaceBuilder, type MergeKeysOf } from './workspace/revisions.ts';

/** Reads an MDX or Markdown page. */
export function parseMarkdown(source: Source, dialect: Dialect, keysOf: MergeKeysOf): Lesson {
  const page = readPage(source, dialect);
  const problems = [...page.problems];
  const prose = collectProse(source, page.nodes);
  const headings = collectHeadings(page.nodes);
  const components = collectComponents(page.nodes);
  const fences = page.fences.filter(isBlock);
  const contexts = blockContexts(page.nodes, fences, prose, headings);
  const workspace = new WorkspaceBuilder(dialect, keysOf);
  const objects: KnownObject[] = [];
  const blocks = fences.map((fence, index) => {
    const following = fences.slice(index + 1, index + 1 + BLOCKS_AHEAD);
    const block = decideRole(fence, index, contexts[index]!, { dialect, text: source.text, files: workspace.names, objects, following });
    if (dialect === 'mdx') problems.push(...attributeProblems(fence.attributes));
    problems.push(...unknownFile(block, workspace));
    workspace.add(block);
    remember(block, objects);
    const component = componentAt(components, fence);
    if (component !== undefined) block.component = component;
    return block;
  });
  const found: Suppressions = { suppressions: [], problems };
  pageSuppressions(page.nodes, found);
  for (const block of blocks) if (block.yaml !== undefined) yamlSuppressions(block.yaml, found);
  const frontMatter = readFrontMatter(source, page.nodes);
  if (dialect === 'mdx') problems.push(...frontMatterProblems(source, frontMatter), ...uncheckedProblem(source, blocks));
  const before = counter(fences);
  return {
    source,
    dialect,
    frontMatter,
    blocks,
    revisions: workspace.revisions,
    prose: prose.map((span) => placed(span, before)),
    headings: headings.map((heading) => placed(heading, before)),
    components: components.map((component) => placed(component, before)),
    suppressions: found.suppressions,
    problems: problems.sort((a, b) => a.range.start.line - b.range.start.line || a.range.start.column - b.range.start.column),
    anchors: collectAnchors(page.nodes, components),
  };
}

/** What was found at an offset, with the number of blocks before it. */
function placed<T extends { offset: number; node: number }>(found: T, before: (offset: number) => number): Omit<T, 'offset' | 'node'> & { blocksBefore: number } {
  const { offset, node: _node, ...rest } = found;
  return { ...rest, blocksBefore: before(offset) };
}

/**
 * Indented code is a block only when it is a manifest; often it is a list indented too far. One that
 * holds a fence shows how Markdown is written, and is no document itself.
 */
function isBlock(fence: Fence): boolean {
  if (!fence.indented) return true;
  if (/^[ ]*(?:```|~~~)/m.test(fence.excerpt.text)) return false;
  const shape = shapeOfText(fence.excerpt.text);
  return shape.apiVersion !== undefined && shape.kind !== undefined;
}

/** How many blocks begin before an offset. */
function counter(fences: readonly Fence[]): (offset: number) => number {
  return (offset) => {
    let low = 0;
    let high = fences.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (fences[middle]!.offset < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}

/** The innermost component around a fence. */
function componentAt(components: readonly RawComponent[], fence: Fence): number | undefined {
  const { start } = fence.range;
  const index = components.findLastIndex(({ range, offset }) => offset < fence.offset && (range.end.line > start.line || (range.end.line === start.line && range.end.column > start.column)));
  return index < 0 ? undefined : index;
}

/** `fragment` and `explains` name a file that an earlier block must have made. */
function unknownFile(block: Block, workspace: WorkspaceBuilder): LessonProblem[] {
  const attribute = block.attributes.find(({ name }) => name === 'fragment' || name === 'explains');
  if (attribute === undefined || block.file === undefined || block.fileFrom !== 'attribute' || workspace.names.has(block.file)) return [];
  if (block.role !== 'fragment' && block.role !== 'explains' && block.role !== 'template') return [];
  const known = [...workspace.names].filter((name) => !name.startsWith('#')).slice(-10);
  return [
    {
      rule: 'lesson/unknown-file',
      message: `${attribute.name} names ${block.file}, but no block before this one has title=${JSON.stringify(block.file)}`,
      help: known.length === 0 ? 'show the whole file first' : `the files before it are ${known.join(', ')}`,
      range: attribute.valueRange ?? attribute.range,
    },
  ];
}

/** Keeps what a block declares, to recognise a commented copy of it later. */
function remember(block: Block, objects: KnownObject[]): void {
  if (block.yaml === undefined || (block.role !== 'file' && block.role !== 'manifest')) return;
  for (const document of block.yaml.documents) {
    const { kind, name } = shapeOfText(block.yaml.excerpt.text.slice(document.start, document.end));
    if (kind === undefined || name === undefined) continue;
    const file = block.files?.findLast((candidate) => candidate.document <= document.index)?.name ?? block.file ?? `#${block.index}`;
    objects.push({ kind, name, file, comments: countComments(block.yaml) });
  }
}

/** Silence is never success: a lesson without anything that is checked says so. */
function uncheckedProblem(source: Source, blocks: readonly Block[]): LessonProblem[] {
  if (blocks.some((block) => block.role !== 'other' && block.role !== 'template' && block.skip === undefined)) return [];
  return [
    {
      rule: 'lesson/no-checked-block',
      message: blocks.length === 0 ? 'this lesson has no code block' : `none of the ${blocks.length} code blocks of this lesson is checked`,
      help: 'show a manifest (```yaml title="pod.yaml") or a session (```console)',
      range: { start: { line: 1, column: 1 }, end: { line: 1, column: Math.max(1, source.text.search(/[\r\n]|$/) + 1) } },
    },
  ];
}
