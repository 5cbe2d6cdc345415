import type { ApiClient } from '../../cluster/api/requests.ts';
import type { KubeObject } from '../../kube/object.ts';
import { fileOptions } from '../arguments/file-flags.ts';
import type { Info } from '../arguments/info.ts';
import { select } from '../arguments/select.ts';
import { changeOutput } from '../change-output.ts';
import type { Command, Invocation } from '../command.ts';
import { dryRunFlag } from '../dry-run.ts';
import { CommandError, ErrorList } from '../errors/command-error.ts';
import { withWarnings } from '../warning-client.ts';

/** `kubectl scale`. Rule: `ScaleOptions` of kubectl. */
export const command: Command = {
  path: 'scale',
  async run(invocation) {
    const { args, flags } = invocation;
    const dryRun = dryRunFlag(invocation);
    const output = changeOutput(invocation, dryRun);
    const replicas = flags.int('replicas');
    if (replicas < 0) throw new CommandError('The --replicas=COUNT flag is required, and COUNT must be greater than or equal to 0');
    if (flags.int('current-replicas') < -1) throw new CommandError('The --current-replicas must specify an integer of -1 or greater');
    const warned = withWarnings(invocation);
    const { infos, errors } = select(warned, {
      args, ...fileOptions(flags), selector: flags.text('selector'), allowEmptySelector: flags.bool('all'),
      namespace: invocation.namespace, enforceNamespace: invocation.enforceNamespace, continueOnError: true,
    }).infos();
    if (flags.text('resource-version') !== '' && infos.length > 1) throw new CommandError('cannot use --resource-version with multiple resources');
    if (infos.length === 0) {
      if (errors.length > 0) throw new ErrorList(errors);
      throw new CommandError('no objects passed to scale');
    }
    for (const info of infos) {
      if (dryRun !== 'client') await scaled(invocation, warned.client, info, dryRun === 'server');
      output.print(withReplicas(info.object!, replicas), 'scaled');
    }
    if (errors.length > 0) throw new ErrorList(errors);
    return 0;
  },
};

/** Sends the number of replicas, and waits for them when `--timeout` is given. Rule: `Scaler.Scale` of kubectl's `scale`. */
async function scaled({ flags, context }: Invocation, client: ApiClient, { resource, namespace, name }: Info, dryRun: boolean): Promise<void> {
  const at = { resource, namespace, name, subresource: 'scale' };
  const replicas = flags.int('replicas');
  const [version, current] = [flags.text('resource-version'), flags.int('current-replicas')];
  if (version !== '' || current !== -1) {
    const before = client.get(at);
    if (current !== -1 && before['spec'].replicas !== current) throw new CommandError(`Expected replicas to be ${current}, was ${before['spec'].replicas}`);
    if (version !== '' && before.metadata.resourceVersion !== version) throw new CommandError(`Expected resource version to be ${version}, was ${before.metadata.resourceVersion}`);
  }
  client.patch(at, { type: 'merge', body: { spec: { replicas } } }, dryRun ? { dryRun } : {});
  const seconds = flags.seconds('timeout');
  if (seconds === 0 || dryRun) return;
  const isThere = (): boolean => {
    const { spec, status } = client.get(at);
    return status.replicas === spec.replicas;
  };
  if (!(await context.waiting.until(isThere, seconds))) throw new CommandError('timed out waiting for the condition');
}

/** Only of the built-in kinds is it known where they have their replicas. Rule: `updateReplicas`. */
function withReplicas(object: KubeObject, replicas: number): KubeObject {
  const isBuiltIn = !object.apiVersion.includes('/') || object.apiVersion.startsWith('apps/');
  return isBuiltIn ? { ...object, spec: { ...object['spec'], replicas } } : object;
}
