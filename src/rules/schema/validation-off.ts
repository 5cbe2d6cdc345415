import type { Lesson } from '../../lesson/types.ts';
import { simpleCommands } from '../lesson-commands.ts';
import { flagValue, flagValues, readKubectl } from '../kubectl-arguments.ts';
import type { CheckedDocument } from '../manifest-documents.ts';

const SENDING: ReadonlySet<string> = new Set(['apply', 'create', 'replace']);

/**
 * Whether the page sends a document's file without having its fields checked: the first command behind the block that
 * sends it says so. Then the server drops what it does not know (`ignore`), or does so with a warning (`warn`).
 * Rule: https://kubernetes.io/docs/reference/using-api/api-concepts/#field-validation
 */
export function validationOff(lesson: Lesson, { block, file }: Pick<CheckedDocument, 'block' | 'file'>): 'ignore' | 'warn' | undefined {
  if (file === undefined) return undefined;
  for (const { simple, placed } of simpleCommands(lesson)) {
    if (placed.before <= block.index) continue;
    const command = readKubectl(simple);
    if (command === undefined || !SENDING.has(command.verb)) continue;
    if (!flagValues(command, 'filename').some(({ value }) => withoutDot(value) === withoutDot(file))) continue;
    const validate = flagValue(command, 'validate')?.value;
    return validate === 'false' || validate === 'ignore' ? 'ignore' : validate === 'warn' ? 'warn' : undefined;
  }
  return undefined;
}

function withoutDot(path: string): string {
  return path.replace(/^\.\//, '');
}
