import { CommandError } from '../errors/command-error.ts';
import type { FieldValidation } from '../../cluster/api/requests.ts';
import type { Flags } from './flags.ts';

/** Where a command stops: nowhere, before the server is asked, or before the server stores anything. */
export type DryRun = 'none' | 'client' | 'server';

/**
 * What `--dry-run` says.
 * @param warn is called with what kubectl logs of the old forms, `--dry-run` and `--dry-run=true`
 * @throws CommandError
 * Rule: `GetDryRunStrategy` of kubectl's `cmd/util`.
 */
export function dryRunOf(flags: Flags, warn: (text: string) => void): DryRun {
  const text = flags.text('dry-run');
  if (text === 'none' || text === 'client' || text === 'server') return text;
  if (text === 'unchanged') {
    warn('--dry-run is deprecated and can be replaced with --dry-run=client.');
    return 'client';
  }
  const old = booleanOf(text);
  if (old === undefined) throw new CommandError(`Invalid dry-run value (${text}). Must be "none", "server", or "client".`);
  warn(`--dry-run=${text} is deprecated (boolean value) and can be replaced with --dry-run=${old ? 'client' : 'none'}.`);
  return old ? 'client' : 'none';
}

/**
 * What `--validate` says.
 * @throws CommandError
 * Rule: `GetValidationDirective` there.
 */
export function fieldValidationOf(flags: Flags): FieldValidation {
  const text = flags.text('validate');
  if (text === 'warn') return 'Warn';
  const strict = text === 'strict' ? true : text === 'ignore' ? false : booleanOf(text);
  if (strict === undefined) {
    throw new CommandError(`invalid - validate option "${text}"; must be one of: strict (or true), warn, ignore (or false)`);
  }
  return strict ? 'Strict' : 'Ignore';
}

/** Rule: `strconv.ParseBool` of Go. */
function booleanOf(text: string): boolean | undefined {
  if (/^(?:1|t|T|TRUE|true|True)$/.test(text)) return true;
  return /^(?:0|f|F|FALSE|false|False)$/.test(text) ? false : undefined;
}
