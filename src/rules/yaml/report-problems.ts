import type { Severity } from '../../findings/finding.ts';
import { PROGRAMS } from '../../lesson/roles/languages.ts';
import { excerptLines } from '../../lesson/sub-excerpt.ts';
import type { Block, Lesson } from '../../lesson/types.ts';
import type { Range } from '../../text/position.ts';
import type { YamlProblemCode, YamlStream } from '../../text/yaml/types.ts';
import type { RuleContext } from '../types.ts';
import { checkedYaml, rangeOfSpan } from '../yaml-streams.ts';

/** Mistakes whoever reads the text; the other problems are only those of Kubernetes' decoder. */
const ANYBODYS: ReadonlySet<YamlProblemCode> = new Set(['syntax', 'tab', 'duplicate-key', 'limit']);

/** Reports the problems of one kind that parsing met in the YAML of the lesson. */
export function reportYamlProblems(context: RuleContext, code: YamlProblemCode): void {
  const { lesson, report } = context;
  for (const { block, yaml, heredoc } of checkedYaml(lesson)) {
    const severity = heredoc ? 'error' : severityIn(lesson, block, code);
    if (severity === undefined) continue;
    const command = code === 'syntax' && !heredoc && lesson.dialect !== 'yaml' && yaml.documents.some(({ problems }) => problems.some((problem) => problem.code === code)) ? commandIn(yaml) : undefined;
    if (command !== undefined) {
      const { text, range } = command;
      report({ range, severity, message: `\`${text}\` is a command, so that the block as a whole is neither YAML nor a script`, help: 'give the commands a block of their own, ```sh' });
      continue;
    }
    for (const problem of yaml.documents.flatMap((document) => document.problems)) {
      if (problem.code !== code) continue;
      const related = problem.related;
      report({
        range: rangeOfSpan(yaml, problem),
        message: problem.message,
        severity,
        ...(problem.help === undefined ? {} : { help: problem.help }),
        ...(related === undefined
          ? {}
          : {
              related: [
                { file: lesson.source.file, line: rangeOfSpan(yaml, related).start.line, message: related.message },
              ],
            }),
      });
    }
  }
}

const LONGEST_QUOTE = 40;

/** The first line that runs a program, in a text that is to be YAML; there it is a value without a key. */
function commandIn(yaml: YamlStream): { text: string; range: Range } | undefined {
  const lines = excerptLines(yaml.excerpt);
  const line = lines.findIndex((one) => {
    const [program = '', argument = ''] = one.split(/\s+/, 2);
    return argument !== '' && !argument.startsWith(':') && (PROGRAMS.has(program) || program === 'k' || program === 'alias');
  });
  if (line < 0) return undefined;
  const text = lines[line]!.trimEnd();
  const { line: at, column } = yaml.excerpt.origins[line]!;
  const shown = text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE - 1)}…` : text;
  return { text: shown, range: { start: { line: at, column }, end: { line: at, column: column + text.length } } };
}

/**
 * How bad a problem is in a block. In pages that are no lessons, YAML that is no manifest goes to other
 * programs, which may read it otherwise; `undefined` stands for nothing to report.
 */
function severityIn(lesson: Lesson, block: Block, code: YamlProblemCode): Severity | undefined {
  // What follows a fence that was never closed is not YAML; lesson/unclosed-fence says so.
  if (block.unclosed === true || isTemplateText(block)) return undefined;
  if (block.role !== 'other' || lesson.dialect !== 'markdown') return 'error';
  return ANYBODYS.has(code) && /^ya?ml$/.test(block.language) ? 'warning' : undefined;
}

/** A template of Helm, Jinja and the like is YAML only when it has been filled in. */
function isTemplateText({ role, excerpt }: Block): boolean {
  return role !== 'file' && role !== 'manifest' && /\{\{|\{%|<%/.test(excerpt.text);
}
