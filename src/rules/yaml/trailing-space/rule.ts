import type { Rule } from '../../types.ts';
import { checkedYaml, rangeOfSpan } from '../../yaml-streams.ts';
import { streamLines } from '../stream-lines.ts';

export const rule: Rule = {
  id: 'yaml/trailing-space',
  severity: 'info',
  summary: 'Blanks stand behind the last character of a line.',
  why: `They are invisible, show up as changes in a diff, and become part of the text when the line is later
moved into a block scalar. Kubernetes does not mind them elsewhere. Block scalars, where they are part of
the value, and lines that are blank are left alone.`,
  check({ lesson, report }) {
    for (const { yaml } of checkedYaml(lesson)) {
      for (const line of streamLines(yaml)) {
        if (line.kind === 'literal' || line.kind === 'blank') continue;
        const end = line.start + line.text.length;
        const start = line.start + line.text.trimEnd().length;
        if (start === end) continue;
        const range = rangeOfSpan(yaml, { start, end });
        const count = end - start;
        report({
          range,
          message: `${count === 1 ? 'a blank stands' : `${count} blanks stand`} behind the last character of the line`,
          help: 'delete what follows the text',
          fix: {
            file: lesson.source.file,
            line: range.start.line,
            column: range.start.column,
            endLine: range.end.line,
            endColumn: range.end.column,
            text: '',
          },
        });
      }
    }
  },
};
