import type { RuleContext } from '../types.ts';

/** Reports what was met under a rule's id while the page was read. */
export function reportLessonProblems(context: RuleContext, id: string): void {
  for (const problem of context.lesson.problems) {
    if (problem.rule !== id) continue;
    context.report({
      range: problem.range,
      message: problem.message,
      ...(problem.help === undefined ? {} : { help: problem.help }),
    });
  }
}
