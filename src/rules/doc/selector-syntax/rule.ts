import type { Word } from '../../../lesson/types.ts';
import { lineFlag } from '../../kubectl/read-line.ts';
import { typedKubectlLines } from '../../kubectl/typed-lines.ts';
import type { Rule } from '../../types.ts';
import { paragraphsOf } from '../paragraphs.ts';
import { selectorProblem } from './selector.ts';

/** A label selector must be one that kubectl can read. */
export const rule: Rule = {
  id: 'doc/selector-syntax',
  severity: 'error',
  summary: 'A label selector does not have the form of one.',
  why: `A selector is a list of requirements that must all hold, separated by commas: \`app=shop\`, \`app!=shop\`,
\`env in (test, live)\`, \`env notin (dev)\`, \`env\`, \`!env\`. There is no "or", no \`&&\` and no pattern. For anything else
kubectl says \`unable to parse requirement\`.

The values of \`-l\` and \`--selector\` are read as kubectl reads them. A sentence on selectors that writes "or" between
values is for information.`,
  source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors',
  check({ lesson, report }) {
    for (const { line, inline } of typedKubectlLines(lesson)) {
      const value: Word | undefined = lineFlag(line, 'selector')?.value;
      if (value === undefined || value.dynamic || line.unsure || /[<{$]|\.\.\./.test(value.value)) continue;
      const problem = selectorProblem(value.value);
      if (problem === undefined) continue;
      report({
        range: value.range,
        message: `kubectl cannot read the selector ${value.value}: ${problem.message}`,
        help: problem.help,
        ...(inline && lesson.dialect !== 'mdx' ? { severity: 'warning' as const } : {}),
      });
    }
    const paragraphs = paragraphsOf(lesson);
    for (const [index, paragraph] of paragraphs.entries()) {
      const match = ALTERNATIVES.exec(paragraph.text);
      const around = `${paragraphs[index - 1]?.text ?? ''} ${paragraph.text}`;
      if (match === null || !/\b(?:selectors?|match(?:ing)? expressions?)\b/i.test(around) || /\b(?:not|no|invalid|cannot)\b/i.test(paragraph.text)) continue;
      const [whole, key, , first, second] = match;
      report({
        range: paragraph.range,
        severity: 'info',
        message: `"${whole}" is no selector: a selector knows no "or"`,
        help: `write ${key} in (${first}, ${second})`,
      });
    }
  },
};

const ALTERNATIVES = /\b([a-z][\w./-]*)\s*(==?)\s*([a-z0-9][\w.-]*)\s+or\s+(?!\S*=)([a-z0-9][\w.-]*)\b/i;
