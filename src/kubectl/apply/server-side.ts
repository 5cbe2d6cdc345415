import type { ApiClient, WriteOptions } from '../../cluster/api/requests.ts';
import { StatusError } from '../../cluster/api/status-error.ts';
import type { KubeObject } from '../../kube/object.ts';
import type { Info } from '../arguments/info.ts';
import { CommandError } from '../errors/command-error.ts';

const REVIEW = `Please review the fields above--they currently have other managers. Here
are the ways you can resolve this warning:
* If you intend to manage all of these fields, please re-run the apply
  command with the \`--force-conflicts\` flag.
* If you do not intend to manage all of the fields, please edit your
  manifest to remove references to the fields that should keep their
  current managers.
* You may co-own fields by updating your manifest to match the existing
  value; in this case, you'll become the manager if the other manager(s)
  stop managing the field (remove it from their configuration).
See https://kubernetes.io/docs/reference/using-api/server-side-apply/#conflicts`;

/**
 * Sends an object of a file to be applied by the server.
 * @throws CommandError when fields have other managers
 * Rule: `applyOneObject` of kubectl's `cmd/apply`.
 */
export function applyOnServer(client: ApiClient, { resource, namespace, name, object }: Info, write: WriteOptions, force: boolean): KubeObject {
  try {
    return client.patch({ resource, namespace, name }, { type: 'apply', body: object, force }, write).object;
  } catch (error) {
    if (!(error instanceof StatusError) || error.reason !== 'Conflict') throw error;
    throw new CommandError(`${error.message}\n${REVIEW}`);
  }
}
