import { yaml } from '@codemirror/lang-yaml';
import { indentService, syntaxHighlighting } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { tagHighlighter, tags } from '@lezer/highlight';

/** The classes that `editor.css` colours as the blocks of a lesson are coloured. */
const classes = tagHighlighter([
  { tag: tags.definition(tags.propertyName), class: 'dd-token-key' },
  { tag: tags.string, class: 'dd-token-text' },
  { tag: tags.comment, class: 'dd-token-comment' },
  { tag: [tags.labelName, tags.typeName, tags.keyword, tags.meta], class: 'dd-token-keyword' },
  { tag: [tags.separator, tags.punctuation, tags.squareBracket, tags.brace], class: 'dd-token-punctuation' },
]);

/**
 * The indentation of the line after one that only begins something (`spec:`, `- name:`, `run: |`): two spaces deeper than
 * its key. Undefined after any other line.
 */
export function indentAfter(line: string): number | undefined {
  const before = /^( *(?:- +)*)(?:[^\s#'"[\]{},][^#]*|"[^"]*"|'[^']*'):(?: +[|>][-+]?)?(?: +#.*| *)$/.exec(line);
  return before === null ? undefined : before[1]!.length + 2;
}

/** YAML: colours, and the indentation of a new line. */
export function yamlText(): Extension {
  return [
    yaml(),
    syntaxHighlighting(classes),
    indentService.of((context, position) => indentAfter(context.lineAt(position, -1).text)),
  ];
}
