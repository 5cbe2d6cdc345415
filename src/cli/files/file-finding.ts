import type { Finding, RuleDoc, Severity } from '../../findings/finding.ts';
import type { Position } from '../../text/position.ts';

/** What the command line reports of files themselves, before any rule has seen their text. */
export const FILE_RULES = [
  {
    id: 'input/unreadable',
    severity: 'error',
    summary: 'A file or folder that cannot be read.',
    why: 'What cannot be read has not been checked, so the run cannot be called clean.',
  },
  {
    id: 'input/not-text',
    severity: 'error',
    summary: 'A file that is no UTF-8 text.',
    why: 'Kubernetes reads manifests as UTF-8, and so do the tools that publish Markdown.',
  },
  {
    id: 'input/too-large',
    severity: 'error',
    summary: 'A file that is too large to be a page or a manifest.',
    why: 'An API server refuses requests of more than 3 MiB, so a manifest of this size is a mistake.',
  },
  {
    id: 'input/empty',
    severity: 'warning',
    summary: 'A file without any text.',
    why: 'An empty page teaches nothing, and `kubectl apply` refuses an empty manifest.',
  },
  {
    id: 'input/nothing-checked',
    severity: 'error',
    summary: 'None of the files holds anything that can be checked.',
    why: 'A run that looked at nothing must not look like success: the path may be wrong, or the fences may have no language.',
  },
  {
    id: 'internal/crashed',
    severity: 'error',
    summary: 'A file that Drydock failed at.',
    why: 'This is a mistake in Drydock. The file has not been checked.',
  },
] as const satisfies readonly RuleDoc[];

export type FileRule = (typeof FILE_RULES)[number]['id'];

/** A finding about a file as a whole, or about a place in it. */
export function fileFinding(
  rule: FileRule,
  file: string,
  message: string,
  more: { help?: string; at?: Position } = {},
): Finding {
  const { line, column } = more.at ?? { line: 1, column: 1 };
  const severity: Severity = FILE_RULES.find(({ id }) => id === rule)!.severity;
  const help = more.help === undefined ? {} : { help: more.help };
  return { rule, severity, message, file, line, column, endLine: line, endColumn: column, ...help };
}
