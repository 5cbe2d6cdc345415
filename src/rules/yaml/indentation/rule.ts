import { formatFieldPath } from '../../../text/field-path.ts';
import type { Rule } from '../../types.ts';
import { checkedYaml, rangeOfSpan } from '../../yaml-streams.ts';
import { indentationFaults } from '../document-indentation.ts';

const LISTED = 3;

export const rule: Rule = {
  id: 'yaml/indentation',
  severity: 'error',
  summary: 'The fields of a key stand in its own column instead of below it.',
  why: `YAML knows what belongs to a key by its indentation alone. When \`name:\` stands in the column of
\`metadata:\`, the metadata is empty and \`name\` is a field of the object, which the API server refuses as
unknown. This is also found where the text cannot be read at all, because the parser's own message
points at a later line.

Indent the fields by two spaces more than the key that they belong to.`,
  source: 'https://yaml.org/spec/1.2.2/#61-indentation-spaces',
  check({ lesson, kubernetesVersion, report }) {
    for (const { yaml } of checkedYaml(lesson)) {
      for (const { line, name, path, children } of indentationFaults(kubernetesVersion, yaml)) {
        const start = line.start + line.column;
        const lineOf = (offset: number): number => rangeOfSpan(yaml, { start: offset, end: offset }).start.line;
        const listed = children.slice(0, LISTED).map((child) => `${child.name} (line ${lineOf(child.line.start)})`);
        const names = children.length > LISTED ? [...listed, `${children.length - LISTED} more`] : listed;
        const one = children.length === 1;
        report({
          range: rangeOfSpan(yaml, { start, end: start + line.key!.length }),
          message: `${name} is empty here, because ${join(names)} ${one ? 'stands' : 'stand'} in its column; ${one ? 'it is a field' : 'they are fields'} of ${formatFieldPath(path)}`,
          path: formatFieldPath(path),
          help: `indent ${one ? children[0]!.name : 'them'} by two spaces more than ${name}`,
        });
      }
    }
  },
};

function join(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
