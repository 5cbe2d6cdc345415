import { bytesToBase64 } from '../../kube/base64-text.ts';
import type { Invocation } from '../command.ts';
import { CommandError } from '../errors/command-error.ts';
import type { Stanza } from './kubeconfig.ts';

/**
 * A certificate or key as a kubeconfig holds it: the path of its file, or with `--embed-certs` its content.
 * @param field `client-key`; the content is under `client-key-data`, and the one empties the other
 */
export function embedded({ flags, context }: Invocation, field: string, path: string): Stanza {
  const text = context.files.read(path);
  if (!flags.bool('embed-certs')) return { [field]: path, [`${field}-data`]: undefined };
  if (text === undefined) throw new CommandError(`could not stat ${field} file ${path}: stat ${path}: no such file or directory`);
  return { [field]: undefined, [`${field}-data`]: bytesToBase64(new TextEncoder().encode(text)) };
}
