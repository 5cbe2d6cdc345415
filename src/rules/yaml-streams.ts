import type { Block, Heredoc, Lesson } from '../lesson/types.ts';
import type { Range } from '../text/position.ts';
import { excerptRange } from '../text/excerpt.ts';
import type { YamlSpan, YamlStream } from '../text/yaml/types.ts';

/** A piece of YAML on a page, and the block that it stands in. */
export interface BlockYaml {
  block: Block;
  yaml: YamlStream;
  /** It is a here-document within the block's commands, not the block itself. */
  heredoc: boolean;
}

/** The shell puts values into a here-document whose delimiter is not quoted, so its text is not known. */
export function isExpanded(heredoc: Heredoc): boolean {
  return !heredoc.quoted && /[$`]/.test(heredoc.excerpt.text);
}

/**
 * The YAML of a lesson that must be right: every YAML block and every manifest in a here-document,
 * in order of place. Left out are blocks that are skipped, blocks that are wrong on purpose
 * (`fails`), and here-documents that the shell fills in.
 */
export function checkedYaml(lesson: Lesson): BlockYaml[] {
  const streams: BlockYaml[] = [];
  for (const block of lesson.blocks) {
    if (block.skip !== undefined || block.role === 'fails') continue;
    if (block.yaml !== undefined) streams.push({ block, yaml: block.yaml, heredoc: false });
    for (const heredoc of (block.commands ?? []).flatMap((command) => command.heredocs)) {
      if (heredoc.yaml !== undefined && !isExpanded(heredoc)) streams.push({ block, yaml: heredoc.yaml, heredoc: true });
    }
  }
  return streams;
}

/** Where a span of a YAML text stands in the file of the lesson. */
export function rangeOfSpan(yaml: YamlStream, span: YamlSpan): Range {
  return excerptRange(yaml.excerpt, span.start, span.end);
}
