import type { Severity } from '../../findings/finding.ts';
import type { Block, Lesson } from '../../lesson/types.ts';
import type { YamlProblemCode } from '../../text/yaml/types.ts';
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
