import type { Code, Root } from 'mdast';
import type { VFile } from 'vfile';
import { lessonOfPath } from '../course/lessons.ts';

/** The fence attribute that ties a rendered block to its block in the `Lesson`. */
export const STAMP = 'drydock-block';

/**
 * A remark plugin for lessons: gives each fence the place of its block (`01-quick-start:3`), by
 * which the code renderer finds what is known of it, and takes out the fences that are `hidden`.
 */
export function stampBlocks() {
  return (tree: Root, file: VFile): void => {
    const lesson = file.path ? lessonOfPath(file.path) : undefined;
    if (!lesson) return;
    const byLine = new Map(lesson.lesson.blocks.map((block) => [block.range.start.line, block]));
    const visit = (parent: Parent): void => {
      parent.children = parent.children.filter((child) => {
        if (child.type !== 'code') {
          if ('children' in child) visit(child as Parent);
          return true;
        }
        const fence = child as Code;
        const block = byLine.get(fence.position?.start.line ?? 0);
        if (block?.hidden) return false;
        if (block) fence.meta = `${fence.meta ?? ''} ${STAMP}="${lesson.name}:${block.index}"`.trimStart();
        return true;
      });
    };
    visit(tree as Parent);
  };
}

interface Parent {
  children: { type: string; children?: unknown }[];
}
