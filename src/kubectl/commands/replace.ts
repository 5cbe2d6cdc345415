import type { WriteOptions } from '../../cluster/api/requests.ts';
import type { KubeObject } from '../../kube/object.ts';
import { withUpdatedLastApplied } from '../apply/last-applied.ts';
import { isGone } from '../apply/patcher.ts';
import { fileOptions, requireFiles } from '../arguments/file-flags.ts';
import { liveObject, type Info } from '../arguments/info.ts';
import { select } from '../arguments/select.ts';
import type { SelectOptions } from '../arguments/select-options.ts';
import { changeOutput, type ChangeOutput } from '../change-output.ts';
import type { Command, Invocation } from '../command.ts';
import { deleteObjects } from '../delete/delete-objects.ts';
import { propagationOf } from '../delete/propagation.ts';
import { WEEK } from '../delete/wait-until-gone.ts';
import { dryRunFlag } from '../dry-run.ts';
import { CommandError, UsageError } from '../errors/command-error.ts';
import { withSource } from '../errors/error-text.ts';
import { fieldValidationOf } from '../flags/strategies.ts';
import { logLine } from '../klog.ts';
import { withWarnings, type WarnedInvocation } from '../warning-client.ts';

/** How long `--force` waits for old objects to go when no `--timeout` is given, in seconds. */
const PATIENCE = 300;

/** `kubectl replace`. Rule: `ReplaceOptions` of kubectl. */
export const command: Command = {
  path: 'replace',
  async run(invocation) {
    const { args, flags } = invocation;
    if (args.length > 0) throw new UsageError('replace', `Unexpected args: [${args.join(' ')}]`);
    const dryRun = dryRunFlag(invocation);
    const output = changeOutput(invocation, dryRun);
    const validation = fieldValidationOf(flags);
    if (flags.text('raw') !== '') throw new CommandError('--raw is not simulated here; kubectl replace -f FILE sends the objects of a file');
    requireFiles(flags);
    const force = flags.bool('force');
    if (!force && flags.int('grace-period') >= 0) throw new CommandError('--grace-period must have --force specified');
    if (!force && flags.seconds('timeout') !== 0) throw new CommandError('--timeout must have --force specified');
    if (force && dryRun !== 'none') throw new CommandError('--dry-run can not be used when --force is set');
    const warned = withWarnings(invocation);
    const subresource = flags.text('subresource');
    const options: SelectOptions = {
      ...fileOptions(flags), namespace: invocation.namespace, enforceNamespace: invocation.enforceNamespace, continueOnError: true,
      validate: validation !== 'Ignore',
    };
    const write: WriteOptions = { fieldManager: flags.text('field-manager'), fieldValidation: validation, ...(dryRun === 'server' ? { dryRun: true } : {}) };
    if (force) return forceReplace(invocation, warned, options, write, output);
    await select(warned, options).visit((info) => {
      const given = withUpdatedLastApplied(info.object!, flags.bool('save-config'));
      output.print(dryRun === 'client' ? given : replaced(warned, info, given, write, subresource), 'replaced');
    });
    return 0;
  },
};

/** An object without a resource version is put in the place of whatever is there. Rule: `Helper.Replace` of cli-runtime. */
function replaced({ client }: WarnedInvocation, info: Info, given: KubeObject, write: WriteOptions, subresource: string): KubeObject {
  const { resource, namespace, name, source } = info;
  try {
    const resourceVersion = given.metadata?.resourceVersion || liveObject(client, info).metadata.resourceVersion;
    const at = { resource, namespace, name, ...(subresource === '' ? {} : { subresource }) };
    return client.update(at, { ...given, metadata: { ...given.metadata, resourceVersion } }, write).object;
  } catch (error) {
    throw withSource('replacing', source, error);
  }
}

/** Rule: `forceReplace` there: everything is deleted first, and then made anew. */
async function forceReplace(invocation: Invocation, warned: WarnedInvocation, options: SelectOptions, write: WriteOptions, output: ChangeOutput): Promise<number> {
  const { flags, context, err } = invocation;
  const timeout = flags.seconds('timeout');
  const grace = flags.int('grace-period');
  await deleteObjects(invocation, warned, select(warned, options), {
    gracePeriod: grace === 0 ? 1 : grace, ignoreNotFound: true, dryRun: 'none', nameOnly: flags.text('output') === 'name', warnsOfGlobal: false,
    propagation: propagationOf(flags, (text) => err(logLine('W', context.waiting.now(), 'helpers.go:1026', text))),
    wait: flags.bool('wait') || grace === 0, timeout: timeout === 0 ? WEEK : timeout,
  });
  const { infos, errors } = select(warned, options).infos();
  if (errors.length > 0) throw errors[0];
  for (const info of infos) {
    const isReady = await context.waiting.until(() => isGone(warned.client, info), timeout === 0 ? PATIENCE : timeout);
    if (!isReady) throw new CommandError('timed out waiting for the condition');
  }
  for (const { resource, namespace, object } of infos) {
    const given = withUpdatedLastApplied(object!, flags.bool('save-config'));
    output.print(warned.client.create({ resource, namespace }, given, write).object, 'replaced');
  }
  if (infos.length === 0) throw new CommandError('no objects passed to replace');
  return 0;
}
