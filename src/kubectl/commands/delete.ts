import { StatusError } from '../../cluster/api/status-error.ts';
import { fileOptions } from '../arguments/file-flags.ts';
import { Selection, type Info } from '../arguments/info.ts';
import { select } from '../arguments/select.ts';
import type { Command, Invocation } from '../command.ts';
import { deleteObjects } from '../delete/delete-objects.ts';
import { propagationOf } from '../delete/propagation.ts';
import { WEEK } from '../delete/wait-until-gone.ts';
import { dryRunFlag } from '../dry-run.ts';
import { CommandError } from '../errors/command-error.ts';
import { logLine } from '../klog.ts';
import { kindPrefix } from '../print/table.ts';
import { withWarnings } from '../warning-client.ts';

const IMMEDIATE = 'Warning: Immediate deletion does not wait for confirmation that the running resource has been terminated. The resource may continue to run on the cluster indefinitely.\n';

/** `kubectl delete`. Rule: `DeleteOptions` of kubectl. */
export const command: Command = {
  path: 'delete',
  async run(invocation) {
    const { flags, args, out, err, context } = invocation;
    const log = (text: string): void => err(logLine('W', context.waiting.now(), 'helpers.go:1026', text));
    const propagation = propagationOf(flags, log);
    const selectors = [flags.bool('all'), flags.text('selector') !== '', flags.text('field-selector') !== ''];
    const gracePeriod = gracePeriodOf(invocation);
    const dryRun = dryRunFlag(invocation);
    if (flags.text('raw') !== '') throw new CommandError('--raw is not simulated here; name the object instead: kubectl delete TYPE NAME');
    const warned = withWarnings(invocation);
    const everywhere = flags.bool('all-namespaces');
    const options = {
      args, ...fileOptions(flags), selector: flags.text('selector'), fieldSelector: flags.text('field-selector'), all: flags.bool('all'),
      namespace: invocation.namespace, enforceNamespace: invocation.enforceNamespace && !everywhere, allNamespaces: everywhere,
      continueOnError: true, fetch: false,
    };
    let selection = select(warned, options);
    checkTogether(invocation, gracePeriod);
    const ignoreNotFound = flags.changed('ignore-not-found') ? flags.bool('ignore-not-found') : selectors.includes(true);
    if (flags.bool('interactive')) {
      const infos = previewed(select(warned, { ...options, fetch: true, latest: true }), ignoreNotFound);
      if (infos.length === 0 || !confirmed(invocation, infos)) {
        out(infos.length === 0 ? 'No resources found\n' : 'deletion is cancelled\n');
        return 0;
      }
      selection = new Selection(() => infos.map((info) => ({ info })), { continueOnError: true, singleItemImplied: false, targetsSingleItems: true });
    }
    const timeout = flags.seconds('timeout');
    await deleteObjects(invocation, warned, selection, {
      gracePeriod, propagation, ignoreNotFound, dryRun, nameOnly: flags.text('output') === 'name', wait: flags.bool('wait'),
      timeout: timeout === 0 ? WEEK : timeout, warnsOfGlobal: invocation.enforceNamespace && !everywhere,
    });
    return 0;
  },
};

/** `--grace-period=0` alone means one second, so that nothing is lost by mistake. Rule: `DeleteOptions.Complete`. */
function gracePeriodOf({ flags }: Invocation): number {
  const asked = flags.int('grace-period');
  if (flags.bool('now')) {
    if (asked !== -1) throw new CommandError('--now and --grace-period cannot be specified together');
    return 1;
  }
  if (flags.bool('force')) return asked < 0 ? 0 : asked;
  return asked === 0 ? 1 : asked;
}

/** Rule: `DeleteOptions.Validate`. */
function checkTogether({ flags, err }: Invocation, gracePeriod: number): void {
  const output = flags.text('output');
  if (output !== '' && output !== 'name') throw new CommandError(`unexpected -o output mode: ${output}. We only support '-o name'`);
  if (!flags.bool('force')) return;
  if (gracePeriod > 0) throw new CommandError('--force and --grace-period greater than 0 cannot be specified together');
  err(IMMEDIATE);
}

function previewed(selection: Selection, ignoreNotFound: boolean): Info[] {
  const { infos, errors } = selection.infos();
  const left = errors.filter((error) => !(ignoreNotFound && error instanceof StatusError && error.reason === 'NotFound'));
  if (left.length > 0) throw left[0];
  return infos;
}

/** `-i` asks; the answer comes from standard input. */
function confirmed({ out, context }: Invocation, infos: readonly Info[]): boolean {
  out(`You are about to delete the following ${infos.length} resource(s):\n`);
  for (const { resource, name } of infos) out(`${kindPrefix(resource)}/${name}\n`);
  out('Do you want to continue? (y/n): ');
  return context.stdin.trim().split(/\s+/, 1)[0]!.toLowerCase() === 'y';
}
