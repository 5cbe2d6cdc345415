import type { Block } from '../../../lesson/types.ts';
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
        ...(lesson.dialect === 'mdx' ? {} : { severity: 'info' as const }),
      });
    }
  },
};

function contentOf(block: Block): { name: string; language: string } | undefined {
  if (['file', 'manifest', 'fragment', 'explains', 'fails', 'template'].includes(block.role) && block.yaml !== undefined) {
    return { name: 'YAML', language: 'yaml' };
  }
  if (block.role === 'console') return { name: 'commands with their output', language: 'console' };
  return block.role === 'commands' ? { name: 'commands', language: 'sh' } : undefined;
}
