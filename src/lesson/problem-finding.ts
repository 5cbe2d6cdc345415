import type { Finding } from '../findings/finding.ts';
import type { LessonProblem } from './types.ts';

/** What is wrong with how a lesson is written, as a finding of severity error. */
export function problemFinding(file: string, { rule, message, help, range: { start, end } }: LessonProblem): Finding {
  const place = { file, line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
  return { rule, severity: 'error', message, ...place, ...(help === undefined ? {} : { help }) };
}
