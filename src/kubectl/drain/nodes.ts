import type { Info } from '../arguments/info.ts';
import { select } from '../arguments/select.ts';
import type { Invocation } from '../command.ts';
import { CommandError, UsageError } from '../errors/command-error.ts';
import { errorMessage } from '../errors/error-text.ts';
import type { DryRun } from '../flags/strategies.ts';
import { isSet } from '../arguments/select-options.ts';
import { nameLine } from '../print/name.ts';
import { withWarnings } from '../warning-client.ts';

/** What is printed behind what a dry run would do. */
export const DRY_RUN_SUFFIX: Readonly<Record<DryRun, string>> = { none: '', client: ' (dry run)', server: ' (server dry run)' };

/**
 * The nodes that `cordon`, `uncordon` and `drain` are about.
 * @throws UsageError, CommandError or the server's StatusError
 * Rule: `DrainCmdOptions.Complete` of kubectl.
 */
export function nodesOf(invocation: Invocation): Info[] {
  const { path, args, flags } = invocation;
  const selector = flags.text('selector');
  if (args.length === 0 && !flags.changed('selector')) throw new UsageError(path, `USAGE: ${path} NODE [flags]`);
  if (args.length > 0 && isSet(selector)) throw new UsageError(path, 'error: cannot specify both a node name and a --selector option');
  const { infos, errors } = select(withWarnings(invocation), {
    ...(isSet(selector) ? { args: ['nodes'], selector } : { namesOf: { type: 'nodes', names: args } }), singleType: true, namespace: invocation.namespace,
  }).infos();
  if (errors.length > 0) throw errors[0];
  const other = infos.find(({ resource }) => resource.plural !== 'nodes' || resource.group !== '');
  if (other !== undefined) {
    const { group, version, plural } = other.resource;
    throw new CommandError(`error: expected resource of type node, got ${JSON.stringify(`${group === '' ? '/' : `${group}/`}${version}, Resource=${plural}`)}`);
  }
  return infos;
}

/** Marks nodes as unschedulable, or as schedulable again, and tells of each. */
export function cordonNodes(invocation: Invocation, nodes: readonly Info[], unschedulable: boolean, dryRun: DryRun): void {
  const { out, err } = invocation;
  const { client } = withWarnings(invocation);
  const verb = unschedulable ? 'cordon' : 'uncordon';
  for (const { resource, name, object } of nodes) {
    const node = object!;
    if ((node['spec'].unschedulable ?? false) === unschedulable) {
      out(nameLine(node, `already ${verb}ed${DRY_RUN_SUFFIX[dryRun]}`));
      continue;
    }
    try {
      const body = { spec: { unschedulable: unschedulable ? true : null } };
      if (dryRun !== 'client') client.patch({ resource, name }, { type: 'strategic', body }, dryRun === 'server' ? { dryRun: true } : {});
    } catch (error) {
      err(`error: unable to ${verb} node ${JSON.stringify(name)}: ${errorMessage(error)}\n`);
      continue;
    }
    out(nameLine(node, `${verb}ed${DRY_RUN_SUFFIX[dryRun]}`));
  }
}
