import { slipOf } from '../../kubectl/slips.ts';
import type { Rule } from '../../types.ts';

/** The language of a fence must be one. */
export const rule: Rule = {
  id: 'doc/unknown-language',
  severity: 'warning',
  summary: 'The language of a fence is misspelt.',
  why: `A block of the language \`ymal\` is not highlighted, and nobody checks it: no schema, no reference, no command. Only
words that are one slip away from a language are reported, as there are more languages than any list has. In documents
other than lessons of ours it is for information.`,
  source: 'https://spec.commonmark.org/0.31.2/#info-string',
  check({ lesson, report }) {
    for (const block of lesson.blocks) {
      const { language } = block;
      if (language === '' || LANGUAGES.has(language) || !/^[a-z-]+$/.test(language)) continue;
      const near = slipOf(language, COMMON);
      if (near === undefined) continue;
      const { start } = block.range;
      report({
        range: { start, end: { line: start.line, column: start.column + 3 + language.length } },
        message: `the language ${language} is not known, so this block is neither highlighted nor checked`,
        help: `write ${near}`,
        ...(lesson.dialect === 'mdx' ? {} : { severity: 'info' as const }),
      });
    }
  },
};

/** What pages about Kubernetes are written in, and what is most likely meant. */
const COMMON = [
  'yaml', 'bash', 'shell', 'console', 'python', 'dockerfile', 'docker', 'javascript', 'typescript', 'json', 'text', 'java', 'rust', 'toml', 'html', 'powershell', 'golang', 'markdown', 'terminal',
];

/** Languages that look like a slip of another. */
const LANGUAGES: ReadonlySet<string> = new Set([
  ...COMMON, 'yml', 'sh', 'zsh', 'dash', 'ash', 'fish', 'jsonc', 'jsonl', 'json5', 'ndjson', 'hjson', 'bson', 'next', 'test', 'tex', 'texts', 'context', 'jade', 'lava', 'kava', 'dhtml', 'xhtml', 'shtml', 'phtml', 'htm', 'kaml', 'pson', 'rush', 'ruby', 'batch', 'hash', 'mash', 'cython', 'jython', 'dockers', 'nushell', 'tshell', 'shells', 'shellscript',
]);
