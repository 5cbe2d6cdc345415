import { CommandError } from '../errors/command-error.ts';
import type { Flags } from '../flags/flags.ts';
import type { SelectOptions } from './select-options.ts';

/** What `-f`, `-k` and `-R` say, for `select`. */
export function fileOptions(flags: Flags): Pick<SelectOptions, 'filenames' | 'kustomize' | 'recursive'> {
  return {
    filenames: flags.list('filename'),
    kustomize: flags.has('kustomize') ? flags.text('kustomize') : '',
    recursive: flags.has('recursive') && flags.bool('recursive'),
  };
}

/**
 * For commands that take their objects from files only.
 * @throws CommandError
 * Rule: `RequireFilenameOrKustomize` of cli-runtime.
 */
export function requireFiles(flags: Flags): void {
  const { filenames = [], kustomize = '' } = fileOptions(flags);
  if (filenames.length === 0 && kustomize === '') throw new CommandError('must specify one of -f and -k');
  if (filenames.length > 0 && kustomize !== '') throw new CommandError('only one of -f or -k can be specified');
}

/** Whether a command got `-f` or `-k`. Rule: `IsFilenameSliceEmpty`. */
export function hasFiles(flags: Flags): boolean {
  const { filenames = [], kustomize = '' } = fileOptions(flags);
  return filenames.length > 0 || kustomize !== '';
}
