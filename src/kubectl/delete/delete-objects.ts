import type { DeleteOptions } from '../../cluster/api/requests.ts';
import { StatusError } from '../../cluster/api/status-error.ts';
import { checkAddressed, type Info, type Selection } from '../arguments/info.ts';
import type { Invocation } from '../command.ts';
import { ErrorList } from '../errors/command-error.ts';
import { withSource } from '../errors/error-text.ts';
import type { DryRun } from '../flags/strategies.ts';
import { kindPrefix } from '../print/table.ts';
import type { WarnedInvocation } from '../warning-client.ts';
import type { Propagation } from './propagation.ts';
import { waitUntilGone } from './wait-until-gone.ts';

export interface DeletionSettings {
  /** Seconds; negative leaves it to each object. */
  gracePeriod: number;
  propagation: Propagation;
  ignoreNotFound: boolean;
  dryRun: DryRun;
  /** `-o name`: the names alone. */
  nameOnly: boolean;
  wait: boolean;
  /** Seconds that are waited at most. */
  timeout: number;
  /** `--namespace` was given, and so objects of no namespace are worth a warning. */
  warnsOfGlobal: boolean;
}

/**
 * Deletes objects, tells of each, and waits until they are gone.
 * @throws the errors of those that could not be deleted; then nothing is waited for
 * Rule: `DeleteResult` of kubectl's `cmd/delete`.
 */
export async function deleteObjects(invocation: Invocation, { client }: WarnedInvocation, selection: Selection, settings: DeletionSettings): Promise<void> {
  const { out, err, context } = invocation;
  const options: DeleteOptions = {
    propagationPolicy: settings.propagation,
    ...(settings.gracePeriod < 0 ? {} : { gracePeriodSeconds: settings.gracePeriod }),
    ...(settings.dryRun === 'server' ? { dryRun: true } : {}),
  };
  const deleted: { info: Info; uid: string | undefined }[] = [];
  const errors: unknown[] = [];
  let { warnsOfGlobal } = settings;
  let found = 0;
  const visit = ({ resource, namespace, name, source, ...info }: Info): void => {
    found += 1;
    if (warnsOfGlobal && !resource.namespaced) {
      err('Warning: deleting cluster-scoped resources, not scoped to the provided namespace\n');
      warnsOfGlobal = false;
    }
    const location = { resource, namespace, name };
    if (settings.dryRun !== 'client') {
      try {
        checkAddressed(name);
        const { metadata, ...answer } = client.delete(location, options).object;
        deleted.push({ info: { ...info, ...location, source }, uid: answer['details']?.uid ?? metadata?.uid });
      } catch (error) {
        throw withSource('deleting', source, error);
      }
    }
    out(`${deletedLine(location, settings)}\n`);
  };
  for (const each of selection) {
    try {
      if ('error' in each) throw each.error;
      visit(each.info);
    } catch (error) {
      if (!(settings.ignoreNotFound && error instanceof StatusError && error.reason === 'NotFound')) errors.push(error);
    }
  }
  if (errors.length > 0) throw errors.length === 1 ? errors[0] : new ErrorList(errors);
  if (found === 0) out('No resources found\n');
  if (settings.wait && settings.dryRun === 'none') await waitUntilGone(deleted, client, context.waiting, settings.timeout);
}

/** `pod "web" deleted from default namespace`. Rule: `PrintObj` there. */
function deletedLine({ resource, namespace, name }: Pick<Info, 'resource' | 'namespace' | 'name'>, { gracePeriod, dryRun, nameOnly }: DeletionSettings): string {
  const kind = kindPrefix(resource);
  if (nameOnly) return `${kind}/${name}`;
  const operation = gracePeriod === 0 ? 'force deleted' : 'deleted';
  const from = resource.namespaced && namespace !== undefined ? ` from ${namespace} namespace` : '';
  const pretended = dryRun === 'none' ? '' : dryRun === 'client' ? ' (dry run)' : ' (server dry run)';
  return `${kind} "${name}" ${operation}${from}${pretended}`;
}
