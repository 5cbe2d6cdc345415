import { CommandError } from '../errors/command-error.ts';
import type { KubectlContext } from '../context.ts';
import type { ManifestText } from './manifest-files.ts';

/**
 * What `-k` names. Kustomizations are not built here; a folder that does not exist is refused as kubectl refuses it.
 * @throws CommandError
 */
export function kustomizationTexts(path: string, { files, env }: Pick<KubectlContext, 'files' | 'env'>): ManifestText[] {
  if (files.isDirectory(path)) {
    throw new CommandError(`kustomizations are not simulated here; apply the files of ${path} with -f`);
  }
  const whole = path.startsWith('/') ? path : `${env['PWD'] ?? ''}/${path}`;
  throw new CommandError(`must build at directory: not a valid directory: evalsymlink failure on '${path}' : lstat ${whole}: no such file or directory`);
}
