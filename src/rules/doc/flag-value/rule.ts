import { nearestName } from '../../../kube/nearest.ts';
import type { KubectlLine, LineFlag } from '../../kubectl/read-line.ts';
import { typedKubectlLines } from '../../kubectl/typed-lines.ts';
import type { Rule, RuleReport } from '../../types.ts';
import { chosenValues, readsAs } from './values.ts';

/** The value of a flag must be one that kubectl can read. */
export const rule: Rule = {
  id: 'doc/flag-value',
  severity: 'error',
  summary: 'The value of a kubectl flag is no number, duration or name that the flag takes.',
  why: `\`--replicas=two\` ends with \`invalid argument "two" for "--replicas" flag\`, \`--timeout=30\` lacks its unit
(\`time: missing unit in duration\`), and \`-o yml\` is a format that kubectl does not have. Flags that take numbers,
durations, \`true\` or \`false\`, or one of a few words are held against what kubectl 1.36 reads.

Placeholders and variables are left alone.`,
  source: 'https://kubernetes.io/docs/reference/kubectl/generated/',
  check({ lesson, report }) {
    for (const { line, inline } of typedKubectlLines(lesson)) {
      if (line.command.flags === undefined) continue;
      for (const flag of line.flags) {
        const found = judge(line, flag);
        if (found !== undefined) report(inline && lesson.dialect !== 'mdx' ? { ...found, severity: 'warning' } : found);
      }
    }
  },
};

function judge({ command: { path } }: KubectlLine, { info, name, value, word }: LineFlag): RuleReport | undefined {
  if (info === undefined || value === undefined || value.dynamic || /^[<{[]|\.\.\.|…|^[A-Z_]+$/.test(value.value)) return undefined;
  const problem = readsAs(info.type, value.value);
  if (problem !== undefined) {
    return { range: value.range, message: `kubectl cannot read ${word.value} ${value.value}: ${problem.message}`, help: problem.help };
  }
  const choice = chosenValues(path, name);
  // A format may go on: `jsonpath=…`, `custom-columns=…`.
  const chosen = name === 'output' ? value.value.replace(/=.*/s, '') : value.value;
  if (choice === undefined || choice.includes(chosen)) return undefined;
  const near = SPELT[chosen] ?? nearestName(chosen, choice);
  return {
    range: value.range,
    message: `kubectl ${path} has no ${word.value} ${chosen}; it takes ${choice.filter((one) => !DEPRECATED.has(one)).join(', ')}`,
    ...(near === undefined || !choice.includes(near) ? {} : { help: `write ${near}` }),
  };
}

/** Values that kubectl still takes, and warns of. */
const DEPRECATED = new Set(['true', 'false', 'unchanged']);

const SPELT: Record<string, string> = { yml: 'yaml', YAML: 'yaml', JSON: 'json', cli: 'client', local: 'client' };
