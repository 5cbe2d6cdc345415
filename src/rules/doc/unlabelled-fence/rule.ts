import type { Fix } from '../../../findings/finding.ts';
import type { Block, Lesson } from '../../../lesson/types.ts';
import { lineAt } from '../../../text/source.ts';
import { replacement } from '../../fix.ts';
import type { Rule } from '../../types.ts';

/** A block of code must say what it is. */
export const rule: Rule = {
  id: 'doc/unlabelled-fence',
  severity: 'warning',
  summary: 'A fence has no language, although it holds a manifest or commands.',
  why: `Without a language there is no highlighting, and tools cannot tell a manifest from what a command prints. The language
stands behind the opening fence: \`yaml\` for manifests, \`sh\` for commands, \`console\` for a session with output.

Output without a language is fine. In documents other than lessons of ours it is for information.`,
  source: 'https://spec.commonmark.org/0.31.2/#info-string',
  check({ lesson, report }) {
    for (const block of lesson.blocks) {
      if (block.language !== '' || block.indented === true || block.unclosed === true) continue;
      const what = contentOf(block);
      if (what === undefined) continue;
      const { start } = block.range;
      report({
        range: { start, end: { line: start.line, column: start.column + 3 } },
        message: `this fence has no language, but it holds ${what.name}`,
        help: `write \`\`\`${what.language}`,
        ...fixOf(lesson, block, what.language),
        ...(lesson.dialect === 'mdx' ? {} : { severity: 'info' as const }),
      });
    }
  },
};

/** The language behind the fence, where that is a manifest for certain and nothing else stands there. */
function fixOf(lesson: Lesson, block: Block, language: string): { fix?: Fix } {
  if (block.role !== 'manifest' && block.role !== 'file') return {};
  const { line, column } = block.range.start;
  const fence = /^(`{3,}|~{3,})[ \t]*$/.exec(lineAt(lesson.source, line).slice(column - 1))?.[1];
  if (fence === undefined) return {};
  const at = { line, column: column + fence.length };
  return { fix: replacement(lesson.source.file, { start: at, end: at }, language) };
}

function contentOf(block: Block): { name: string; language: string } | undefined {
  if (['file', 'manifest', 'fragment', 'explains', 'fails', 'template'].includes(block.role) && block.yaml !== undefined) {
    return { name: 'YAML', language: 'yaml' };
  }
  if (block.role === 'console') return { name: 'commands with their output', language: 'console' };
  return block.role === 'commands' ? { name: 'commands', language: 'sh' } : undefined;
}
