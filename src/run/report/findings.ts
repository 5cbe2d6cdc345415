import type { Finding } from '../../findings/finding.ts';
import type { PlayedRuleId } from '../../rules/run/played-rule.ts';
import type { Range } from '../../text/position.ts';
import type { Difference } from '../compare/diff.ts';
import type { Step } from '../console/step.ts';
import type { Played } from '../play/play-steps.ts';

/** A help text shows so many lines of a difference at most, and so many like lines around each. */
const MOST_LINES = 24;
const CONTEXT = 2;
/** A message quotes so many characters at most. */
const LONGEST = 90;

/** What is wrong with a command that was played; empty when all is as expected. */
export function findingsOf(file: string, { step, status, text, comparison, statusAsExpected, endless }: Played): Finding[] {
  const what = shownCommand(step.command);
  if (endless) {
    return [finding('run/command-failed', file, step.range, `${what} does not end by itself, so it was stopped`, 'write "# the next command is stopped with Ctrl-C" above it, or let it run in the background with &')];
  }
  if (!statusAsExpected) {
    const printed = text.trim() === '' ? undefined : `it printed:\n${indented(text)}`;
    return [finding('run/command-failed', file, step.range, `${what} ended with status ${status}, ${expectation(step)}`, printed)];
  }
  const differs = comparison !== undefined && !comparison.equal;
  if (!differs) {
    if (!step.noFinalNewline || !text.endsWith('\n')) return [];
    return [finding('run/output-differs', file, step.range, `${what} ends its output with a line break, but the page says that it does not`, undefined)];
  }
  const { differences } = comparison;
  const first = differences.find(({ kind }) => kind !== 'same') ?? differences[0]!;
  const line = first.text.trim() === '' ? 'an empty one' : shortened(first.text);
  const message = first.kind === 'printed'
    ? `${what} prints a line that the page does not show: ${line}`
    : `${what} does not print this line of the page: ${line}`;
  return [finding('run/output-differs', file, step.range, message, `- the page, + what it printed:\n${diffText(differences)}`)];
}

/** How a command must end, and where that is said. */
function expectation({ kind, status }: Step): string {
  if (kind === 'setup' || kind === 'wait') return `expected 0: commands behind "# ${kind}:" must succeed`;
  if (kind === 'script') return 'expected 0: the commands of a sh block must succeed';
  return status === 0 ? 'expected 0: no "? N" line follows' : `expected ${status}, as the line "? ${status}" says`;
}

/** What a lesson leaves behind or has taken away; reported at its last command. */
export function cleanUpFindings(file: string, left: readonly string[], gone: readonly string[], at: Range): Finding[] {
  const findings: Finding[] = [];
  if (left.length > 0) {
    findings.push(finding('run/not-cleaned-up', file, at, `after the last command the cluster still holds ${list(left)}, which it did not hold before`, 'delete what the lesson made in its last block'));
  }
  if (gone.length > 0) {
    findings.push(finding('run/not-cleaned-up', file, at, `after the last command the cluster lacks ${list(gone)}, which it held before`, 'put back what the lesson took away'));
  }
  return findings;
}

function list(names: readonly string[]): string {
  const shown = names.slice(0, 5).join(', ');
  return names.length > 5 ? `${shown} and ${names.length - 5} more` : shown;
}

export function finding(rule: PlayedRuleId, file: string, range: Range, message: string, help: string | undefined): Finding {
  const { start, end } = range;
  return { rule, severity: 'error', message, file, line: start.line, column: start.column, endLine: end.line, endColumn: end.column, ...(help === undefined ? {} : { help }) };
}

/** A difference as `diff -u` shows it, without heads. */
export function diffText(differences: readonly Difference[]): string {
  const lines: string[] = [];
  for (const [index, { kind, text }] of differences.entries()) {
    const near = differences.slice(Math.max(0, index - CONTEXT), index + CONTEXT + 1).some((other) => other.kind !== 'same');
    if (near) lines.push(`${kind === 'expected' ? '-' : kind === 'printed' ? '+' : ' '} ${text}`.trimEnd());
    else if (lines.at(-1) !== '  …') lines.push('  …');
  }
  return cut(lines).join('\n');
}

function cut(lines: readonly string[]): string[] {
  return lines.length <= MOST_LINES ? [...lines] : [...lines.slice(0, MOST_LINES), `  … ${lines.length - MOST_LINES} more lines`];
}

/** What a command came to, in words. */
export function printedText(status: number, text: string): string {
  return text.trim() === '' ? `it printed nothing, and ended with status ${status}` : `it printed:\n${indented(text)}`;
}

function indented(text: string): string {
  return cut(text.trimEnd().split('\n').map((line) => `    ${line}`)).join('\n');
}

/** The beginning of a command line, as messages quote it. */
export function shownCommand(command: string): string {
  const [first = '', ...more] = command.split('\n');
  return `\`${shortened(first)}${more.length > 0 ? ' …' : ''}\``;
}

function shortened(text: string): string {
  const line = text.trim();
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line;
}
