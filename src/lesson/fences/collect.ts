import type { Code } from 'mdast';
import { lineAt, type Source } from '../../text/source.ts';
import type { Dialect } from '../types.ts';
import { rangeOf, type PageNode } from '../page/flatten.ts';
import { codeExcerpt } from './code-excerpt.ts';
import type { Fence } from './fence.ts';
import { readFenceInfo, type FenceInfo } from './info.ts';

/** The run of backticks or tildes that opens a fence at an offset. */
export function fenceMarker(text: string, offset: number): string {
  const char = text[offset]!;
  let end = offset;
  while (text[end] === char) end += 1;
  return text.slice(offset, end);
}

/** The language and attributes of the fence that opens at an offset. */
export function fenceInfoAt(source: Source, offset: number, line: number, dialect: Dialect): FenceInfo {
  const start = offset + fenceMarker(source.text, offset).length;
  const end = source.lineStarts[line - 1]! + lineAt(source, line).length;
  return readFenceInfo(source, Math.min(start, end), end, dialect);
}

/** A code node as a fence. */
function toFence(source: Source, node: Code, index: number, dialect: Dialect): Fence {
  const fences = node.data?.fences ?? 0;
  const offset = node.position!.start.offset!;
  const info = fences === 0 ? { language: '', attributes: [] } : fenceInfoAt(source, offset, node.position!.start.line, dialect);
  return {
    ...info,
    excerpt: codeExcerpt(source, node, fences > 0),
    range: rangeOf(node),
    offset,
    indented: fences === 0,
    unclosed: fences === 1,
    node: index,
  };
}

/** The code blocks of a page, in order. */
export function collectFences(source: Source, nodes: readonly PageNode[], dialect: Dialect): Fence[] {
  return nodes.flatMap(({ node, index }) => (node.type === 'code' ? [toFence(source, node, index, dialect)] : []));
}
